import Testing

@testable import ServiceDesk

@Suite struct ClarifyingTests {
    private static func asked(_ person: Person = .wang) -> Town {
        var town = Town()
        town.say(person, .leak(at: nil), with: .init(words: "漏水了"))
        return town
    }

    @Test(
        arguments: [
            (1, Place(building: "3", unit: "2", room: "501"), true),
            (2, Place(building: "3", unit: "2", area: .corridor), false), (3, Place(area: .garage), false),
        ])
    func `a number settles the place and sends the ticket on`(_ choice: Int, _ place: Place, atHome: Bool) {
        var town = Self.asked()
        let heard = town.choose(.wang, choice)
        #expect(town[1001]?.place == place && town[1001]?.state == .dispatched)
        #expect((town[1001]?.home != nil) == atHome)
        #expect(heard.open.map(\.key) == [.detailTaken] && heard.posted.map(\.key) == [.card])
        #expect(town.pending[Person.wang.id] == nil)
        #expect(town.alarms(1001) == [.acceptance, .arrival, .finish])
        #expect(town.history(1001) == [.received, .placed, .dispatched])
    }

    @Test func `elsewhere is asked for in words`() {
        var town = Self.asked()
        #expect(town.choose(.wang, 4).open.map(\.key) == [.askPlace])
        #expect(town[1001]?.state == .received)
        town.say(.wang, Act(.addDetail, place: Place(area: .pumpRoom)), with: .init(words: "泵房"))
        #expect(town[1001]?.state == .dispatched && town[1001]?.place.area == .pumpRoom)
    }

    @Test func `a number nobody offered is no answer`() {
        var town = Self.asked()
        #expect(town.choose(.wang, 5).isNothing && town.choose(.wang, 0).isNothing)
        #expect(town.choose(.chen, 1).isNothing)
    }

    @Test func `the trouble told again with its place is the answer, not a second ticket`() {
        var town = Self.asked()
        town.say(.wang, .leak(), with: .init(words: "是厨房在漏水"))
        #expect(town.tickets.count == 1 && town[1001]?.state == .dispatched && town[1001]?.place.area == .kitchen)
    }

    @Test func `words that name no place go on the card`() throws {
        var town = Self.asked()
        let heard = town.say(.wang, Act(.addDetail), with: .init(words: "靠配电箱那边"))
        #expect(heard.posted.first?[.words] == .words("漏水了 / 靠配电箱那边"))
    }

    @Test func `in a direct chat any next words are the answer`() {
        var town = Self.asked()
        let heard = town.say(.wang, [], with: .init(words: "就在这", setting: .direct))
        #expect(town[1001]?.state == .dispatched && heard.personal.map(\.key) == [.detailTaken])
    }

    @Test(arguments: [
        Town.Said(words: "好的", setting: .direct, isSmallTalk: true), .init(words: "今天天气倒是不错"),
        .init(words: "谢谢各位", isSmallTalk: true),
        .init(words: "就在这", setting: .direct, quoted: Link(.ticket, TicketNumber(1234))),
    ])
    func `okay, a word to the neighbours and one about another ticket are no answer`(_ said: Town.Said) {
        var town = Self.asked()
        #expect(town.say(.wang, [], with: said).isNothing && town[1001]?.state == .received)
    }

    @Test func `quoting the question makes any words the answer, also in a group`() {
        var town = Self.asked()
        town.say(.wang, [], with: .init(words: "就在这", quoted: Link(.ticket, TicketNumber(1001))))
        #expect(town[1001]?.state == .dispatched)
    }

    @Test func `words that come much later are no answer`() {
        var town = Self.asked()
        town.level.clarification = .init(60)
        town.now = town.now + .minutes(16)
        #expect(town.say(.wang, [], with: .init(words: "就在这", setting: .direct)).isNothing)
    }

    @Test func `a picture alone tells no place`() {
        var town = Self.asked()
        town.say(.wang, [], with: .init(words: "", setting: .direct, pictures: 1))
        #expect(town[1001]?.state == .received && town.pending[Person.wang.id]?.question == .clarifyPlace)
    }

    @Test func `who answers for people trapped elsewhere does not move the lift home`() {
        var town = Town()
        town.say(.wang, .trapped)
        let heard = town.say(.wang, [], with: .init(words: "有个老人不舒服"))
        #expect(town[1001]?.place == Act.trapped.place)
        #expect(heard.posted(to: .engineering).first?[.words] == .words("有个老人不舒服"))
        #expect(town.pending[Person.wang.id] == nil)
        #expect(town.say(.wang, [], with: .init(words: "今天天气倒是不错")).isNothing)
    }

    @Test(
        arguments: [
            (Place(floor: "7"), Place(building: "5", unit: "1", floor: "7", area: .elevator)),
            (Place(unit: "2"), Place(building: "5", unit: "2", area: .elevator)),
            (Place(building: "6"), Place(building: "6")),
        ])
    func `what is told later goes first, and is filled only where it is the same building`(_ told: Place, _ then: Place)
    {
        var town = Town()
        town.say(.wang, .trapped)
        town.say(.wang, Act(.addDetail, place: told), with: .init(words: "…"))
        #expect(town[1001]?.place == then)
    }

    @Test func `an answer that comes after the ticket was closed changes nothing on it`() throws {
        var town = Self.asked()
        // By the service desk on the phone, while the question still stands.
        town.say(.zhou, Act(.accept, ticket: 1001), Act(.complete, ticket: 1001))
        town.say(.wang, Act(.confirmDone, ticket: 1001), Act(.rate, rating: 4))
        var file = town.file(of: .wang, .init(), naming: [1001])
        file.pending = Pending(
            .question(.clarifyPlace), ticket: TicketNumber(1001), places: [.home], askedAt: town.now)
        let late = file.choose(1, at: town.now)
        #expect(late.open.map(\.key) == [.notNow] && late.changes == [.answered(Person.wang.id)])
    }

    @Test func `withdrawing takes the question back`() {
        var town = Self.asked()
        town.say(.wang, Act(.cancel))
        #expect(town[1001]?.state == .cancelled && town.pending[Person.wang.id] == nil)
        #expect(town.choose(.wang, 1).isNothing)
    }
}
