import Foundation
import Testing

@testable import ServiceDesk

/// Talking a case over, asking afterwards, and who has how much.
@Suite struct CoordinatingTests {
    @Test func `a decision is minuted, told to all who have a part, and asked after when its time is up`() {
        var town = Town.withJob()
        town.say(.li, Act(.assist).for(.security))
        var act = Act(.resolve, ticket: 1001)
        act.when = Window(from: nil, to: (town.now + .hours(2)).date)
        let heard = town.say(.li, act, with: .init(words: "决定 秩序先封楼道"))
        #expect(!heard.posted(to: .engineering).isEmpty && !heard.posted(to: .security).isEmpty)
        #expect(heard.reported.map(\.key) == [.resolved] && town.due(.agreed, 1001) == .hours(2))
        #expect(town.pass(.hours(2)).flatMap(\.reported).map(\.key).contains(.agreementDue))
    }

    @Test func `an agreed time of a closed ticket is not asked after`() {
        var town = Town.withJob()
        var act = Act(.resolve, ticket: 1001)
        act.when = Window(from: (town.now + .hours(5)).date, to: nil)
        town.say(.li, act)
        town.say(.li, Act(.complete))
        #expect(!town.alarms(1001).contains(.agreed))
    }

    @Test func `only those concerned call the others together or minute a decision`() {
        var town = Town.withJob()
        for intent in [Intent.confer, .resolve] {
            #expect(town.say(.hu, Act(intent, ticket: 1001)).atWork.map(\.key) == [.notYours])
            #expect(town.say(.wang, Act(intent, ticket: 1001)).isNothing)
            #expect(town.say(.hu, Act(intent)).atWork.map(\.key) == [.noJob])
        }
        var filed = Town.withFiledJob()
        #expect(filed.say(.zhao, Act(.confer, ticket: 1001)).atWork.map(\.key) == [.notNow])
    }

    @Test func `a follow-up is kept, and a bad one is told to the manager`() {
        var town = Town.withDoneJob()
        #expect(town.say(.li, Act(.followUp, ticket: 1001)).atWork.map(\.key) == [.notYours])
        let heard = town.say(.zhou, Act(.followUp, ticket: 1001, rating: 2))
        #expect(heard.atWork.map(\.key) == [.followedUp] && heard.reported.map(\.key) == [.lowRating])
        #expect(town[1001]?.rating == 2 && town.history(1001).last == .followedUp)
        var open = Town.withJob()
        #expect(open.say(.zhou, Act(.followUp, ticket: 1001)).atWork.map(\.key) == [.notNow])
        #expect(open.say(.zhou, Act(.followUp)).atWork.map(\.key) == [.followUpHow])
    }

    /// 李师傅 with so many tickets in hand, 包师傅 with none.
    private static func uneven(_ count: Int) -> Town {
        var town = Town()
        for number in 0..<count {
            town.say(
                .stranger, Act(.report, category: .powerLight, place: Place(building: "\(number)", area: .lobby)),
                with: .init(words: "\(number)号楼大堂灯不亮"))
            town.say(.li, Act(.accept, ticket: 1001 + number))
        }
        town.colleagues = town.colleagues.map { colleague in
            var counted = colleague
            counted.jobs = colleague.person == Person.li.id ? count : 0
            return counted
        }
        return town
    }

    @Test func `one word moves what was proposed, and no word of others does`() {
        var town = Self.uneven(4)
        #expect(town.say(.zhao, Act(.load)).atWork.map(\.key) == [.load, .proposal])
        #expect(town.say(.zhao, Act(.accept)).atWork.allSatisfy { $0.key == .handed })
        let moved = town.tickets.filter { $0.job.offered == Person.bao.id }
        #expect(moved.count == 2 && moved.allSatisfy { $0.state == .dispatched })
        #expect(town.pending[Person.zhao.id] == nil)
    }

    @Test func `a no, a late yes and an even load move nothing`() {
        var town = Self.uneven(4)
        town.say(.zhao, Act(.load))
        let before = town.tickets
        #expect(town.say(.zhao, Act(.decline)).atWork.map(\.key) == [.nothingMoved])
        town.say(.zhao, Act(.load))
        town.pass(.minutes(31))
        town.say(.zhao, Act(.accept))
        #expect(town.tickets.map(\.job.offered) == before.map(\.job.offered))
        #expect(Self.uneven(1).file(of: .zhao, .init(), naming: []).showLoad(at: Town.morning).atWork.count == 1)
    }

    @Test func `what is late is for managers and heads`() {
        var town = Town.withLeak()
        #expect(town.say(.li, Act(.escalations)).atWork.map(\.key) == [.onlyManagers])
        #expect(town.say(.zhao, Act(.escalations)).atWork.map(\.key) == [.noEscalations])
        town.say(.wang, Act(.urge))
        town.say(.wang, Act(.urge))
        #expect(town.say(.zhao, Act(.escalations)).atWork.map(\.key) == [.escalations])
    }

    @Test func `a promise that passed is late, one to come is not`() {
        var town = Town.withLeak()
        town.say(.li, Act(.accept, duration: 120))
        #expect(town.say(.zhao, Act(.escalations)).atWork.map(\.key) == [.noEscalations])
        town.now = town.now + .minutes(121)
        #expect(town.say(.zhao, Act(.escalations)).atWork.map(\.key) == [.escalations])
    }

    @Test func `who answers for a ticket hears every later word of the home, and nothing of a new one twice`() {
        var town = Town()
        #expect(town.say(.wang, .leak()).informed(.zhou).isEmpty)
        #expect(town.say(.son, Act(.urge)).informed(.zhou).map(\.key) == [.urge])
        town.say(.li, Act(.accept, ticket: 1001))
        #expect(
            town.say(.wang, Act(.addDetail), with: .init(words: "钥匙在邻居家")).informed(.zhou).map(\.key) == [.detail])
        #expect(town.say(.li, Act(.arrive)).informed(.zhou).isEmpty)
    }
}
