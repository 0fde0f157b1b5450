import Channels
import Chat
import Testing

@testable import Gateway

/// We stay under a platform's limit by ourselves, whatever span of its length it looks at.
@Suite struct PacingTests {
    private let start = ContinuousClock.now
    private let group = Room(id: "g", kind: .group)
    private let person = Room(id: "p", kind: .direct)

    /// Sends as soon as it may, for so long; the moments of sending.
    private func sends(_ pace: Pace, for time: Duration, pausing pause: Duration = .zero) -> [Duration] {
        var pacing = Pacing(pace)
        var now = start + pause
        var moments: [Duration] = []
        while now < start + pause + time {
            guard pacing.opening(at: now) == nil, pacing.opening(of: group, at: now) == nil else {
                now = max(pacing.opening(at: now) ?? now, pacing.opening(of: group, at: now) ?? now)
                continue
            }
            pacing.note(group, at: now)
            moments.append(now - start)
            now = now + .milliseconds(1)
        }
        return moments
    }

    @Test(arguments: [(30, 1), (20, 60), (1, 1), (45, 270)])
    func `no span ever holds more than are allowed, and hardly less`(_ count: Int, _ seconds: Int) {
        let allowance = Pace.Allowance(count, per: .seconds(seconds))
        let moments = sends(Pace(channel: [allowance]), for: .seconds(seconds * 10))
        for (index, moment) in moments.enumerated() {
            let within = moments[index...].prefix { $0 < moment + .seconds(seconds) }.count
            #expect(within <= count)
        }
        #expect(moments.count >= count * 10 * 95 / 100)
    }

    @Test func `several allowances hold together`() {
        let pace = Pace(group: [.init(1, per: .seconds(1)), .init(20, per: .seconds(60))])
        let moments = sends(pace, for: .seconds(60))
        #expect(moments.count == 20)
        #expect(zip(moments, moments.dropFirst()).allSatisfy { $1 - $0 >= .seconds(1) })
    }

    @Test func `rooms do not count for each other, groups and persons have their own`() {
        var pacing = Pacing(Pace(group: [.init(1, per: .seconds(1))]))
        pacing.note(group, at: start)
        pacing.note(person, at: start)
        #expect(pacing.opening(of: group, at: start) != nil)
        #expect(pacing.opening(of: person, at: start) == nil)
        #expect(pacing.opening(of: Room(id: "h", kind: .group), at: start) == nil)
        #expect(pacing.room(at: start) > 1000)
    }

    @Test func `what a channel has room for shrinks with each message and grows with time`() {
        var pacing = Pacing(Pace(channel: [.init(3, per: .seconds(1))]))
        #expect(pacing.room(at: start) == 3)
        pacing.note(group, at: start)
        pacing.note(group, at: start + .milliseconds(500))
        #expect(pacing.room(at: start + .milliseconds(600)) == 1)
        #expect(pacing.room(at: start + .milliseconds(1100)) == 2)
        #expect(pacing.room(at: start + .seconds(3)) == 3)
    }

    @Test func `ten thousand rooms are not remembered for ever`() {
        var pacing = Pacing(Pace(group: [.init(1, per: .seconds(1))]))
        for number in 1...10_000 {
            pacing.note(Room(id: ChatID("r-\(number)"), kind: .group), at: start + .milliseconds(number))
        }
        #expect(pacing.remembered < 6000)
    }

    @Test(arguments: [
        ("20 per 60 s", Pace.Allowance(20, per: .seconds(60))), ("1 per 500 ms", .init(1, per: .milliseconds(500))),
        ("1000 per 1 h", .init(1000, per: .seconds(3600))), ("5 per 2 min", .init(5, per: .seconds(120))),
    ])
    func `an allowance is written as people say it`(_ text: String, _ allowance: Pace.Allowance) {
        #expect(Pace.Allowance(text) == allowance)
    }

    @Test(arguments: ["", "20", "0 per 1 s", "1 per 0 s", "-1 per 1 s", "1 per s", "1 per 1 d", "1 in 1 s"])
    func `anything else is none`(_ text: String) { #expect(Pace.Allowance(text) == nil) }
}
