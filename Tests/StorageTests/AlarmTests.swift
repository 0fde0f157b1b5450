import ServiceDesk
import Testing

@testable import Storage

@Suite struct AlarmTests {
    private func withTickets(_ work: (Store, PersonID) async throws -> Void) async throws {
        try await withStore { store in
            let wang = try await store.meet("u-wang").person
            try await store.apply([.ticket(.sample(1001, by: wang)), .ticket(.sample(1002, by: wang))])
            try await work(store, wang)
        }
    }

    private func take(from store: Store, at now: Instant) async throws -> DueAlarm? {
        try await store.transaction { try $0.takeDueAlarm(at: now, time: WorkingTime.always) }
    }

    @Test func `alarms go off in the order of their time, each once, none early`() async throws {
        try await withTickets { store, _ in
            try await store.apply(alarms: [
                .set(.acceptance, TicketNumber(1001), at: noon + .minutes(15), since: noon),
                .set(.clarification, TicketNumber(1002), at: noon + .minutes(10), since: noon),
            ])
            #expect(try await store.reading { try $0.nextAlarm() } == noon + .minutes(10))
            #expect(try await take(from: store, at: noon + .minutes(10) + .milliseconds(-1)) == nil)
            let first = try #require(try await take(from: store, at: noon + .hours(5)))
            let second = try #require(try await take(from: store, at: noon + .hours(5)))
            #expect(first.waking.kind == .clarification)
            #expect(first.waking.ticket.number == TicketNumber(1002))
            #expect(first.waking.since == noon)
            #expect(first.due == noon + .minutes(10))
            #expect(second.waking.kind == .acceptance)
            #expect(try await take(from: store, at: noon + .hours(5)) == nil)
            #expect(try await store.reading { try $0.nextAlarm() } == nil)
        }
    }

    @Test func `a clock set back by a day brings along what was set before, and nothing else`() async throws {
        try await withTickets { store, _ in
            let tomorrow = noon + .hours(24)
            try await store.apply(alarms: [
                .set(.acceptance, TicketNumber(1001), at: tomorrow + .minutes(15), since: tomorrow),
                .set(.clarification, TicketNumber(1002), at: noon + .hours(30), since: noon),
            ])
            try await store.transaction { try $0.bringBack(at: noon + .seconds(30)) }
            #expect(try await store.reading { try $0.nextAlarm() } == noon + .minutes(15) + .seconds(30))
            _ = try #require(try await take(from: store, at: noon + .minutes(16)))
            #expect(try await store.reading { try $0.nextAlarm() } == noon + .hours(30))
        }
    }

    @Test func `there is one of a kind for a ticket, and it can be cancelled`() async throws {
        try await withTickets { store, _ in
            let number = TicketNumber(1001)
            try await store.apply(alarms: [.set(.acceptance, number, at: noon + .minutes(15), since: noon)])
            try await store.apply(alarms: [
                .set(.acceptance, number, at: noon + .minutes(30), since: noon + .minutes(1))
            ])
            #expect(try await store.count("alarm") == 1)
            #expect(try await take(from: store, at: noon + .minutes(15)) == nil)
            try await store.apply(alarms: [.cancel(.acceptance, number), .cancel(.confirmationEnd, number)])
            #expect(try await take(from: store, at: noon + .hours(1)) == nil)
        }
    }

    @Test func `an alarm knows what its ticket's reporter was asked`() async throws {
        try await withTickets { store, wang in
            let pending = Pending(.question(.clarifyPlace), ticket: TicketNumber(1001), askedAt: noon)
            try await store.apply(
                [.asked(wang, pending)], alarms: [.set(.clarification, TicketNumber(1001), at: noon, since: noon)])
            #expect(try await take(from: store, at: noon)?.waking.pending == pending)
        }
    }

    @Test func `a clock that goes off late finds who is there then`() async throws {
        var night = Roll.Person(id: "night", role: .staff, name: "老郑", department: .engineering)
        // Noon is a Wednesday, 04:00 there.
        night.shifts = WeeklyShifts([.init(days: [3], from: 0, to: 5 * 60)])
        try await withStore(roll: Roll.sample.with(people: Roll.sample.people + [night])) { store in
            let wang = try await store.meet("u-wang").person
            try await store.apply(
                [.ticket(.sample(1001, by: wang))],
                alarms: [.set(.clarificationEnd, TicketNumber(1001), at: noon, since: noon)])
            let alarm = try #require(try await take(from: store, at: noon + .hours(5)))
            let there = alarm.waking.colleagues.filter { $0.onDuty }.map(\.name.shown)
            #expect(!there.contains("老郑") && there.contains("李师傅"))
        }
    }

    @Test func `what was left over together goes off together`() async throws {
        try await withTickets { store, wang in
            var left = [1001, 1002, 1003].map { Ticket.sample($0, by: wang) }
            for index in left.indices {
                left[index].job.isHandedOver = true
                left[index].job.assignee = wang
            }
            left[2].lead = .security
            let due = noon + .minutes(30)
            try await store.apply(
                left.map { .ticket($0) }, alarms: left.map { .set(.handOver, $0.number, at: due, since: noon) })
            let first = try #require(try await take(from: store, at: due))
            #expect(first.waking.ticket.number == TicketNumber(1001))
            #expect(first.waking.others.map(\.number) == [TicketNumber(1002)])
            #expect(try await take(from: store, at: due)?.waking.ticket.number == TicketNumber(1003))
            #expect(try await take(from: store, at: due) == nil)
        }
    }

    @Test func `no two alarms ever have the same id, so what they post has a key of its own`() async throws {
        try await withTickets { store, _ in
            var ids: Set<Int64> = []
            for _ in 1...5 {
                try await store.apply(alarms: [.set(.acceptance, TicketNumber(1001), at: noon, since: noon)])
                ids.insert(try #require(try await take(from: store, at: noon)).id)
            }
            #expect(ids.count == 5)
        }
    }
}
