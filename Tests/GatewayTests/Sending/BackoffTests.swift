import ServiceDesk
import Synchronization
import Testing

@testable import Gateway

/// When a failed delivery is tried again; the schedule is a promise.
@Suite struct BackoffTests {
    private let created = Instant(milliseconds: 1_795_579_200_000)

    /// - Parameter chance: what becomes of the longest wait.
    private func wait(
        after tries: Int, asked: Duration? = nil, age: Duration = .zero,
        chance: @escaping @Sendable (Duration) -> Duration = { $0 }
    ) -> Duration? {
        let now = created + age
        let watch = Watch(now: { now }, chance: chance)
        return Backoff.next(after: tries, created: created, asked: asked, now: now, watch: watch).map { $0 - now }
    }

    @Test func `the wait doubles from a second to an hour`() {
        let seconds = (1...39).map { wait(after: $0).map { $0.milliseconds / 1000 } }
        #expect(seconds.prefix(13) == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600])
        #expect(seconds.dropFirst(13).allSatisfy { $0 == 3600 })
    }

    @Test func `chance picks from nothing to all of it`() {
        let asked = Mutex<[Duration]>([])
        let waits = (1...5).map { tries in
            wait(after: tries) { longest in
                asked.withLock { $0.append(longest) }
                return longest / 2
            }
        }
        #expect(asked.withLock { $0 } == [.seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(16)])
        #expect(waits == [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4), .seconds(8)])
        #expect(wait(after: 9, chance: { _ in .zero }) == .zero)
    }

    @Test func `the real watch's chance stays within the wait and is not always the same`() {
        let picked = (1...200).map { _ in Watch.real.chance(.seconds(10)) }
        #expect(picked.allSatisfy { (.zero)...(.seconds(10)) ~= $0 })
        #expect(Set(picked).count > 20)
        #expect(Watch.real.chance(.zero) == .zero)
    }

    @Test(arguments: [(1, 5, 5), (1, 3600, 3600), (1, 7200, 3600), (1, Int(Int32.max), 3600), (13, 5, 3600), (4, 0, 8)])
    func `never before the platform asked for, within an hour`(tries: Int, asked: Int, seconds: Int) {
        #expect(wait(after: tries, asked: .seconds(asked)) == .seconds(seconds))
    }

    @Test func `it is given up after forty tries or three days`() {
        #expect(wait(after: 39) != nil)
        #expect(wait(after: 40) == nil)
        #expect(wait(after: 1, age: .hours(72) + .milliseconds(-1)) != nil)
        #expect(wait(after: 1, age: .hours(72)) == nil)
    }

    @Test func `an urgent letter is tried twice a minute at least, and not given up for its tries`() {
        let now = created
        let watch = Watch(now: { now }, chance: { $0 })
        let waits = [1, 5, 6, 20, 400].map {
            Backoff.next(after: $0, created: created, asked: nil, haste: .urgent, now: now, watch: watch).map {
                $0 - now
            }
        }
        #expect(waits == [.seconds(1), .seconds(16), .seconds(30), .seconds(30), .seconds(30)])
        #expect(
            Backoff.next(
                after: 1, created: created + .hours(-72), asked: nil, haste: .urgent, now: now, watch: watch) == nil)
    }

    @Test func `from the fifth failure on a room has its rest, whatever chance says`() {
        let now = created
        let watch = Watch(now: { now }, chance: { _ in .zero })
        let waits = [4, 5, 9].map {
            Backoff.next(
                after: $0, created: created, asked: nil, now: now, watch: watch, apart: Backoff.apart
            ).map { $0 - now }
        }
        #expect(waits == [.zero, .seconds(5), .seconds(5)])
    }

    @Test func `all tries are spent no sooner than a day`() {
        // An outage of a night ends with everything delivered.
        let total = (1...39).compactMap { wait(after: $0) }.reduce(Duration.zero, +)
        #expect(total > .hours(24))
    }
}
