import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct FeishuSendingTests {
    private let room = Room(id: "oc_1", kind: .group)
    private let means = Means(now: .distantPast, token: Secret("t-1"))

    private func channel() throws -> Feishu {
        try Feishu(
            options: Options([
                "app_id": ["cli_1"], "app_secret": ["s3cret"], "encrypt_key": ["k"], "verification_token": ["v"],
                "bot_open_id": ["ou_bot"],
            ]))
    }

    private func content(_ message: Outbound) throws -> JSONValue {
        let body = try JSONValue(of: channel().encode(message, by: means).body)
        return try JSONValue(of: Array(try #require(body["content"]?.text).utf8))
    }

    @Test func `words are nodes of a post, in which nothing acts`() throws {
        let body = RichText([
            .text(#"<at user_id="all"></at> **x** [a](b)"#), .lineBreak, .bold("急"), .mention("ou_2", name: "王"),
            .mention("all", name: "all"), .link("看", to: "https://a.example"), .link("看", to: "lark://x"),
        ])
        let call = try channel().encode(Outbound(key: "h-m1.1", room: room, body: body), by: means)
        #expect(call.url == "https://open.feishu.cn/open-apis/im/v1/messages?receive_id_type=chat_id")
        #expect(call.headers.contains { $0.name == "Authorization" && $0.value == "Bearer t-1" })
        let sent = try JSONValue(of: call.body)
        #expect(sent["msg_type"] == .text("post"))
        #expect(sent["receive_id"] == .text("oc_1"))
        #expect(sent["uuid"] == .text("h-m1_1"))
        let lines = try content(Outbound(key: "k", room: room, body: body))["zh_cn"]?["content"]?.list
        #expect(lines?.count == 2)
        #expect(
            lines?[0]
                == .list([.object(["tag": .text("text"), "text": .text(#"<at user_id="all"></at> **x** [a](b)"#)])]))
        #expect(
            lines?[1].list?.map { $0["tag"] } == [
                .text("text"), .text("at"), .text("text"), .text("a"), .text("text"),
            ])
        #expect(lines?[1].list?[1]["user_id"] == .text("ou_2"))
    }

    @Test func `everybody is called only in a notice marked so, and only in a group`() throws {
        for (kind, isCalled) in [(ChatKind.group, true), (.direct, false)] {
            let notice = Outbound(
                key: "k", room: Room(id: "oc_1", kind: kind), body: RichText(plain: "停水"), callsEveryone: true)
            let first = try content(notice)["zh_cn"]?["content"]?.list?[0].list?[0]
            #expect((first?["user_id"] == .text("all")) == isCalled)
        }
    }

    @Test func `an answer goes to the message it answers, in its topic where there is one`() throws {
        let answer = Outbound(key: "k", room: room, body: RichText(plain: "好"), quoting: "om_1", thread: "omt_1")
        let call = try channel().encode(answer, by: means)
        #expect(call.url == "https://open.feishu.cn/open-apis/im/v1/messages/om_1/reply")
        #expect(try JSONValue(of: call.body)["reply_in_thread"] == .bool(true))
        let alone = Outbound(key: "k", room: Room(id: "ou_9", kind: .direct), body: RichText(plain: "好"))
        #expect(try channel().encode(alone, by: means).url.hasSuffix("receive_id_type=open_id"))
    }

    @Test func `a choice is a button, and to press it is to say its words`() throws {
        let asked = Outbound(
            key: "k", room: room, body: RichText(plain: "#1001 <at id=all></at>"),
            choices: [Choice(label: "接单", words: "收到")])
        let elements = try content(asked)["body"]?["elements"]?.list
        #expect(
            elements?[0]["text"] == .object(["tag": .text("plain_text"), "content": .text("#1001 <at id=all></at>")]))
        #expect(elements?[1]["behaviors"]?.list?[0]["value"] == .object(["says": .text("收到")]))
        let body = """
            {"schema":"2.0","header":{"event_id":"e1","event_type":"card.action.trigger","token":"v","app_id":"cli_1"},\
            "event":{"operator":{"open_id":"ou_2"},"token":"c-1","action":{"value":{"says":"收到"},"tag":"button"},\
            "context":{"open_message_id":"om_1","open_chat_id":"oc_1"}}}
            """
        let arrival = try channel().decode(Verified(Webhook(path: "/", body: Array(body.utf8))))
        guard case .events(let events) = arrival, case .pressed(let press) = events.first else {
            Issue.record("\(arrival)")
            return
        }
        #expect(press.value == "收到")
        #expect(press.message == "om_1")
        #expect(press.dedupe == "e1")
    }

    @Test(
        arguments: [
            (
                #""event_type":"im.message.recalled_v1""#, #"{"message_id":"om_1","chat_id":"oc_1"}"#,
                .deleted("om_1", in: Room(id: "oc_1", kind: .group))
            ),
            (#""event_type":"im.chat.member.bot.added_v1""#, #"{"chat_id":"oc_1"}"#, .membership("oc_1", .member)),
            (#""event_type":"im.chat.disbanded_v1""#, #"{"chat_id":"oc_1"}"#, .membership("oc_1", .kicked)),
        ] as [(String, String, Event)])
    func `what happens to a room or a message is told`(_ type: String, _ event: String, _ expected: Event) throws {
        let body =
            #"{"schema":"2.0","header":{"event_id":"e1",\#(type),"token":"v","app_id":"cli_1"},"event":\#(event)}"#
        let arrival = try channel().decode(Verified(Webhook(path: "/", body: Array(body.utf8))))
        guard case .events(let events) = arrival else {
            Issue.record("\(arrival)")
            return
        }
        #expect(events == [expected])
    }

    @Test(
        arguments: [
            (200, #"{"code":0,"msg":"success","data":{"message_id":"om_1"}}"#, .delivered("om_1")),
            (200, #"{"StatusCode":0,"StatusMessage":"success"}"#, .delivered(nil)),
            (400, #"{"code":99991663,"msg":"x"}"#, .tokenExpired(because: "99991663 x")),
            (429, #"{"code":99991400,"msg":"x"}"#, .retry(after: nil, because: "99991400 x")),
            (200, #"{"code":230020,"msg":"x"}"#, .retry(after: nil, because: "230020 x")),
            (200, #"{"code":9499,"msg":"too many request"}"#, .retry(after: nil, because: "9499 too many request")),
            (200, #"{"code":9499,"msg":"Bad Request"}"#, .refused("9499 Bad Request")),
            (400, #"{"code":230013,"msg":"x"}"#, .unreachable(because: "230013 x")),
            (400, #"{"code":230011,"msg":"x"}"#, .quoteGone(because: "230011 x")),
            (400, #"{"code":230028,"msg":"x"}"#, .refused("230028 x")),
            (500, #"{"code":1,"msg":"x"}"#, .retry(after: nil, because: "1 x")),
            (502, "<html>", .retry(after: nil, because: "HTTP 502, unreadable body")),
        ] as [(Int, String, Receipt)])
    func `an answer is judged by its code`(_ status: Int, _ body: String, _ receipt: Receipt) throws {
        #expect(try channel().judge(HTTPReply(status: status, body: Array(body.utf8))) == receipt)
    }

    @Test func `a limit says how long it lasts`() throws {
        let reply = HTTPReply(
            status: 429, headers: [("x-ogw-ratelimit-reset", "7")], body: Array(#"{"code":99991400,"msg":"x"}"#.utf8))
        #expect(try channel().judge(reply) == .retry(after: .seconds(7), because: "99991400 x"))
    }

    @Test func `the token is asked for with the secret, and lasts as long as it says`() throws {
        let call = try channel().tokenCall(at: .now)
        #expect(call.url == "https://open.feishu.cn/open-apis/auth/v3/tenant_access_token/internal")
        #expect(String(decoding: call.body, as: UTF8.self) == #"{"app_id":"cli_1","app_secret":"s3cret"}"#)
        let good = HTTPReply(
            status: 200, body: Array(#"{"code":0,"msg":"ok","tenant_access_token":"t-9","expire":1800}"#.utf8))
        guard case .token(let token, .seconds(1800)) = try channel().readToken(good), token.revealed == "t-9" else {
            Issue.record("no token")
            return
        }
    }
}
