import Foundation
import Testing

@testable import ServiceDesk

@Suite struct WorkingTests {
    @Test func `arriving, waiting and finishing are told to the resident`() throws {
        var town = Town.withJob()
        #expect(town.say(.li, Act(.arrive)).told.map(\.key) == [.arrived])
        #expect(town.say(.li, Act(.arrive)).isNothing)
        let held = town.say(.li, Act(.hold).said(for: 90), with: .init(words: "等配件"))
        #expect(held.told.map { $0[.at] } == [.moment(town.now + .minutes(90))])
        #expect(held.told.first?[.words] == .words("等配件") && held.toldOpenly.first?[.words] == nil)
        let done = town.say(.li, Act(.complete, amount: 3500), with: .init(words: "换了角阀"))
        #expect(done.told.first?[.money] == .money(fen: 3500) && done.toldOpenly.map(\.key) == [.done])
        #expect(town[1001]?.job.cost == 3500 && town[1001]?.job.result == "换了角阀")
        #expect(town.history(1001).suffix(3) == [.arrived, .held, .completed])
    }

    @Test func `still waiting is news, with a new time`() {
        var town = Town.withJob()
        town.say(.li, Act(.hold))
        let again = town.say(.li, Act(.hold).said(for: 600))
        #expect(again.told.map(\.key) == [.held] && town[1001]?.state == .onHold)
    }

    @Test func `done asks the resident and sets the clocks of silence`() {
        let town = Town.withDoneJob()
        #expect(town.pending[Person.wang.id]?.question == .confirmDone)
        #expect(town.due(.confirmationReminder, 1001) == .hours(24))
        #expect(town.due(.confirmationEnd, 1001) == .hours(7 * 24))
    }

    @Test func `staff who passed a report on are not asked whether it is fixed`() {
        var town = Town()
        town.say(.hu, .light)
        town.say(.li, Act(.complete, ticket: 1001))
        #expect(town.pending[Person.hu.id] == nil)
    }

    @Test(arguments: [Intent.arrive, .hold, .complete])
    func `somebody else's job is theirs to answer for`(_ intent: Intent) {
        var town = Town.withJob()
        let heard = town.say(.bao, Act(intent, ticket: 1001))
        #expect(heard.atWork.map(\.key) == [.notYours] && heard.changes.isEmpty && heard.told.isEmpty)
        #expect(town.say(.bao, Act(intent)).atWork.map(\.key) == [.noJob])
    }

    @Test(arguments: [Intent.arrive, .hold, .complete])
    func `a job nobody had is taken by who works on it`(_ intent: Intent) {
        var town = Town.withLeak()
        town.say(.bao, Act(intent), with: .init(quoted: Link(.job, TicketNumber(1001))))
        #expect(town[1001]?.job.assignee == Person.bao.id)
        #expect(town.history(1001).contains(.accepted) && !town.alarms(1001).contains(.acceptance))
    }

    @Test(arguments: [Intent.arrive, .hold, .complete, .decline])
    func `what is closed stays closed`(_ intent: Intent) {
        var town = Town.withFiledJob()
        let heard = town.say(.li, Act(intent, ticket: 1001))
        #expect(heard.atWork.map(\.key) == [.notNow] && heard.changes.isEmpty)
        #expect(heard.atWork.first?[.state] == .state(.archived))
    }

    @Test func `a note is written by whoever knows, and takes nobody's job`() {
        var town = Town.withLeak()
        town.say(.zhou, Act(.note, ticket: 1001), with: .init(words: "老人独居"))
        #expect(town[1001]?.state == .dispatched && town[1001]?.job.assignee == nil)
        #expect(town.histories[TicketNumber(1001)]?.last?.words == "老人独居")
    }

    @Test func `there and finished in one breath is one message to everybody`() {
        var town = Town.withJob()
        let heard = town.say(.li, Act(.arrive), Act(.complete))
        #expect(heard.atWork.map(\.key) == [.arrived, .completed] && heard.messages.count == 2)
        #expect(heard.told.map(\.key) == [.arrived, .done])
    }

    @Test func `with two jobs the desk asks which, and keeps words, money and time`() throws {
        var town = Town.withJob()
        town.say(.chen, .leak(at: .bathroom), with: .init(words: "卫生间漏水"))
        town.say(.li, Act(.accept, ticket: 1002))
        let asked = town.say(.li, Act(.complete, amount: 4500), with: .init(words: "换了软管 45块"))
        #expect(asked.atWork.map(\.key) == [.whichJob] && asked.told.isEmpty)
        let heard = town.choose(.li, 2, with: .init(words: "2"))
        #expect(town[1002]?.state == .done && town[1001]?.state == .accepted)
        #expect(heard.told.first?[.words] == .words("换了软管 45块") && heard.told.first?[.money] == .money(fen: 4500))
        #expect(town.pending[Person.li.id] == nil)
    }

    @Test func `a time that was said with two jobs on offer counts from when it was said`() {
        var town = Town.withLeak()
        town.say(.chen, .leak(at: .bathroom), with: .init(words: "卫生间漏水"))
        let said = town.now
        #expect(town.say(.li, Act(.accept).said(for: 30)).atWork.map(\.key) == [.whichJob])
        town.pass(.minutes(4))
        town.choose(.li, 1)
        #expect(town[1001]?.job.eta == said + .minutes(30))
        var act = Act(.accept)
        act.when = Window(from: (town.now + .seconds(2 * 3600)).date, to: nil)
        town.say(.chen, Act(.report, category: .powerTrip), with: .init(words: "跳闸"))
        town.say(.bao, act)
        town.choose(.bao, 1)
        #expect(town[1002]?.job.eta == town.now + .hours(2))
    }

    @Test func `who answers in words is not asked any more`() {
        var town = Town.withJob()
        town.say(.chen, .leak(at: .bathroom), with: .init(words: "卫生间漏水"))
        town.say(.li, Act(.accept, ticket: 1002))
        town.say(.li, Act(.complete))
        town.say(.li, Act(.complete, ticket: 1002))
        #expect(town.choose(.li, 1).isNothing && town[1001]?.state == .accepted)
    }

    @Test func `my jobs are those in hand, else those on offer, else none`() {
        var town = Town.withLeak()
        #expect(town.say(.li, Act(.myJobs)).atWork.map(\.key) == [.myJobs])
        town.say(.bao, Act(.accept))
        #expect(town.say(.li, Act(.myJobs)).atWork.map(\.key) == [.noJob])
        #expect(town.say(.bao, Act(.myJobs)).atWork.map(\.key) == [.myJobs])
    }

    @Test func `who publishes where nothing waits is told how it comes, and nobody else`() {
        var town = Town()
        #expect(town.say(.zhao, Act(.publishFees)).atWork.map(\.key) == [.nothingToPublish])
        #expect(town.say(.wang, Act(.publishFees)).isNothing)
    }
}
