import Testing

@testable import ServiceDesk

/// Several departments, one ticket: the first leads, and it is done when all are.
@Suite struct AssistingTests {
    private static func helped() -> Town {
        var town = Town.withJob()
        town.say(.li, Act(.assist).for(.security), with: .init(words: "请秩序部协助"))
        return town
    }

    @Test func `the ticket is done when every part is, whichever ends last`() {
        var town = Self.helped()
        town.say(.hu, Act(.accept))
        #expect(town.say(.li, Act(.complete)).atWork.map(\.key) == [.waitsForOthers])
        #expect(town[1001]?.state == .accepted)
        let last = town.say(.hu, Act(.complete))
        #expect(town[1001]?.state == .done && last.told.map(\.key) == [.done])

        var other = Self.helped()
        other.say(.hu, Act(.accept))
        other.say(.hu, Act(.complete))
        #expect(other[1001]?.state == .accepted)
        other.say(.li, Act(.complete))
        #expect(other[1001]?.state == .done)
    }

    @Test func `a request nobody takes is told to the room and the manager`() {
        var town = Self.helped()
        let decisions = town.pass(.hours(2))
        #expect(decisions.flatMap { $0.posted(to: .security) }.map(\.key).contains(.assistWaits))
        #expect(decisions.flatMap(\.reported).map(\.key).contains(.assistWaits))
    }

    @Test func `not ours goes back to those who lead, and no longer holds up the end`() {
        var town = Self.helped()
        let heard = town.say(.hu, Act(.disown), with: .init(words: "不归我们"))
        #expect(heard.reported.map(\.key) == [.assistRefused])
        town.say(.li, Act(.complete))
        #expect(town[1001]?.state == .done)
    }

    @Test(arguments: [Act(.transfer).for(.security), Act(.transfer).naming("胡队长")])
    func `a part goes into the whole when its department gets the ticket`(_ handed: Act) {
        var town = Self.helped()
        town.say(.li, handed)
        #expect(town[1001]?.lead == .security && town[1001]?.assisting == [])
        town.say(.hu, Act(.accept))
        town.say(.hu, Act(.complete))
        #expect(town[1001]?.state == .done)
    }

    @Test func `so it does when a manager says that it was theirs from the start`() {
        var town = Self.helped()
        town.say(.zhao, Act(.correct, category: .parking, ticket: 1001))
        #expect(town[1001]?.lead == .security && town[1001]?.assisting == [])
    }

    @Test func `a part refused after the others were done leaves the end to who leads`() {
        var town = Self.helped()
        town.say(.li, Act(.complete))
        let heard = town.say(.hu, Act(.disown), with: .init(words: "不归我们"))
        #expect(heard.reported.map(\.key) == [.assistRefused])
        #expect(heard.posted(to: .engineering).map(\.key) == [.endsWithYou])
        #expect(town[1001]?.state == .accepted)
        town.say(.li, Act(.complete))
        #expect(town[1001]?.state == .done)
    }

    @Test func `who has no part changes nothing in it`() {
        var town = Self.helped()
        town.say(.hu, Act(.accept))
        let before = town[1001]
        #expect(town.say(.li, Act(.assist).for(.security)).atWork.map(\.key) == [.alreadyTheirs])
        #expect(town.say(.li, Act(.assist).for(.engineering)).atWork.map(\.key) == [.alreadyTheirs])
        #expect(town.say(.li, Act(.assist)).atWork.map(\.key) == [.assistWhom])
        #expect(town.say(.bao, Act(.assist, ticket: 1001).for(.cleaning)).atWork.map(\.key) == [.notYours])
        #expect(town.say(.wang, Act(.assist, ticket: 1001).for(.cleaning)).isNothing)
        #expect(town[1001] == before)
    }
}
