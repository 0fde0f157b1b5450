import Channels
import Chat
import Foundation
import ServiceDesk
import Storage
import Testing
import Wire

/// The kitchen leak, through every platform's own bytes: nothing on the desk's side knows which it is.
@Suite struct PlatformSceneTests {
    /// New each time: what one test does to a platform is no other's.
    static var all: [any StandIn] {
        [
            DingTalkStandIn(), DiscordStandIn(), FeishuStandIn(), LINEStandIn(), MatrixStandIn(), MattermostStandIn(),
            RocketChatStandIn(), SlackStandIn(), StandardStandIn(), TeamsStandIn(), TelegramStandIn(), TwilioStandIn(),
            WeChatOAStandIn(), WeComAppStandIn(), WeComBotStandIn(), WeComCareStandIn(), WhatsAppStandIn(),
            ZulipStandIn(),
        ]
    }
    /// Robots that only write, and the demo's own platform, whose page the household's tests talk to.
    static let others: Set = ["dingtalk-robot", "feishu-robot", "wecom-robot", "playground"]

    @Test func `no platform is left out`() {
        #expect(Set(Self.all.map(\.platform)).union(Self.others) == Set(Registry.platforms.map(\.name)))
    }

    @Test(
        arguments: Registry.platforms.filter { $0.abilities.recognisesResend && !others.contains($0.name) }.map(\.name))
    func `what a platform knows a resend by is the same for every attempt, and no other message's`(_ name: String)
        throws
    {
        let standIn = try #require(Self.all.first { $0.platform == name })
        let adapter = try Registry.adapter(
            platform: name, options: Options(standIn.options(at: "http://127.0.0.1:1")))
        let direct = standIn.cast.staff == nil
        let room = Room(id: try #require(standIn.cast.staff ?? standIn.cast.wangAlone), kind: direct ? .direct : .group)
        func key(_ name: String, at time: TimeInterval) throws -> String {
            let call = try adapter.encode(
                Outbound(key: name, room: room, body: RichText(plain: "好")),
                by: Means(now: Date(timeIntervalSince1970: time), token: Secret("t")))
            let path = String(call.url.dropFirst("http://127.0.0.1:1".count))
            return try #require(
                standIn.resendKey(of: Webhook(path: path, headers: call.headers, body: call.body)))
        }
        #expect(try key("one", at: 1_795_395_600) == key("one", at: 1_795_395_700))
        #expect(try key("one", at: 1_795_395_600) != key("two", at: 1_795_395_600))
    }

    @Test(arguments: all.map(\.platform))
    func `a leak goes from the first word to the end`(_ platform: String) async throws {
        let standIn = try #require(Self.all.first { $0.platform == platform })
        let cast = standIn.cast
        let asked = try #require(cast.residents ?? cast.wangAlone)
        let work = try #require(cast.staff ?? cast.liAlone)
        let told = try #require(cast.wangAlone ?? cast.residents)
        try await withHouse(on: standIn) { house in
            try await house.say(leak, by: cast.wang, in: asked)
            // Told again for want of an answer, it is still one leak.
            try await house.say(leak, by: cast.wang, in: asked, again: true)
            #expect(try await house.seen(1, in: asked).text.contains("#1001"))
            let card = try await house.seen(1, in: work)
            #expect(card.text.contains("#1001") && card.text.contains("漏水"))

            var before = house.platform.seen(in: told).count
            if cast.tellsQuotes, let id = card.id {
                try await house.say("收到，20分钟到", by: cast.li, in: work, quoting: id)
            } else {
                try await house.say("1001 收到，20分钟到", by: cast.li, in: work)
            }
            try await eventually {
                house.platform.seen(in: told).dropFirst(before).contains { $0.text.contains("李师傅") }
            }

            before = house.platform.seen(in: told).count
            try await house.say("1001 修好了，换了个角阀 35 块", by: cast.li, in: work)
            _ = try await house.seen(before + 1, in: told)
            try await house.say("1001 可以了", by: cast.wang, in: told)
            _ = try await house.seen(before + 2, in: told)

            let ended = try await house.store.count("ticket WHERE state IN ('followUp', 'archived')")
            #expect(ended == 1)
            #expect(try await house.store.count("ticket") == 1)
            #expect(try await house.store.count("outbox WHERE state = 'dead'") == 0)
            #expect(house.platform.unknownCalls.isEmpty)
            if let residents = cast.residents {
                // Whatever the platform, the group never learns whose kitchen it was.
                #expect(house.platform.seen(in: residents).allSatisfy { !$0.text.contains("501") })
            }
        }
    }
}
