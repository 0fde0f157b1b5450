import Testing

@testable import ServiceDesk

/// Many people, one fault.
@Suite struct SharingTests {
    private static func outage(_ building: String = "3", room: String? = nil) -> Act {
        Act(.report, category: .waterOutage, urgency: .urgent, place: Place(building: building, room: room))
    }

    /// Water is out in building 3, told by 王芳, and by 陈伟 as well.
    private func shared() -> Town {
        var town = Town()
        town.say(.wang, Self.outage())
        town.pass(.minutes(1))
        town.say(.chen, Self.outage())
        return town
    }

    @Test func `the same service in the same building is one ticket with two households`() {
        let town = shared()
        #expect(town.tickets.count == 1)
        #expect(town[1001]?.households == 2)
        #expect(town.history(1001).last == .joined)
    }

    @Test(arguments: [
        (Place(building: "5"), ServiceDesk.Category.waterOutage, false), (Place(building: "3"), .waterPressure, true),
        (Place(building: "3"), .powerOutage, false), (Place(building: "3", unit: "1"), .waterOutage, true),
    ])
    func `another building and another service are another matter`(
        _ place: Place, _ category: ServiceDesk.Category, _ joins: Bool
    ) {
        var town = Town()
        town.say(.wang, Self.outage())
        town.say(.stranger, Act(.report, category: category, urgency: .normal, place: place))
        #expect(town.tickets.count == (joins ? 1 : 2))
    }

    @Test(arguments: [
        (Place(building: "3", area: .lobby), true), (Place(building: "5", area: .lobby), false),
        (Place(building: "3", floor: "2", area: .lobby), false), (Place(area: .garage), false),
    ])
    func `a thing in public joins at its very place`(_ place: Place, _ joins: Bool) {
        var town = Town()
        town.say(.wang, .light)
        town.say(.chen, Act(.report, category: .powerLight, urgency: .normal, place: place))
        #expect(town.tickets.count == (joins ? 1 : 2))
    }

    @Test(arguments: [ServiceDesk.Category.parking, .securityTheft, .other])
    func `what each has for themselves joins nothing`(_ category: ServiceDesk.Category) {
        var town = Town()
        let act = Act(.report, category: category, urgency: .normal, place: Place(building: "3", area: .gate))
        town.say(.wang, act, with: .init(words: "一"))
        town.say(.chen, act, with: .init(words: "二"))
        #expect(town.tickets.count == 2)
    }

    @Test func `somebody shut in is never taken for a lift that merely stands`() {
        var town = Town()
        let lift = Place(building: "5", unit: "1", area: .elevator)
        town.say(.wang, Act(.report, category: .elevatorStopped, urgency: .urgent, place: lift))
        town.say(.chen, .trapped)
        #expect(town[1002]?.category == .elevatorTrapped)
    }

    @Test func `two of one home are one household, and both are told`() {
        var town = shared()
        town.say(.son, Self.outage(), with: .init(words: "儿子也说一声"))
        #expect(town[1001]?.households == 2)
        let done = town.say(.li, Act(.complete, ticket: 1001))
        #expect(done.changes.contains { if case .asked(Person.chen.id, _) = $0 { true } else { false } })
    }

    @Test func `whoever tells within half a minute is answered with the others, once`() {
        var town = Town()
        town.say(.wang, Self.outage())
        #expect(town.say(.chen, Self.outage()).answers == 0)
        #expect(town.say(.stranger, Self.outage()).answers == 0)
        let together = town.pass(.seconds(30)).flatMap(\.messages).compactMap { message in
            if case .answerTogether(_, let people, _) = message { people.map(\.person) } else { nil }
        }
        #expect(together == [[Person.chen.id, Person.stranger.id]])
        #expect(town.say(.bao, Self.outage()).answers == 1)
    }

    @Test func `in danger nobody waits for others, and hears what to do`() {
        var town = Town()
        let gas = Act(.report, category: .gasLeak, urgency: .emergency, place: Place(building: "3"))
        town.say(.wang, gas)
        let heard = town.say(.chen, gas)
        #expect(heard.open.map(\.key) == [.joined, .safety])
        #expect(heard.posted.map(\.key).contains(.joinedWords))
    }

    @Test func `five homes raise it one tier, once, and the manager gets words for a notice`() {
        var town = Town()
        town.level.manyHomes = 3
        town.say(.wang, Self.light3)
        town.say(.chen, Self.light3)
        #expect(town[1001]?.urgency == .normal)
        let third = town.say(.stranger, Self.light3)
        #expect(town[1001]?.urgency == .urgent)
        #expect(third.reported.map(\.key) == [.manyHomes, .noticeDraft])
        #expect(third.reported.first?[.households] == .count(3))
        let again = town.say(.stranger, Self.light3)
        #expect(again.reported.isEmpty && town[1001]?.urgency == .urgent)
    }

    private static let light3 = Act.light

    @Test func `many homes make a fault pressing, not a danger to life`() {
        var town = Town()
        town.level.manyHomes = 2
        town.say(.wang, Self.outage())
        let second = town.say(.chen, Self.outage())
        #expect(town[1001]?.urgency == .emergency)
        #expect(town[1001]?.serviceClass(town.level) == .urgent)
        #expect(!second.open.map(\.key).contains(.safety))
    }

    @Test func `a home that still has it gets a ticket of its own, linked, and the other stays as it is`() {
        var town = shared()
        town.say(.li, Act(.complete, ticket: 1001))
        let before = town[1001]
        let heard = town.say(.chen, Act(.stillBroken), with: .init(words: "还没有"))
        #expect(heard.open.map(\.key) == [.leftOver])
        #expect(town[1002]?.leftOverFrom == TicketNumber(1001))
        #expect(town[1002]?.place == Person.next.address.place)
        #expect(town[1001]?.state == before?.state)
        #expect(town[1001]?.words == before?.words)
        #expect(town.history(1001).last == .leftOver)
        // Said again, it is a chase of their own.
        town.say(.chen, Act(.stillBroken, ticket: 1001))
        #expect(town.tickets.count == 2 && town.history(1002).last == .chased)
    }

    @Test func `a home that has it back is thanked, and the ticket goes on for its reporter`() {
        var town = shared()
        town.say(.li, Act(.complete, ticket: 1001))
        #expect(town.say(.chen, Act(.confirmDone)).open.map(\.key) == [.backNoted])
        #expect(town[1001]?.state == .done)
        #expect(town[1001]?.companions.isEmpty == true)
        // The others have it back, so it is the reporter's alone.
        town.say(.wang, Act(.stillBroken))
        #expect(town[1001]?.state == .done && town[1002]?.reporter == Person.wang.id)
    }

    @Test func `while nobody has it back, the reporter's no is a repair that failed`() {
        var town = shared()
        town.say(.li, Act(.complete, ticket: 1001))
        town.say(.wang, Act(.stillBroken))
        #expect(town[1001]?.reopenings == 1)
        #expect(town.tickets.count == 1)
    }

    @Test func `the reporter can take their word back, and it goes on for the others`() {
        var town = shared()
        #expect(town.say(.wang, Act(.cancel)).open.map(\.key) == [.backNoted])
        #expect(town[1001]?.state == .dispatched)
    }

    @Test func `us too takes the urgency of the service, and a bare one what was told just now`() {
        var town = Town()
        town.say(.wang, Act(.report, category: .waterOutage, urgency: .urgent, place: Place(building: "5")))
        town.say(.chen, Act(.meToo, category: .waterOutage))
        #expect(town[1002]?.urgency == .urgent)
        town.pass(.minutes(2))
        town.say(.chen, Act(.meToo))
        #expect(town.tickets.count == 2)
        #expect(town[1001]?.households == 1)
    }

    @Test func `a bare us too long after is nothing`() {
        var town = shared()
        town.pass(.minutes(20))
        #expect(town.say(.stranger, Act(.meToo)).isNothing)
    }

    @Test func `those who are counted hear how it stands, and nothing of the home it was told from`() {
        var town = Town()
        town.say(.wang, Act(.report, category: .waterOutage, urgency: .urgent))
        town.pass(.minutes(1))
        town.say(.chen, Self.outage())
        let heard = town.say(.chen, Act(.askProgress), with: .init(setting: .direct))
        #expect(heard.personal.map(\.key) == [.progressShared])
        #expect(heard.personal.first?[.place] == nil)
    }

    @Test func `placed only later it is linked to what was told before, and kept`() {
        var town = Town()
        town.say(.wang, Self.outage())
        town.pass(.minutes(1))
        town.say(.stranger, Act(.report, category: .waterOutage, urgency: .urgent))
        #expect(town[1002]?.state == .received)
        let placed = town.say(.stranger, Act(.addDetail, place: Place(building: "3")))
        #expect(placed.answers == 1)
        #expect(town[1002]?.state == .cancelled && town.history(1002).last == .merged)
        #expect(town[1001]?.households == 2)
        #expect(town.alarms(1002).isEmpty)
    }
}

extension HomeAddress {
    fileprivate var place: Place { Place(building: building, unit: unit, room: room) }
}
