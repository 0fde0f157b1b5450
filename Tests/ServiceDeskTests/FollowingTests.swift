import Testing

@testable import ServiceDesk

@Suite struct FollowingTests {
    @Test func `progress tells the true state, in the group without the place`() throws {
        var town = Town.withLeak()
        town.say(.li, Act(.accept).said(for: 20))
        let heard = town.say(.wang, Act(.askProgress))
        #expect(heard.open.map { $0[.state] } == [.state(.accepted)] && heard.changes.isEmpty)
        #expect(heard.open.first?[.at] == .moment(town.now + .minutes(20)))
        #expect(heard.personal.first?[.place] != nil)
        #expect(heard.personal.first?[.timeline] == .timeline(town.histories[TicketNumber(1001)] ?? []))
    }

    @Test func `another's ticket looks like none`() {
        var town = Town.withLeak()
        let foreign = town.say(.chen, Act(.askProgress, ticket: 1001))
        let absent = town.say(.chen, Act(.askProgress, ticket: 4321))
        #expect(foreign.open.map(\.key) == [.noSuchTicket] && absent.open.map(\.key) == [.noSuchTicket])
        #expect(foreign.personal.map { $0.slots.map(\.name) } == absent.personal.map { $0.slots.map(\.name) })
        let quoted = town.say(.chen, Act(.askProgress), with: .init(quoted: Link(.ticket, TicketNumber(1001))))
        #expect(quoted.open.map(\.key) == [.noSuchTicket])
    }

    @Test func `staff see any, the family sees its own, without any there is nothing open`() {
        var town = Town.withLeak()
        #expect(town.say(.hu, Act(.askTicket, ticket: 1001)).atWork.map(\.key) == [.progress])
        #expect(town.say(.son, Act(.askProgress)).open.map(\.key) == [.progress])
        #expect(town.say(.chen, Act(.askProgress)).open.map(\.key) == [.nothingOpen])
    }

    @Test func `the first chase is passed on, the second raises the urgency`() {
        var town = Town.withLeak()
        let first = town.say(.wang, Act(.urge))
        #expect(first.open.map(\.key) == [.chased] && first.posted(to: .engineering).map(\.key) == [.urge])
        #expect(town[1001]?.urgency == .normal && town.tickets.count == 1)
        town.say(.son, Act(.urge))
        #expect(town[1001]?.urgency == .urgent && town[1001]?.chased == 2)
        town.say(.son, Act(.urge))
        #expect(town[1001]?.urgency == .urgent)
    }

    @Test(arguments: [Town.withDoneJob(), Town.withFiledJob()])
    func `chasing what is finished chases nobody and says how it stands`(_ town: Town) {
        var town = town
        let heard = town.say(.wang, Act(.urge, ticket: 1001))
        #expect(heard.open.map(\.key) == [.progress] && heard.posted.isEmpty && heard.changes.isEmpty)
    }

    @Test func `a chase that names its trouble chases that one`() {
        var town = Town.withLeak()
        town.say(.wang, .light)
        town.say(.wang, Act(.urge, category: .powerLight))
        #expect(town[1001]?.chased == 0 && town[1002]?.chased == 1)
        let both = town.say(.wang, Act(.urge))
        #expect(both.answers == 1 && both.open.map(\.key) == [.chased, .chased])
    }

    @Test func `pictures within a quarter of an hour belong to the report, later they do not`() {
        var town = Town.withLeak()
        town.pass(.minutes(14))
        let heard = town.say(.wang, [], with: .init(words: "", pictures: 2))
        #expect(heard.open.map(\.key) == [.detailTaken])
        #expect(heard.posted(to: .engineering).first?[.pictures] == .count(2))
        town.pass(.minutes(2))
        #expect(town.say(.wang, [], with: .init(words: "", pictures: 1)).isNothing)
    }

    @Test func `more words belong to it in a direct chat or as a reply to us, not in the group`() {
        var town = Town.withLeak()
        let words = "柜子下面也湿了，开始往外流"
        #expect(town.say(.wang, [], with: .init(words: words)).isNothing)
        #expect(town.say(.wang, [], with: .init(words: words, setting: .direct)).personal.map(\.key) == [.detailTaken])
        town.pass(.hours(1))
        #expect(town.say(.wang, [], with: .init(words: words, setting: .direct)).isNothing)
        let reply = town.say(.wang, [], with: .init(words: words, quoted: Link(.ticket, TicketNumber(1001))))
        #expect(reply.open.map(\.key) == [.detailTaken])
    }

    @Test func `a detail after done still reaches staff, after filing it is refused`() {
        var town = Town.withDoneJob()
        let heard = town.say(.wang, Act(.addDetail), with: .init(words: "门口还有水"))
        #expect(heard.open.map(\.key) == [.detailTaken] && heard.posted.map(\.key) == [.detail])
        var filed = Town.withFiledJob()
        #expect(filed.say(.wang, Act(.addDetail, ticket: 1001)).open.map(\.key) == [.notNow])
    }
}
