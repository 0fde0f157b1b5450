import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct SlackTests {
    private func event(_ event: String) throws -> Arrival {
        let body = #"{"type":"event_callback","event":\#(event),"authorizations":[{"user_id":"UOTHER"}]}"#
        return try Slack.sample().decode(
            Verified(Webhook(path: "/", headers: [("content-type", "application/json")], body: Array(body.utf8))))
    }

    @Test(arguments: [
        ("<@U1|li> <#C1> <!here> <!subteam^S1|@plumbers> <!date^1^{date}|明天>", "@li #C1 @here @plumbers 明天"),
        (
            "<https://a.example/?a=1&amp;b=2> <https://a.example|看> <mailto:a@b.c|a@b.c>",
            "https://a.example/?a=1&b=2 看 a@b.c"
        ),
        ("&amp;lt;b&gt;", "&lt;b>"), ("a < b", "a < b"), ("<>", ""), ("<|>", ""), ("<!subteam^S1>", "@S1"),
        ("一\n二   三", "一\n二 三"),
    ])
    func `references are made readable`(_ written: String, _ text: String) {
        #expect(SlackText(written, to: "U07GATEBOT1").text == text)
    }

    @Test func `the address of another organisation's file is asked for`() throws {
        let (slack, means) = (try Slack.sample(), Means(now: .distantPast))
        let arrival = try event(
            #"""
            {"type":"message","subtype":"file_share","channel":"C1","user":"U1","ts":"1795395600.000100","text":"",
            "files":[{"id":"F1","mode":"file_access","file_access":"check_file_info"}]}
            """#)
        guard case .messages(let messages) = arrival, let message = messages.first,
            let file = message.attachments.first
        else {
            Issue.record("\(arrival)")
            return
        }
        #expect(slack.download(file, of: message, by: means)?.url == "https://slack.com/api/files.info?file=F1")
        func told(_ body: String) -> Download {
            slack.readDownload(HTTPReply(status: 200, body: Array(body.utf8)), of: file, by: means)
        }
        let address = #"{"ok":true,"file":{"id":"F1","url_private":"https://files.slack.com/files-pri/T1-F1/a.jpg"}}"#
        guard case .further(let call) = told(address) else {
            Issue.record("no second step")
            return
        }
        #expect(call.url == "https://files.slack.com/files-pri/T1-F1/a.jpg")
        #expect(call.origin == .found(on: ["files.slack.com"]))
        guard case .failed(.refused("file_not_found")) = told(#"{"ok":false,"error":"file_not_found"}"#) else {
            Issue.record("taken for a file")
            return
        }
    }

    @Test func `the bot is told by the event where the configuration does not say`() throws {
        let slack = try Slack(options: Options(["signing_secret": ["s"], "token": ["t"]]))
        let body = #"""
            {"type":"event_callback","authorizations":[{"user_id":"U1"}],"event":{"type":"message","user":"U2",\#
            "text":"<@U1> 灯坏了","ts":"1.0001","channel":"C1","channel_type":"channel"}}
            """#
        guard case .messages(let messages) = try slack.decode(Verified(Webhook(path: "/", body: Array(body.utf8))))
        else {
            Issue.record("no message")
            return
        }
        #expect(messages.first?.mentioned == true)
        #expect(messages.first?.text == "灯坏了")
    }

    @Test func `our own joining and leaving is told, that of others is not`() throws {
        guard
            case .events(let events) = try event(
                #"{"type":"member_joined_channel","user":"U07GATEBOT1","channel":"C1"}"#)
        else {
            Issue.record("no event")
            return
        }
        #expect(events == [.membership("C1", .member)])
        guard case .nothing = try event(#"{"type":"member_joined_channel","user":"U2","channel":"C1"}"#) else {
            Issue.record("another's joining was told")
            return
        }
    }

    @Test func `a file that is gone is no attachment`() throws {
        let arrival = try event(
            #"{"type":"message","subtype":"file_share","user":"U2","text":"看","ts":"1.1","channel":"D1","files":[{"id":"F1","mode":"tombstone"},{"id":"F2","mimetype":"audio/mp4"}]}"#
        )
        guard case .messages(let messages) = arrival else {
            Issue.record("no message")
            return
        }
        #expect(messages[0].attachments.map(\.reference) == ["F2"])
        #expect(messages[0].attachments.map(\.kind) == [.voice])
        #expect(messages[0].room.kind == .direct)
    }

    @Test func `an answer stays in its thread`() throws {
        let room = Room(id: "C1", kind: .group)
        let call = try Slack.sample(baseURL: "http://127.0.0.1:9/api/").encode(
            Outbound(key: "k-1", room: room, body: RichText(plain: "好"), quoting: "2.2", thread: "1.1"),
            at: .distantPast)
        #expect(call.url == "http://127.0.0.1:9/api/chat.postMessage")
        #expect(call.headers.contains { $0 == ("authorization", "Bearer xoxb-1") })
        #expect(
            String(decoding: call.body, as: UTF8.self)
                == #"{"channel":"C1","metadata":{"event_payload":{"id":"k-1"},"event_type":"gatehouse_message"},"#
                + #""reply_broadcast":false,"text":"好","thread_ts":"1.1","unfurl_links":false,"unfurl_media":false}"#)
        let quoting = try Slack.sample().encode(
            Outbound(key: "k", room: room, body: RichText(plain: "好"), quoting: "2.2"), at: .distantPast)
        #expect(try JSONValue(of: quoting.body)["thread_ts"] == .text("2.2"))
    }

    @Test(
        arguments: [
            (.bold("<粗>"), "*&lt;粗&gt;*"), (.bold("a*b"), "a*b"), (.bold(" a"), " a"),
            (.link("看|<b>", to: "https://a.example/?a=1&b=2"), "<https://a.example/?a=1&amp;b=2|看¦&lt;b&gt;>"),
            (.link("看", to: "javascript:x"), "看 javascript:x"),
            (.link("看", to: "https://a.example/|<!channel>"), "看 https://a.example/|&lt;!channel&gt;"),
            (.mention("U02HONG0001", name: "红"), "<@U02HONG0001>"), (.mention("U1|<!channel>", name: "红"), "@红"),
            (.mention("!channel", name: "红"), "@红"), (.lineBreak, "\n"),
            (.text("<\u{301}!channel>"), "&lt;\u{301}!channel&gt;"),
        ] as [(RichText.Run, String)])
    func `a run becomes markup, and words in it cannot act`(_ run: RichText.Run, _ markup: String) {
        #expect(Array(Slack.markup(run).unicodeScalars) == Array(markup.unicodeScalars))
    }

    @Test(
        arguments: [
            (200, #"{"ok":true,"channel":"C1","ts":"1.2"}"#, .delivered("1.2")),
            (200, #"{"ok":true,"ts":"1.2","warning":"superfluous_charset"}"#, .delivered("1.2")),
            (429, #"{"ok":false,"error":"ratelimited"}"#, .retry(after: .seconds(30), because: "HTTP 429")),
            (200, #"{"ok":false,"error":"internal_error"}"#, .retry(after: .seconds(30), because: "internal_error")),
            (200, #"{"ok":false,"error":"is_archived"}"#, .refused("is_archived")),
            (200, #"{"ok":false}"#, .refused("HTTP 200")),
            (502, "<html>", .retry(after: .seconds(30), because: "HTTP 502, unreadable body")),
            (200, "", .retry(after: .seconds(30), because: "HTTP 200, unreadable body")),
        ] as [(Int, String, Receipt)])
    func `an answer is judged by what Slack says of it`(_ status: Int, _ body: String, _ receipt: Receipt) throws {
        let reply = HTTPReply(status: status, headers: [("Retry-After", "30")], body: Array(body.utf8))
        #expect(try Slack.sample().judge(reply) == receipt)
    }

    @Test func `a button or command is answered with nothing to show`() throws {
        let form = Webhook(path: "/", headers: [("Content-Type", "application/x-www-form-urlencoded")])
        #expect(try Slack.sample().acknowledgement(of: Verified(form))?.body == [])
        #expect(try Slack.sample().acknowledgement(of: Verified(Webhook(path: "/"))) == nil)
    }

    @Test func `a slash command is answered through its own address, once, and never in a thread`() throws {
        let slack = try Slack.sample()
        let message = Outbound(
            key: "k", room: Room(id: "C9", kind: .group), body: RichText(plain: "已收到 <!channel>"),
            quoting: "12.34.trigger")
        let url = "https://hooks.slack.com/commands/T1/2/x"
        let reply = ReplyAddress(.responseURL, url, seconds: 1800, uses: 5, isForThatMessage: true)
        let call = slack.encode(message, by: Means(now: .distantPast, reply: reply))
        #expect(call.url == url && call.origin == .found(on: ["hooks.slack.com"]))
        #expect(!call.headers.contains { $0.name == "authorization" })
        let sent = try JSONValue(of: call.body)
        #expect(sent["response_type"] == .text("in_channel"))
        #expect(sent["text"] == .text("已收到 &lt;!channel&gt;"))
        #expect(slack.judge(HTTPReply(status: 200, body: Array("ok".utf8))) == .delivered(nil))
        let used = HTTPReply(status: 404, body: Array(#"{"ok":false,"error":"used_url"}"#.utf8))
        #expect(slack.judge(used) == .refused("used_url"))
        // Without it the words go as a message of their own.
        let later = try JSONValue(of: slack.encode(message, by: Means(now: .distantPast)).body)
        #expect(later["channel"] == .text("C9") && later["thread_ts"] == nil)
        let button = Outbound(key: "k", room: message.room, body: message.body, quoting: "1795450000.000100")
        let posted = slack.encode(button, by: Means(now: .distantPast, reply: reply))
        #expect(posted.url.hasSuffix("/chat.postMessage"))
    }
}
