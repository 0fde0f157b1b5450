import Foundation
import Testing

@testable import ServiceDesk

/// Whom somebody has to call once the work is done, and when nobody is woken.
@Suite struct CallingBackTests {
    @Test func `a leak is called after within a day: its owner hears while somebody works, the manager at the end`() {
        var town = Town.withDoneJob()
        town.say(.wang, Act(.rate, rating: 3))
        // Half the time is over at nine in the evening.
        #expect(town.pass(.hours(23)).flatMap(\.messages).isEmpty)
        #expect(town.pass(.minutes(45)).flatMap { $0.informed(.zhou) }.map(\.key) == [.followUpDue])
        #expect(town.pass(.hours(10)).flatMap(\.reported).map(\.key) == [.followUpMissed])
        #expect(town.alarms(1001).isEmpty)
    }

    @Test func `whoever was called is owed nothing`() {
        var town = Town.withDoneJob()
        town.say(.zhou, Act(.followUp, ticket: 1001, rating: 5), with: .init(words: "回访 1001 满意"))
        #expect(!town.alarms(1001).contains(.followUp))
    }

    @Test func `a low rating is a manager's to call about within four working hours`() {
        var town = Town.withDoneJob()
        town.say(.wang, Act(.rate, rating: 1))
        #expect(town.due(.followUp, 1001) == .hours(2))
        // From nine: two hours to the warning, and the lunch break before the end.
        town.pass(.hours(2))
        #expect(town.pass(.hours(4)).flatMap(\.reported).map(\.key) == [.followUpMissed])
    }

    @Test func `of other repairs the lot decides, about as often as was set`() {
        var level = ServiceLevel()
        let drawn = { (level: ServiceLevel) in
            (1...1000).count { number in
                let moment = Town.morning + .minutes(number * 7)
                let ticket = Ticket(
                    number: TicketNumber(number), category: .powerLight, urgency: .normal, place: Place(), words: "",
                    reporter: PersonID(1), home: HomeID(1), unverified: false, owner: nil, lead: .engineering,
                    openedAt: moment,
                    origin: Origin(channel: "c", room: "r", message: nil, account: "a", accountName: ""))
                return ticket.callDue(level) != nil
            }
        }
        #expect((250...350).contains(drawn(level)))
        level.samplePercent = 0
        #expect(drawn(level) == 0)
    }

    @Test(arguments: [
        ("2026-03-02T21:29:00+08:00", nil), ("2026-03-02T21:30:00+08:00", "2026-03-03T08:00:00+08:00"),
        ("2026-03-03T07:59:00+08:00", "2026-03-03T08:00:00+08:00"), ("2026-03-03T08:00:00+08:00", nil),
        ("2026-03-03T12:00:00+08:00", nil),
    ])
    func `quiet hours end in the morning`(_ now: String, _ end: String?) throws {
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let moment = { (text: String) in Instant(try Date(text, strategy: .iso8601)) }
        #expect(try QuietHours.standard.end(at: moment(now), in: zone) == end.map { try moment($0) })
    }

    @Test func `only what can wait waits, and not for whoever has just written`() throws {
        let zone = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
        let town = Town.withLeak()
        let ticket = try #require(town[1001])
        let night = Town.morning + .hours(14)
        #expect(ticket.heldUntil(ServiceLevel(), in: zone, at: night) == Town.morning + .hours(23))
        #expect(ticket.heldUntil(ServiceLevel(), in: zone, at: Town.morning + .hours(3)) == nil)
        var urgent = ticket
        urgent.urgency = .urgent
        #expect(urgent.heldUntil(ServiceLevel(), in: zone, at: night) == nil)
        var anyHour = ServiceLevel()
        anyHour.quiet = nil
        #expect(ticket.heldUntil(anyHour, in: zone, at: night) == nil)
        #expect(ticket.heldUntil(ServiceLevel(), in: zone, at: ticket.openedAt + .minutes(20)) == nil)
    }

    @Test func `whoever somebody comes to tonight hears of it tonight`() throws {
        let zone = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
        var town = Town.withLeak()
        let night = Town.morning + .hours(14)
        town.pass(.hours(14))
        town.say(.li, Act(.accept, duration: 20))
        let coming = try #require(town[1001])
        #expect(coming.heldUntil(ServiceLevel(), in: zone, at: night) == nil)
        town.say(.li, Act(.arrive))
        town.say(.li, Act(.complete))
        let done = try #require(town[1001])
        #expect(done.heldUntil(ServiceLevel(), in: zone, at: night + .minutes(30)) == nil)
        #expect(done.heldUntil(ServiceLevel(), in: zone, at: night + .hours(4)) != nil)
    }
}
