import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct MattermostTests {
    private let room = Room(id: "c-1", kind: .group)

    @Test(arguments: [
        ("@gatehouse 灯坏了", "灯坏了", true), ("@Gatehouse: 灯坏了", "灯坏了", true), ("灯坏了 @gatehouse.", "灯坏了 .", true),
        ("找@gatehouse，灯坏了", "找灯坏了", true), ("a@gatehouse  x", "a@gatehouse  x", false),
        ("@@gatehouse", "@@gatehouse", false), ("@gatehouse.org", "@gatehouse.org", false), ("@", "@", false),
        ("", "", false),
    ])
    func `a name is called when it stands alone`(_ written: String, _ text: String, _ isCalled: Bool) {
        let heard = AtName(written, called: "gatehouse")
        #expect(heard.text == text)
        #expect(heard.isCalled == isCalled)
    }

    @Test func `a token given twice in JSON is refused, however it is spelt`() throws {
        let body = #"{"token":"x","\u0074oken":"h","user_id":"u","channel_id":"c","post_id":"p"}"#
        let refusal = #expect(throws: Refusal.self) {
            try Mattermost.sample().verify(Webhook(path: "/", body: Array(body.utf8)), at: .distantPast)
        }
        #expect(refusal?.reason == .duplicateParameter)
        #expect(
            keys(ofJSON: Array(#"{"a":{"token":1},"b":["token"],"c":"{\"token\":","d":0}"#.utf8)) == [
                "a", "b", "c", "d",
            ])
    }

    @Test func `a post is made with what recognises it again, and buttons lead back to us`() throws {
        let message = Outbound(
            key: "k-1", room: room, body: RichText(plain: "好"), quoting: "p-1",
            choices: [Choice(label: "接单", words: "收到")])
        let call = try Mattermost.sample().encode(message, at: .distantPast)
        #expect(call.url == "https://chat.example.org/api/v4/posts")
        #expect(call.headers.contains { $0 == ("authorization", "Bearer t") })
        let body = try JSONValue(of: call.body)
        #expect(body["pending_post_id"] == .text("k-1"))
        #expect(body["root_id"] == .text("p-1"))
        let action = try #require(body["props"]?["attachments"]?.list?.first?["actions"]?.list?.first)
        #expect(action["integration"]?["url"] == .text("https://desk.example.org/hooks/mm/action"))
        #expect(action["name"] == .text("接单"))
        // What the button holds is what comes back.
        let context = try #require(action["integration"]?["context"]?.object).mapValues { $0.text ?? "" }
        let press =
            #"{"user_id":"u","channel_id":"c-1","channel_name":"lou3","post_id":"p-2","trigger_id":"t-1","context":{"value":"\#(context["value"] ?? "")","secret":"\#(context["secret"] ?? "")"}}"#
        let mattermost = try Mattermost.sample()
        let arrival = try mattermost.decode(
            mattermost.verify(Webhook(path: "/", body: Array(press.utf8)), at: .distantPast))
        guard case .events(let events) = arrival, case .pressed(let pressed)? = events.first else {
            Issue.record("no press: \(arrival)")
            return
        }
        #expect(pressed.value == "收到")
        #expect(pressed.message == "p-2")
    }

    @Test func `without an address to come back to there are no buttons`() throws {
        let message = Outbound(
            key: "k", room: room, body: RichText(plain: "好"), choices: [Choice(label: "接单", words: "收到")])
        #expect(
            try JSONValue(of: Mattermost.sample(buttons: false).encode(message, at: .distantPast).body)["props"] == nil)
    }

    @Test func `a slash command in a direct channel is a direct message`() throws {
        let two = String(repeating: "a1", count: 13) + "__" + String(repeating: "b2", count: 13)
        let form =
            "channel_id=c&channel_name=\(two)&user_id=u&user_name=hong&command=%2Fbaoxiu&text=%E7%81%AF&trigger_id=t&token=h"
        let mattermost = try Mattermost.sample()
        let webhook = Webhook(
            path: "/", headers: [("Content-Type", "application/x-www-form-urlencoded")], body: Array(form.utf8))
        guard case .messages(let messages) = try mattermost.decode(mattermost.verify(webhook, at: .distantPast)) else {
            Issue.record("no message")
            return
        }
        #expect(messages[0].room == Room(id: "c", kind: .direct))
        #expect(messages[0].command == "/baoxiu")
        #expect(messages[0].mentioned)
    }

    @Test(arguments: ["3-dong__group", "a__b", "__", String(repeating: "a", count: 26) + "__b"])
    func `a channel that only looks like a direct one is a group`(_ name: String) throws {
        let form = "channel_id=c&channel_name=\(name)&user_id=u&command=%2Fbaoxiu&text=x&trigger_id=t&token=h"
        let mattermost = try Mattermost.sample()
        let webhook = Webhook(
            path: "/", headers: [("Content-Type", "application/x-www-form-urlencoded")], body: Array(form.utf8))
        guard case .messages(let messages) = try mattermost.decode(mattermost.verify(webhook, at: .distantPast)) else {
            Issue.record("no message")
            return
        }
        #expect(messages[0].room.kind == .group)
    }

    @Test(
        arguments: [
            (201, #"{"id":"p-9","create_at":1}"#, .delivered("p-9")),
            (
                400, #"{"id":"api.post.create_post.root_id.app_error","message":"Invalid RootId","status_code":400}"#,
                .quoteGone(because: "400 api.post.create_post.root_id.app_error")
            ),
            (
                403, #"{"id":"api.context.permissions.app_error","status_code":403}"#,
                .refused("403 api.context.permissions.app_error")
            ),
            (
                500, #"{"id":"x.deduplicate_create_post.pending","status_code":500}"#,
                .retry(after: .seconds(7), because: "500 x.deduplicate_create_post.pending")
            ),
            (429, "limit exceeded", .retry(after: .seconds(7), because: "429 without a reason")),
            (200, "<html>", .retry(after: .seconds(7), because: "200 without a reason")),
            (404, "<html>", .refused("404 without a reason")),
        ] as [(Int, String, Receipt)])
    func `an answer is judged by what Mattermost says of it`(_ status: Int, _ body: String, _ receipt: Receipt) throws {
        let reply = HTTPReply(status: status, headers: [("X-RateLimit-Reset", "7")], body: Array(body.utf8))
        #expect(try Mattermost.sample().judge(reply) == receipt)
    }
}
