import Foundation
import Testing

@testable import ServiceDesk

@Suite struct PolicyReplayTests {
    private static let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
    /// Monday, 2 March 2026, 09:00.
    private static let morning = Instant(milliseconds: 1_772_413_200_000)
    private static let engineers = ["李师傅", "包师傅"].map {
        ReplayedPolicy.Worker(name: ServiceName($0), department: .engineering, shifts: nil)
    }

    private func policy(
        accept minutes: Int = 30, _ workers: [ReplayedPolicy.Worker] = engineers
    ) -> ReplayedPolicy {
        var level = ServiceLevel()
        for kind in ServiceClass.allCases { level.classes[kind]?.accept = .minutes(minutes) }
        return ReplayedPolicy(
            level: level, time: WorkingTime(hours: level.hours, calendar: .weekends, zone: Self.zone), workers: workers)
    }

    /// Opened so many minutes after nine, accepted after, done after.
    private func job(_ number: Int, at minute: Int, accepted: Int, done: Int) -> (Ticket, [HistoryEntry]) {
        let opened = Self.morning + .minutes(minute)
        let end = opened + .minutes(done)
        var ticket = Ticket(
            number: TicketNumber(number), state: .archived, category: .waterLeak, urgency: .normal, concern: .fault,
            place: Place(building: "3"), words: "漏水", reporter: PersonID(1), home: nil, unverified: false, owner: nil,
            ownerName: nil, lead: .engineering,
            job: Job(
                department: .engineering, assignee: PersonID(2), acceptedAt: opened + .minutes(accepted), doneAt: end),
            openedAt: opened, changedAt: end, doneAt: end, rating: nil, reopenings: 0, unconfirmed: false, chased: 0,
            clock: FinishClock(began: opened, running: opened, spent: 0),
            origin: Origin(channel: "c", room: "r", message: nil, account: "a", accountName: "芳"))
        ticket.state = .archived
        func entry(_ event: HistoryEntry.Event, _ at: Instant) -> HistoryEntry {
            HistoryEntry(ticket: ticket.number, event: event, at: at, by: nil, byName: nil, source: nil)
        }
        return (
            ticket,
            [
                entry(.received, opened), entry(.dispatched, opened), entry(.accepted, opened + .minutes(accepted)),
                entry(.completed, end),
            ]
        )
    }

    private func played(_ policy: ReplayedPolicy, _ jobs: [(Ticket, [HistoryEntry])]) -> PolicyReplay {
        var replay = PolicyReplay(policy, now: Self.morning + .hours(1000))
        for (ticket, history) in jobs { replay.play(ticket, history) }
        return replay
    }

    @Test func `the same past is late under a shorter limit`() {
        let jobs = [job(1001, at: 0, accepted: 10, done: 60), job(1002, at: 5, accepted: 25, done: 60)]
        #expect(played(policy(accept: 30), jobs).late[.accepted] == nil)
        let shorter = played(policy(accept: 15), jobs)
        #expect(shorter.late[.accepted] == [TicketNumber(1002)])
        #expect(shorter.tally[.acceptKept] == 1 && shorter.departments[.engineering]?[.acceptDue] == 2)
    }

    @Test func `jobs go to whoever has the fewest, then to who had none the longest`() {
        let jobs = [
            job(1001, at: 0, accepted: 1, done: 100), job(1002, at: 10, accepted: 1, done: 5),
            job(1003, at: 20, accepted: 1, done: 5), job(1004, at: 30, accepted: 1, done: 5),
        ]
        let loads = played(policy(), jobs).loads
        #expect(loads.map(\.jobs) == [1, 3] && loads.map(\.most) == [1, 1])
    }

    @Test func `where nobody of the department is there, it is counted`() {
        let night = WeeklyShifts([.init(days: Set(1...7), from: 20 * 60, to: 8 * 60)])
        let worker = ReplayedPolicy.Worker(name: ServiceName("李师傅"), department: .engineering, shifts: night)
        let replay = played(policy([worker]), [job(1001, at: 0, accepted: 1, done: 5)])
        #expect(replay.unattended == [.engineering: 1] && replay.loads[0].jobs == 0)
    }

    @Test func `what was withdrawn is nobody's load`() {
        var (ticket, history) = job(1001, at: 0, accepted: 1, done: 5)
        ticket.state = .cancelled
        #expect(played(policy(), [(ticket, history)]).loads.allSatisfy { $0.jobs == 0 })
        history.removeAll()
    }

    @Test(arguments: [("2026-02-01", true), ("2026-02-30", false), ("2026-2-1", false), ("今天", false), ("", false)])
    func `a day is written in one way`(_ text: String, _ isDay: Bool) {
        #expect((CivilDay(written: text) != nil) == isDay)
    }
}
