import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct StandardTests {
    let now = Date(timeIntervalSince1970: 1_795_399_200.4)
    let standard: Standard

    init() throws { standard = try .sample() }

    @Test func `the design's body comes in whole`() throws {
        let arrival = try standard.hear(
            """
            {"type":"message.created","timestamp":"2026-11-23T10:00:00+08:00","data":{"id":"m-1",
            "chat":{"id":"g-1","kind":"group","name":"3号楼业主群"},"sender":{"id":"u-7","name":"王芳"},"text":"漏水了\\n快来",
            "mentioned":true,"reply_to":"m-0","attachments":[{"kind":"image","url":"https://a.example/1.jpg"},
            {"kind":"hologram","url":"https://a.example/2"}]}}
            """, id: "evt-1", at: now)
        let expected = Inbound(
            id: "m-1", dedupe: "evt-1", room: Room(id: "g-1", kind: .group, name: "3号楼业主群"),
            sender: Sender(id: "u-7", name: "王芳"), text: "漏水了\n快来", mentioned: true, quoting: "m-0",
            attachments: [
                Chat.Attachment(kind: .image, reference: "https://a.example/1.jpg"),
                Chat.Attachment(kind: .other, reference: "https://a.example/2"),
            ], sentAt: Date(timeIntervalSince1970: 1_795_399_200))
        #expect(arrival.messages == [expected])
    }

    @Test func `what need not be said may be left out, or null`() throws {
        let arrival = try standard.hear(
            """
            {"type":"message.created","timestamp":"2026-11-23T02:00:00.5Z","data":{"id":"m-1",
            "chat":{"id":"d-1","kind":"direct","name":null},"sender":{"id":"u-7"},"text":"","reply_to":null}}
            """, id: "evt-1", at: now)
        let expected = Inbound(
            id: "m-1", dedupe: "evt-1", room: Room(id: "d-1", kind: .direct), sender: Sender(id: "u-7"), text: "",
            sentAt: Date(timeIntervalSince1970: 1_795_399_200.5))
        #expect(arrival.messages == [expected])
    }

    @Test(arguments: ["message.edited", "typing", ""])
    func `other kinds of event are acknowledged, whatever they hold`(_ type: String) throws {
        let arrival = try standard.hear(#"{"type":"\#(type)","timestamp":"?","data":[1]}"#, id: "e", at: now)
        guard case .nothing = arrival else { Issue.record("\(arrival)"); return }
    }

    @Test(arguments: [
        (#""id":"m-1","#, "", "data.id is missing"), (#""id":"m-1""#, #""id":7"#, "data.id is not a text"),
        (#""id":"m-1""#, #""id":"""#, "data.id is empty"), (#""g-1""#, #""""#, "data.chat.id is empty"),
        (#""u-7""#, #""""#, "data.sender.id is empty"),
        (#""kind":"group""#, #""kind":"channel""#, "data.chat.kind is neither group nor direct"),
        (#""kind":"group""#, #""kind":null"#, "data.chat.kind is null"),
        (#","text":"漏水""#, "", "data.text is missing"), (#""漏水""#, "[]", "data.text is not a text"),
        (#""sender":{"id":"u-7"}"#, #""sender":"u-7""#, "data.sender is not an object"),
        (#"}}"#, #","mentioned":"yes"}}"#, "data.mentioned is not true or false"),
        (#"}}"#, #","attachments":[{"kind":"image"}]}}"#, "data.attachments[0].url is missing"),
        (#""type":"message.created","#, "", "type is missing"),
        (#""type":"message.created""#, #""type":1"#, "type is not a text"),
        ("2026-11-23T10:00:00+08:00", "yesterday", "timestamp is not a time such as 2026-11-23T10:00:00+08:00"),
        (#""timestamp":"2026-11-23T10:00:00+08:00","#, "", "timestamp is missing"),
    ])
    func `a body that cannot be read is refused, and the field named`(_ old: String, _ new: String, _ why: String) {
        let body = """
            {"type":"message.created","timestamp":"2026-11-23T10:00:00+08:00","data":{"id":"m-1",\
            "chat":{"id":"g-1","kind":"group"},"sender":{"id":"u-7"},"text":"漏水"}}
            """
        let refusal = Refusal(.malformed, why)
        #expect(refusal.status == 400)
        #expect(throws: refusal) {
            try standard.hear(body.replacing(old, with: new, maxReplacements: 1), id: "e", at: now)
        }
    }

    @Test func `an id too long to keep is refused`() {
        let refusal = #expect(throws: Refusal.self) {
            try standard.hear("{}", id: String(repeating: "x", count: 257), at: now)
        }
        #expect(refusal?.reason == .malformed)
    }

    @Test func `a channel without a key takes nothing`() {
        let open = Standard(checking: [], signing: [], sendURL: "https://desk.example.org")
        let refusal = #expect(throws: Refusal.self) { try open.verify(Webhook(path: "/"), at: now) }
        #expect(refusal?.reason == .noSecret)
    }

    @Test func `the design's body goes out whole`() throws {
        let message = Outbound(
            key: "d-42", room: Room(id: "g-1", kind: .group),
            body: RichText([.mention("u-7", name: "王芳"), .text(" 已接单 "), .bold("#1023"), .lineBreak, .text("</b>\"")]),
            quoting: "m-1")
        let call = try standard.encode(message, at: now)
        #expect(call.method == .post)
        #expect(call.url == "http://127.0.0.1:9/send")
        #expect(
            String(decoding: call.body, as: UTF8.self)
                == #"{"data":{"chat":"g-1","id":"d-42","mentions":["u-7"],"reply_to":"m-1","text":"@王芳 已接单 #1023\n</b>\""},"#
                + #""timestamp":"2026-11-23T02:00:00Z","type":"message.send"}"#)
    }

    @Test func `nothing quoted and nobody called is said, not left out`() throws {
        let call = try standard.encode(
            Outbound(key: "k", room: Room(id: "g", kind: .group), body: RichText(plain: "好")), at: now)
        let data = try JSONValue(of: call.body)["data"]
        #expect(data?["mentions"] == .list([]))
        #expect(data?["reply_to"] == .null)
    }

    @Test func `every attempt has the same id, its own time, and a signature the receiver accepts`() throws {
        let message = Outbound(key: "d-42", room: Room(id: "g-1", kind: .group), body: RichText(plain: "好"))
        for moment in [now, now + 3600] {
            let call = try standard.encode(message, at: moment)
            let webhook = Webhook(path: "/send", headers: call.headers, body: call.body)
            #expect(throws: Never.self) { try standard.verify(webhook, at: moment) }
            #expect(webhook.headers(named: "webhook-id") == ["d-42"])
            #expect(webhook.headers(named: "content-type") == ["application/json"])
        }
        let call = try standard.encode(message, at: now)
        let old = Webhook(path: "/send", headers: call.headers, body: call.body)
        #expect(throws: Refusal(.stale, "webhook-timestamp is more than 300 seconds off")) {
            try standard.verify(old, at: now + 3600)
        }
    }

    @Test(
        arguments: [
            (200, #"{"id":"p-9"}"#, .delivered("p-9")),
            (201, #"{"id":9007199254740993}"#, .delivered("9007199254740993")),
            (200, "{}", .delivered(nil)), (204, "", .delivered(nil)), (200, "ok", .delivered(nil)),
            (200, #"{"id":""}"#, .delivered(nil)), (200, #"{"id":null}"#, .delivered(nil)),
            (200, "[]", .delivered(nil)),
            (302, "", .retry(after: .seconds(7), because: "HTTP 302")),
            (408, "", .retry(after: .seconds(7), because: "HTTP 408")),
            (429, "", .retry(after: .seconds(7), because: "HTTP 429")),
            (500, "", .retry(after: .seconds(7), because: "HTTP 500")),
            (503, #"{"id":"x"}"#, .retry(after: .seconds(7), because: "HTTP 503")),
            (400, "", .refused("HTTP 400")), (401, "", .refused("HTTP 401")), (404, "", .refused("HTTP 404")),
            (410, "", .refused("HTTP 410")),
        ] as [(Int, String, Receipt)])
    func `an answer is judged by its status`(_ status: Int, _ body: String, _ receipt: Receipt) {
        let reply = HTTPReply(status: status, headers: [("Retry-After", "7")], body: Array(body.utf8))
        #expect(standard.judge(reply) == receipt)
    }
}

extension Standard {
    static func sample() throws -> Standard {
        try Standard(
            options: Options([
                "secret": ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], "send_url": ["http://127.0.0.1:9/send"],
            ]))
    }

    /// Signs, verifies and decodes a body.
    func hear(_ body: String, id: String, at now: Date) throws -> Arrival {
        let bytes = Array(body.utf8)
        let webhook = Webhook(path: "/hooks/s", headers: headers(id: id, over: bytes, at: now), body: bytes)
        return try decode(verify(webhook, at: now))
    }
}

extension Arrival {
    /// Nil where no message arrived.
    var messages: [Inbound]? { if case .messages(let messages) = self { messages } else { nil } }
    var events: [Event]? { if case .events(let events) = self { events } else { nil } }
}
