import Chat
import Foundation
import Testing

@testable import ServiceDesk

/// What one ticket adds: 2026-03-02 09:00 in Shanghai is when it was reported.
@Suite struct ReckoningTests {
    private static let start = Instant(milliseconds: 1_772_413_200_000)
    private static let time = WorkingTime(
        hours: .standard, calendar: .weekends, zone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt)

    private func at(_ minutes: Int) -> Instant { Self.start + .minutes(minutes) }

    private func ticket(
        _ state: TicketState = .archived, urgency: Urgency = .normal, concern: Concern = .fault,
        category: ServiceDesk.Category = .accessDoor, done: Int? = 60, number: Int = 1001
    ) -> Ticket {
        Ticket(
            number: TicketNumber(number), state: state, category: category, urgency: urgency, concern: concern,
            place: Place(building: "3"), words: "", reporter: PersonID(1), home: nil, unverified: false, owner: nil,
            ownerName: nil, lead: .engineering,
            job: Job(department: .engineering, assignee: PersonID(2), doneAt: done.map(at)), openedAt: Self.start,
            changedAt: at(done ?? 0), doneAt: done.map(at), rating: nil, reopenings: 0, unconfirmed: false, chased: 0,
            clock: FinishClock(began: Self.start, running: Self.start, spent: 0),
            origin: Origin(channel: "app", room: "r", message: nil, account: "u", accountName: ""))
    }

    private func entry(_ event: HistoryEntry.Event, _ minutes: Int) -> HistoryEntry {
        HistoryEntry(ticket: TicketNumber(1001), event: event, at: at(minutes), by: nil, byName: nil, source: nil)
    }

    private func fact(
        _ ticket: Ticket, _ history: [HistoryEntry] = [], acknowledged: Duration? = nil, now: Int = 100_000
    ) -> TicketFact {
        Reckoning.fact(
            of: ticket, history: history, acknowledged: acknowledged, level: ServiceLevel(), time: Self.time,
            now: at(now))
    }

    @Test(arguments: [(60, 1), (61, 0)]) func `taken in time, counted from when it was offered`(
        _ minute: Int, kept: Int
    ) {
        let history = [entry(.received, 0), entry(.dispatched, 0), entry(.accepted, minute), entry(.completed, 90)]
        let tally = fact(ticket(done: 90), history).tally
        #expect(tally[.acceptDue] == 1 && tally[.acceptKept] == kept)
        #expect(tally[.accept].quantile(50) == minute)
        #expect(tally[.urgentAcceptDue] == 0)
    }

    @Test func `as long as the limit runs it counts for nothing, and is looked at when it is over`() {
        let waiting = ticket(.dispatched, done: nil)
        let early = fact(waiting, [entry(.dispatched, 0)], now: 30)
        #expect(early.tally[.acceptDue] == 0)
        #expect(early.nextLook == at(60) + .milliseconds(1))
        #expect(early.ended == nil)
        let late = fact(waiting, [entry(.dispatched, 0)], now: 61)
        #expect(late.tally[.acceptDue] == 1 && late.tally[.acceptKept] == 0)
        #expect(late.missed & Indicator.accepted.bit != 0)
    }

    @Test func `one visit is fixed at once; a second visit, a transfer or a return is not`() {
        let once = [entry(.accepted, 5), entry(.arrived, 20), entry(.completed, 60)]
        #expect(fact(ticket(), once).tally[.fixedAtOnce] == 1)
        #expect(fact(ticket(), once + [entry(.arrived, 50)]).tally[.fixedAtOnce] == 0)
        #expect(fact(ticket(), once + [entry(.handedOn, 10)]).tally[.fixedAtOnce] == 0)
        var back = ticket()
        back.reopenings = 1
        let returned = fact(back, once + [entry(.reopened, 60 + 14 * 1440), entry(.completed, 70 + 14 * 1440)]).tally
        #expect(returned[.fixedAtOnce] == 0 && returned[.cameBack] == 1)
    }

    @Test func `a promise broken counts, and whether it was told before`() {
        var late = ticket(done: 60)
        late.job.eta = at(30)
        let told = fact(late, [entry(.accepted, 5), entry(.slipped, 29)]).tally
        #expect(told[.slipped] == 1 && told[.told] == 1)
        let silent = fact(late, [entry(.accepted, 5)]).tally
        #expect(silent[.slipped] == 1 && silent[.told] == 0)
        late.job.eta = at(90)
        #expect(fact(late, [entry(.accepted, 5)]).tally[.slipped] == 0)
    }

    @Test func `ratings`() {
        var rated = ticket()
        rated.rating = 4
        let tally = fact(rated).tally
        #expect(tally[.rated] == 1 && tally[.stars] == 4 && tally[.ratedWell] == 1 && tally[.finished] == 1)
        rated.rating = 3
        #expect(fact(rated).tally[.ratedWell] == 0)
        #expect(fact(ticket()).tally[.rated] == 0)
    }

    @Test func `a complaint is answered within a day and ended within ten`() {
        let slow = ticket(concern: .complaint, done: 11 * 1440)
        let tally = fact(slow, [entry(.accepted, 1441), entry(.completed, 11 * 1440)]).tally
        #expect(tally[.complaintAnswerDue] == 1 && tally[.complaintAnswered] == 0)
        #expect(tally[.complaintEndDue] == 1 && tally[.complaintEnded] == 0)
        #expect(fact(ticket(), [entry(.accepted, 5)]).tally[.complaintAnswerDue] == 0)
    }

    @Test func `a follow-up is owed for complaints, leaks and what was urgent, and done within two days`() {
        let history = [entry(.accepted, 5), entry(.completed, 60)]
        for owing in [ticket(concern: .complaint), ticket(category: .waterLeak), ticket(urgency: .urgent)] {
            #expect(fact(owing, history).tally[.followUpDue] == 1)
            #expect(fact(owing, history).tally[.followUpDone] == 0)
            #expect(fact(owing, history + [entry(.followedUp, 600)]).tally[.followUpDone] == 1)
            #expect(fact(owing, history, now: 100).tally[.followUpDue] == 0)
        }
        #expect(fact(ticket(), history).tally[.followUpDue] == 0)
    }

    @Test func `what the team cannot choose: about three of ten repairs are followed up`() {
        let owed = (1001...2000).count { number in
            var repair = ticket(number: number)
            repair.home = HomeID(1)
            return fact(repair, [entry(.completed, 60)]).tally[.followUpDue] == 1
        }
        #expect((270...330).contains(owed), "\(owed)")
    }

    @Test func `what was withdrawn keeps no clock`() {
        let tally = fact(ticket(.cancelled, done: nil), [entry(.dispatched, 0)]).tally
        #expect(tally[.opened] == 1 && tally[.withdrawn] == 1 && tally[.acceptDue] == 0 && tally[.finishDue] == 0)
    }

    @Test(arguments: [(5000, 1), (5001, 0)]) func `the machine answers within five seconds`(_ wait: Int, kept: Int) {
        let tally = fact(ticket(), acknowledged: .milliseconds(wait)).tally
        #expect(tally[.acknowledged] == 1 && tally[.acknowledgedInTime] == kept)
        #expect(fact(ticket()).tally[.acknowledged] == 0)
    }

    @Test func `money and visits`() {
        var paid = ticket()
        paid.job.cost = 3500
        paid.assisting = [Job(department: .cleaning, cost: 1000)]
        let tally = fact(paid).tally
        #expect(tally[.fen] == 4500 && tally[.charged] == 1)
        #expect(Indicator.costEach.figure(in: tally) == .money(fen: 4500))
    }

    @Test func `the day is the community's`() {
        let late = Reckoning.fact(
            of: ticket(done: 16 * 60), history: [], acknowledged: nil, level: ServiceLevel(), time: Self.time,
            now: at(100_000))
        #expect(late.opened == CivilDay(year: 2026, month: 3, day: 2))
        #expect(late.ended == CivilDay(year: 2026, month: 3, day: 3))
    }
}
