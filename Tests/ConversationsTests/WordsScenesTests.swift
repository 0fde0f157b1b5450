import Chat
import Conversations
import Foundation
import ServiceDesk
import Testing
import Understanding

/// The turns of the founding conversations, said as people say them.
@Suite struct WordsScenesTests {
    private func hearing(
        _ role: Role, _ chat: ChatKind = .group, pending: Question? = nil, ticket: Int? = nil,
        repliesTo: QuotedKind? = nil
    ) -> Hearing {
        Hearing(
            role: role, chat: chat, home: HomeAddress(building: "3", unit: "2", room: "501"), pending: pending,
            ticket: ticket, repliesTo: repliesTo, now: Date(timeIntervalSince1970: 1_795_399_200),
            zone: TimeZone(secondsFromGMT: 28_800) ?? .gmt)
    }

    private func acts(_ text: String, _ hearing: Hearing) throws -> [Act] {
        try WordsFolder.understander.get().understand(text, in: hearing).acts
    }

    @Test(arguments: ["我家厨房水管漏水了，地上都是水", "The kitchen pipe at my place is leaking, water all over the floor"])
    func `a leak in the kitchen is urgent and at home`(_ text: String) throws {
        let home = Place(building: "3", unit: "2", room: "501", area: .kitchen)
        #expect(
            try acts(text, hearing(.resident)) == [Act(.report, category: .waterLeak, urgency: .urgent, place: home)])
    }

    @Test(arguments: [
        "今天天气倒是不错", "谁家有多余的快递箱", "谢谢邻居", "好的", "哈哈哈哈", "nice weather today", "thanks neighbour",
        "anyone have a spare cardboard box?",
    ])
    func `neighbours talk among themselves`(_ text: String) throws {
        #expect(try acts(text, hearing(.resident)).isEmpty)
    }

    @Test(arguments: [
        ("收到，20分钟到", Intent.accept, Int?(20)), ("收到", .accept, nil), ("好的", .accept, nil), ("到了", .arrive, nil),
        ("got it, there in 20 minutes", .accept, 20), ("arrived", .arrive, nil),
    ])
    func `staff answer a job in a word`(_ text: String, intent: Intent, minutes: Int?) throws {
        let quoted = hearing(.staff, ticket: 1001, repliesTo: .job)
        #expect(try acts(text, quoted) == [Act(intent, ticket: 1001, duration: minutes)])
        #expect(try acts(text, hearing(.staff)) == [Act(intent, duration: minutes)])
    }

    @Test(arguments: ["修好了，换了个角阀 35 块", "fixed, replaced the angle valve, 35 yuan"])
    func `a job done names its price`(_ text: String) throws {
        let done = Act(.complete, ticket: 1001, amount: 3500)
        #expect(try acts(text, hearing(.staff, ticket: 1001, repliesTo: .job)) == [done])
    }

    @Test(arguments: [
        ("可以了", Intent.confirmDone, Question.confirmDone), ("还没好", .stillBroken, .confirmDone),
        ("5星", .rate, .rate), ("很满意", .rate, .rate), ("👍", .rate, .rate), ("2", .addDetail, .clarifyPlace),
        ("501", .addDetail, .clarifyPlace), ("3号楼2单元", .addDetail, .clarifyPlace),
        ("all good", .confirmDone, .confirmDone),
        ("not yet", .stillBroken, .confirmDone), ("5 stars", .rate, .rate),
        ("building 3 unit 2", .addDetail, .clarifyPlace),
    ])
    func `what was asked is answered`(_ text: String, intent: Intent, pending: Question) throws {
        let acts = try acts(text, hearing(.resident, .direct, pending: pending, ticket: 1001))
        #expect(acts.map(\.intent) == [intent])
        #expect(acts.first?.ticket == 1001)
        if intent == .rate { #expect(acts.first?.rating == 5) }
        if intent == .addDetail { #expect(acts.first?.place != nil) }
    }

    @Test(arguments: [
        ("又坏了", Intent.stillBroken), ("又漏了", .stillBroken), ("怎么还没人来", .urge), ("加一句，是热水管", .addDetail),
        ("it's leaking again", .stillBroken), ("one more thing, it's the hot water pipe", .addDetail),
    ])
    func `a ticket quoted is talked about`(_ text: String, intent: Intent) throws {
        let acts = try acts(text, hearing(.resident, .direct, ticket: 1001, repliesTo: .ticket))
        #expect(acts.map(\.intent) == [intent])
        #expect(acts.first?.ticket == 1001)
    }

    @Test(arguments: [
        ("不用来了，自己好了", Intent.cancel, Int?.none), ("进度 1001", .askProgress, 1001), ("我报的修到哪了", .askProgress, nil),
        ("怎么还没人来", .urge, nil), ("status 1001", .askProgress, 1001), ("no need to come, it fixed itself", .cancel, nil),
    ])
    func `a ticket is asked about in a direct chat`(_ text: String, intent: Intent, ticket: Int?) throws {
        #expect(try acts(text, hearing(.resident, .direct)) == [Act(intent, ticket: ticket)])
    }

    @Test(arguments: ["电梯里困了人，3号楼", "someone is trapped in the elevator, building 3"])
    func `people trapped are an emergency`(_ text: String) throws {
        let place = Place(building: "3", area: .elevator)
        #expect(
            try acts(text, hearing(.resident)) == [
                Act(.report, category: .elevatorTrapped, urgency: .emergency, place: place)
            ])
    }

    @Test(arguments: ["厨房漏水，另外楼道灯也坏了", "kitchen is leaking, also the corridor light is broken"])
    func `two troubles are two acts`(_ text: String) throws {
        #expect(try acts(text, hearing(.resident)).map(\.category) == [.waterLeak, .powerLight])
    }

    @Test func `a number names the job, and no part means no`() throws {
        #expect(try acts("收到 1002", hearing(.staff)) == [Act(.accept, ticket: 1002)])
        let refused = try acts("做不了，没配件", hearing(.staff, ticket: 1001, repliesTo: .job))
        #expect(refused.map(\.intent) == [.hold])
    }
}
