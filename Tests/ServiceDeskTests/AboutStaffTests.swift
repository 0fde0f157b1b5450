import Testing

@testable import ServiceDesk

/// A word about the people who work here goes past them. Source: PRODUCT 5.
@Suite struct AboutStaffTests {
    private static func complained() -> (Town, Decision) {
        var town = Town()
        let heard = town.say(.wang, Act(.complain, category: .service), with: .init(words: "小周态度差"))
        return (town, heard)
    }

    @Test func `only managers hear of it, and one of them owns it`() {
        let (town, heard) = Self.complained()
        #expect(heard.posted.isEmpty && heard.reported.map(\.key) == [.cardEnquiry])
        #expect(town[1001]?.owner == Person.zhao.id)
    }

    @Test func `no reminder, chase, detail or withdrawal of it reaches a staff room`() {
        var (town, _) = Self.complained()
        let all =
            town.pass(.minutes(80)) + [town.say(.wang, Act(.urge))]
            + [town.say(.wang, Act(.addDetail), with: .init(words: "昨天也这样"))] + [town.say(.wang, Act(.cancel))]
        #expect(all.allSatisfy { $0.posted.isEmpty })
        #expect(all.map { $0.reported.map(\.key) } == [[.unacceptedManager], [.urge], [.detail], [.cancelled]])
    }

    @Test func `to staff it does not exist`() {
        var (town, _) = Self.complained()
        #expect(town.say(.zhou, Act(.accept)).isNothing)
        for intent in [Intent.accept, .askTicket, .complete, .decline, .note] {
            let heard = town.say(.zhou, Act(intent, ticket: 1001))
            #expect(heard.atWork.map(\.key) == [.noSuchTicket] && heard.changes.isEmpty)
        }
        #expect(town.say(.zhao, Act(.accept, ticket: 1001)).atWork.map(\.key) == [.accepted])
    }
}
