import Testing

@testable import ServiceDesk

/// What the desk does when it does not know what is wrong.
@Suite struct UnclearTests {
    private static let unknown = Town.Said(words: "门口那个石狮子怎么了", setting: .direct, doubt: .trouble)
    private static let outage = Act(.report, category: .powerOutage, urgency: .urgent)

    private static func asked(_ setting: CaseFile.Setting = .direct, _ person: Person = .wang) -> (Town, Decision) {
        var town = Town()
        let said = Town.Said(words: "家里没电", setting: setting, doubt: .either(.powerOutage, .powerTrip))
        let heard = town.say(person, outage, with: said)
        return (town, heard)
    }

    @Test func `a sentence without a rule is asked about once, and only in a direct chat`() {
        var town = Town()
        let heard = town.say(.wang, [], with: Self.unknown)
        #expect(heard.personal.map(\.key) == [.askProblem] && town.tickets.isEmpty)
        #expect(town.pending[Person.wang.id]?.question == .clarifyProblem)

        var other = Town()
        #expect(other.say(.wang, [], with: .init(words: "门口那个石狮子怎么了", doubt: .trouble)).isNothing)
        #expect(other.say(.li, [], with: .init(words: "今天食堂吃什么呀", setting: .direct, doubt: .trouble)).isNothing)
    }

    @Test func `the answer is the report, and the question is over`() {
        var town = Town()
        town.say(.wang, [], with: Self.unknown)
        town.say(.wang, .leak(), with: .init(words: "厨房漏水", setting: .direct))
        #expect(town[1001]?.state == .dispatched && town.pending[Person.wang.id] == nil)
    }

    @Test func `not understood twice, it goes to a person`() {
        var town = Town()
        town.say(.wang, [], with: Self.unknown)
        let heard = town.say(.wang, [], with: Self.unknown)
        #expect(heard.personal.map(\.key) == [.passedOn] && heard.posted(to: .service).map(\.key) == [.cardEnquiry])
        #expect(town[1001]?.category == .other && town.pending[Person.wang.id] == nil)
    }

    @Test func `another question stands; small talk does not replace it`() {
        var town = Town()
        town.say(.wang, .leak(at: nil), with: .init(words: "漏水了", setting: .direct))
        #expect(town.pending[Person.wang.id]?.question == .clarifyPlace)
        town.say(.wang, [], with: Self.unknown)
        #expect(town.pending[Person.wang.id]?.question != .clarifyProblem)
    }

    @Test func `two close readings are put to the reporter alone`() {
        let (town, heard) = Self.asked(.residents)
        #expect(heard.open.map(\.key) == [.received])
        #expect(heard.personal.map(\.key) == [.received, .askTrouble])
        #expect(heard.personal.last?[.troubles] == .categories([.powerOutage, .powerTrip]))
        #expect(town[1001]?.state == .received && town.alarms(1001).contains(.clarification))
    }

    @Test func `who has no direct chat is asked in the group without the readings`() {
        let (_, heard) = Self.asked(.residents, .chen)
        #expect(heard.open.map(\.key) == [.receivedHere, .askProblem])
    }

    @Test(arguments: [(1, Category.powerOutage), (2, .powerTrip)])
    func `the number chosen is what it is`(_ choice: Int, _ category: ServiceDesk.Category) {
        var (town, _) = Self.asked()
        let heard = town.choose(.wang, choice)
        #expect(town[1001]?.category == category && town[1001]?.state == .dispatched)
        #expect(heard.posted.map(\.key) == [.card] && heard.personal.map(\.key) == [.detailTaken])
        #expect(town.pending[Person.wang.id] == nil && town.alarms(1001) == [.acceptance, .arrival, .finish])
    }

    @Test func `so is the reading said again in words`() {
        var (town, _) = Self.asked()
        town.say(
            .wang, Act(.report, category: .powerTrip, urgency: .normal), with: .init(words: "是跳闸", setting: .direct))
        #expect(town.tickets.count == 1 && town[1001]?.category == .powerTrip && town[1001]?.state == .dispatched)
    }

    @Test func `an answer that says neither goes on the card as it is`() {
        var (town, _) = Self.asked()
        town.say(.wang, [], with: .init(words: "我也说不清", setting: .direct))
        #expect(town[1001]?.state == .dispatched && town[1001]?.words == "家里没电 / 我也说不清")
    }

    @Test(arguments: [
        Town.Said(words: "今天天气倒是不错"), .init(words: "好的", setting: .direct, isSmallTalk: true),
    ])
    func `what is said to the neighbours, and okay, are no answer`(_ said: Town.Said) {
        var (town, _) = Self.asked()
        town.say(.wang, [], with: said)
        #expect(town[1001]?.state == .received && town[1001]?.words == "家里没电")
    }

    @Test func `where it is comes after what it is`() {
        var town = Town()
        let said = Town.Said(words: "滴水", setting: .direct, doubt: .either(.waterLeak, .buildingWall))
        town.say(.wang, .leak(at: nil), with: said)
        let heard = town.choose(.wang, 2)
        #expect(town[1001]?.category == .buildingWall && town[1001]?.state == .received)
        #expect(heard.personal.map(\.key) == [.askPlaceChoice])
        town.choose(.wang, 2)
        #expect(town[1001]?.state == .dispatched && town[1001]?.place.area == .corridor)
    }

    @Test func `no answer: asked again, then the service desk has it`() {
        var (town, _) = Self.asked()
        #expect(town.pass(town.level.clarification.duration).flatMap(\.told).map(\.key) == [.askTrouble])
        town.pass(town.level.clarification.duration)
        #expect(town[1001]?.state == .dispatched && town[1001]?.lead == .service)
    }

    @Test func `in danger nobody is asked first`() {
        var town = Town()
        let said = Town.Said(words: "…", doubt: nil)
        town.say(.wang, .trapped, with: said)
        #expect(town[1001]?.state == .dispatched)
    }
}
