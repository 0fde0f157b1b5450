import Testing

@testable import ServiceDesk

@Suite struct ClockTests {
    @Test func `nobody accepts: the room, the manager and the resident hear of it once`() {
        var town = Town.withLeak()
        #expect(town.pass(.seconds(899)).isEmpty)
        let heard = town.pass(.seconds(1))
        #expect(heard.map { $0.posted(to: .engineering).map { $0[.minutes] } } == [[.minutes(15)]])
        #expect(heard.map { $0.reported.map(\.key) } == [[.unacceptedManager]])
        #expect(heard.map { $0.told.map(\.key) } == [[.late]])
        #expect(town.history(1001).last == .reminded)
        #expect(town.pass(.hours(5)).isEmpty)
    }

    @Test func `the resident hears of it too when the clock went off late`() {
        let town = Town.withLeak()
        guard let ticket = town[1001] else { return }
        let waking = Waking(
            kind: .acceptance, ticket: ticket, level: town.level, since: town.now, pending: nil)
        #expect(waking.decide(at: town.now + .hours(3)).told.map { $0[.minutes] } == [.minutes(180)])
    }

    @Test func `an emergency calls every two minutes until somebody takes it, and tells the resident once`() {
        var town = Town()
        town.say(.wang, .trapped)
        let heard = town.pass(.minutes(9))
        #expect(heard.map { $0.posted.first?[.minutes] } == [2, 4, 6, 8].map { .minutes($0) })
        #expect(heard.map { $0.reported.count } == [1, 1, 1, 1])
        #expect(heard.map { $0.told.count } == [1, 0, 0, 0])
        town.say(.li, Act(.accept))
        #expect(town.pass(.hours(1)).isEmpty)
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

    @Test func `silence after done: a reminder after a day, filed after three, unconfirmed`() {
        var town = Town.withDoneJob()
        #expect(town.pass(.hours(24)).map { $0.told.map(\.key) } == [[.doneReminder]])
        #expect(town.pending[Person.wang.id]?.question == .confirmDone)
        #expect(town.pass(.hours(48)).map { $0.told.map(\.key) } == [[.archivedUnconfirmed]])
        #expect(town[1001]?.state == .archived && town[1001]?.unconfirmed == true)
        #expect(town.alarms.isEmpty && town.pending.isEmpty)
    }

    @Test func `silence after the confirmation files it without a word`() {
        var town = Town.withDoneJob()
        town.say(.wang, Act(.confirmDone))
        #expect(town.pass(.hours(72)).map(\.messages) == [[]])
        #expect(town[1001]?.state == .archived && town[1001]?.unconfirmed == false)
    }

    @Test(arguments: AlarmKind.allCases)
    func `a clock that comes too late does nothing`(_ kind: AlarmKind) throws {
        let town = Town.withFiledJob()
        let waking = Waking(
            kind: kind, ticket: try #require(town[1001]), level: town.level, since: town.now, pending: nil)
        #expect(waking.decide(at: town.now + .hours(1)).isNothing)
    }
}
