import Testing

@testable import ServiceDesk

@Suite struct ClockTests {
    @Test func `nobody accepts: the room, then the owner and the resident, then the managers, each once`() {
        var town = Town.withLeak(.urgent)
        #expect(town.pass(.seconds(299)).isEmpty)
        let heard = town.pass(.minutes(20))
        #expect(
            heard.map { $0.posted(to: .engineering).map { $0[.wait] } } == [
                [.wait(.minutes(5))], [.wait(.minutes(10))], [], [],
            ])
        #expect(
            heard.map { $0.reported.map(\.key) } == [[], [], [.unacceptedManager], [.unacceptedManager, .tellCompany]])
        #expect(heard.map { $0.told.map(\.key) } == [[], [.late], [], []])
        #expect(town.history(1001).last == .reminded)
    }

    @Test func `what fell due while the house was down is told once, to all whose turn has come, and marked late`() {
        let town = Town.withLeak(.urgent)
        guard let ticket = town[1001] else { return }
        let waking = Waking(
            kind: .acceptance, ticket: ticket, level: town.level, time: town.time, since: town.now,
            due: town.now + .minutes(5), pending: nil)
        let decision = waking.decide(at: town.now + .hours(3))
        #expect(decision.told.map { $0[.wait] } == [.wait(.hours(3))])
        #expect(decision.posted(to: .engineering).count == 1 && decision.reported.count == 2)
        #expect(decision.alarms.isEmpty)
        #expect(
            decision.changes.contains {
                if case .history(let entry) = $0 { entry.event == .remindedLate } else { false }
            })
    }

    @Test func `an emergency calls every two minutes until somebody takes it, and tells the resident once`() {
        var town = Town()
        town.say(.wang, .trapped)
        let heard = town.pass(.minutes(9))
        #expect(heard.map { $0.posted.first?[.wait] } == [2, 3, 5, 7, 8].map { .wait(.minutes($0)) })
        #expect(heard.map { $0.reported.map(\.key).contains(.unacceptedManager) } == [false, true, true, true, true])
        #expect(heard.map { $0.reported.map(\.key).contains(.tellCompany) } == [false, false, false, false, true])
        #expect(heard.map { $0.told.count } == [1, 0, 0, 0, 0])
        town.say(.li, Act(.accept))
        #expect(town.due(.acceptance, 1001) == nil)
    }

    @Test
    func `once everybody has been told it calls more slowly, and does not say again that the company has to know`() {
        var town = Town()
        town.say(.wang, .trapped)
        town.pass(.minutes(9))
        let heard = town.pass(.minutes(60))
        #expect(heard.compactMap { $0.posted.first?[.wait] } == [18, 28, 38, 48, 58, 68].map { .wait(.minutes($0)) })
        let reported = heard.flatMap(\.reported).map(\.key)
        #expect(reported == Array(repeating: .unacceptedManager, count: 6))
    }

    @Test func `a limit that a storm has stretched says nothing at the old one`() {
        var town = Town.withLeak()
        town.say(.zhao, Act(.stormBegins))
        town.level = town.level.inStorm
        let heard = town.pass(.minutes(35))
        #expect(heard.flatMap(\.posted).isEmpty && heard.flatMap(\.changes).isEmpty)
        let late = town.pass(.minutes(12)).flatMap(\.posted).map(\.key)
        #expect(late == [.unaccepted, .unaccepted])
    }

    @Test func `a word to come stops the reminders; a promise is asked after, and owned up to before it passes`() {
        var town = Town()
        town.level.classes[.urgent]?.arrive = .minutes(60)
        town.level.classes[.urgent]?.progress = .minutes(60)
        town.say(.wang, .leak(.urgent))
        town.say(.li, Act(.accept, duration: 40))
        let heard = town.pass(.minutes(40))
        #expect(heard.map { $0.posted.map(\.key) } == [[.askEta], []])
        #expect(heard.map { $0.told.map(\.key) } == [[], [.slipping]])
        #expect(town.history(1001).last == .slipped)
    }

    @Test func `a new time in answer is told, and the old one is forgotten`() {
        var town = Town.withLeak(.urgent)
        town.say(.li, Act(.accept, duration: 20))
        town.pass(.minutes(16))
        #expect(town.say(.li, Act(.accept, duration: 10)).told.map(\.key) == [.taken])
        #expect(town.pass(.minutes(8)).allSatisfy { !$0.told.map(\.key).contains(.slipping) })
        town.say(.li, Act(.arrive))
        #expect(
            town.due(.promise, 1001) == nil && town.due(.promiseEnd, 1001) == nil && town.due(.arrival, 1001) == nil)
    }

    @Test func `nobody there by the limit: the room and the resident hear of it`() {
        var town = Town.withLeak(.urgent)
        town.say(.li, Act(.accept))
        let heard = town.pass(.minutes(31)).first { $0.posted.map(\.key).contains(.overdueArrival) }
        #expect(heard?.told.map(\.key) == [.slipping])
    }

    @Test func `who has a job is asked for news, and the managers hear when there is none`() {
        var town = Town.withLeak(.urgent)
        town.say(.li, Act(.accept))
        town.say(.li, Act(.arrive))
        let heard = town.pass(.minutes(61)).filter { $0.posted.map(\.key).contains(.askNews) }
        #expect(heard.map { $0.reported.map(\.key) } == [[], [.noNews]])
    }

    @Test func `the clock of the end stands while a job waits for a named reason`() {
        var town = Town.withLeak(.urgent)
        town.say(.li, Act(.accept))
        town.pass(.hours(2))
        #expect(town.due(.finish, 1001) == .hours(10))
        town.say(.li, Act(.hold).because(.parts))
        #expect(town.due(.finish, 1001) == nil && town.due(.progress, 1001) == nil)
        town.pass(.hours(30))
        town.say(.li, Act(.arrive))
        #expect(town.due(.finish, 1001) == .hours(10))
        town.say(.li, Act(.complete))
        #expect(town.due(.finish, 1001) == nil)
    }

    @Test func `without a reason no clock stands`() {
        var town = Town.withLeak(.urgent)
        town.say(.li, Act(.accept))
        let clocks: [AlarmKind] = [.finish, .arrival, .progress]
        let before = clocks.map { town.due($0, 1001) }
        town.say(.li, Act(.hold))
        #expect(clocks.map { town.due($0, 1001) } == before && !before.contains(nil))
        let heard = town.pass(.minutes(31))
        #expect(heard.flatMap(\.posted).map(\.key).contains(.overdueArrival))
        #expect(heard.flatMap(\.posted).map(\.key).contains(.askNews))
    }

    @Test func `an emergency is never on hold for its clocks`() {
        var town = Town()
        town.say(.wang, .trapped)
        town.say(.li, Act(.accept))
        town.say(.li, Act(.hold).because(.thirdParty))
        #expect(town[1001]?.clock.running != nil)
        #expect(town.due(.arrival, 1001) != nil && town.due(.progress, 1001) != nil)
    }

    @Test func `hurry that comes late is told at once to all whose turn is over`() {
        var town = Town.withLeak()
        town.say(.li, Act(.accept))
        town.say(.li, Act(.arrive))
        town.pass(.hours(30))
        town.say(.zhao, Act(.setPriority, urgency: .urgent, ticket: 1001))
        #expect(town.due(.finish, 1001) == .zero)
        let heard = town.pass(.zero).filter { $0.posted.map(\.key).contains(.overdueFinish) }
        #expect(heard.map { $0.told.map(\.key) } == [[.slow]])
        // The manager's turn, 150 % of a day, is to come.
        #expect(heard.flatMap(\.reported).isEmpty && town.due(.finish, 1001) == .hours(6))
    }

    @Test func `the same hurry for who has not come`() {
        var town = Town.withLeak()
        town.say(.li, Act(.accept))
        town.pass(.hours(2))
        town.say(.zhao, Act(.setPriority, urgency: .urgent, ticket: 1001))
        let heard = town.pass(.zero).filter { $0.posted.map(\.key).contains(.overdueArrival) }
        #expect(heard.map { $0.told.map(\.key) } == [[.slipping]])
        #expect(heard.flatMap(\.reported).map(\.key) == [.overdueArrival, .tellCompany])
    }

    @Test func `the place is asked again once, then the service desk gets it as it stands`() throws {
        var town = Town()
        town.say(.wang, .leak(at: nil))
        town.now = town.now + .minutes(1)
        let asked = town.pass(.minutes(9))
        #expect(asked.map { $0.told.map(\.key) } == [[.askPlaceChoice]])
        let handed = town.pass(.minutes(10))
        #expect(handed.map { $0.posted(to: .service).map(\.key) } == [[.card]])
        #expect(town[1001]?.state == .dispatched && town.pending[Person.wang.id] == nil)
        #expect(town.say(.zhou, Act(.accept)).atWork.map(\.key) == [.accepted])
    }

    @Test func `asked again, the answer means this though something else was asked meanwhile`() {
        var town = Town()
        town.say(.chen, .leak(at: nil), with: .init(words: "漏水"))
        town.say(.chen, Act(.report, category: .powerTrip), with: .init(words: "跳闸"))
        town.say(.li, Act(.complete, ticket: 1002))
        #expect(town.pending[Person.chen.id]?.question == .confirmDone)
        town.pass(.minutes(10))
        #expect(town.pending[Person.chen.id]?.ticket == TicketNumber(1001))
    }

    @Test func `what is asked about one ticket outlives the end of another`() {
        var town = Town.withDoneJob()
        town.pass(.hours(71))
        town.say(.wang, .leak(at: nil), with: .init(words: "又一处漏水"))
        town.pass(.minutes(5))
        town.say(.wang, Act(.rate, ticket: 1001, rating: 5))
        #expect(town[1001]?.state == .archived && town.pending[Person.wang.id]?.ticket == TicketNumber(1002))
    }

    @Test func `silence after done: a reminder after a day, filed after seven, unconfirmed`() {
        var town = Town.withDoneJob()
        #expect(town.pass(.hours(24)).flatMap(\.told).map(\.key) == [.doneReminder])
        #expect(town.pending[Person.wang.id]?.question == .confirmDone)
        #expect(town.pass(.hours(6 * 24)).flatMap(\.told).map(\.key) == [.archivedUnconfirmed])
        #expect(town[1001]?.state == .archived && town[1001]?.unconfirmed == true)
        #expect(town.alarms.isEmpty && town.pending.isEmpty)
    }

    @Test func `silence after the confirmation files it without a word`() {
        var town = Town.withDoneJob()
        town.say(.wang, Act(.confirmDone))
        #expect(town.pass(.hours(7 * 24)).flatMap(\.told).isEmpty)
        #expect(town[1001]?.state == .archived && town[1001]?.unconfirmed == false)
    }

    // A call is owed after the end as well.
    @Test(arguments: AlarmKind.allCases.filter { $0 != .followUp })
    func `a clock that comes too late does nothing`(_ kind: AlarmKind) throws {
        let town = Town.withFiledJob()
        let waking = Waking(
            kind: kind, ticket: try #require(town[1001]), level: town.level, time: town.time, since: town.now,
            due: town.now + .minutes(10), pending: nil)
        #expect(waking.decide(at: town.now + .hours(1)).isNothing)
    }
}
