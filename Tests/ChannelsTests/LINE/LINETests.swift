import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct LINETests {
    private let room = Room(id: "C1", kind: .group)
    private static let person = "U" + String(repeating: "a", count: 32)

    private func hear(_ events: String) throws -> Arrival {
        try LINE.sample().decode(Verified(Webhook(path: "/", body: Array(#"{"events":[\#(events)]}"#.utf8))))
    }

    @Test func `with a reply token it is a reply, without one a push that is recognised again`() throws {
        let line = try LINE.sample()
        let message = Outbound(key: "k-1", room: room, body: RichText(plain: "好{}"))
        let reply = line.encode(
            message, by: Means(now: .distantPast, reply: ReplyAddress(.replyToken, "r-1", seconds: 50, uses: 1)))
        #expect(reply.url == "https://api.line.me/v2/bot/message/reply")
        #expect(!reply.headers.contains { $0.name == "x-line-retry-key" })
        #expect(
            String(decoding: reply.body, as: UTF8.self)
                == #"{"messages":[{"text":"好{}","type":"text"}],"replyToken":"r-1"}"#)
        let push = line.encode(message, by: Means(now: .distantPast))
        #expect(push.url == "https://api.line.me/v2/bot/message/push")
        let key = push.headers.first { $0.name == "x-line-retry-key" }?.value
        #expect(key.flatMap(UUID.init) != nil)
        #expect(
            key == line.encode(message, by: Means(now: .now)).headers.first { $0.name == "x-line-retry-key" }?.value)
        #expect(key != LINE.retryKey("k-2"))
    }

    @Test func `a person is called in a group, by id, and braces of others stay braces`() throws {
        let body = RichText([.mention(SenderID(Self.person), name: "红"), .text(" {u0} "), .mention("x", name: "外人")])
        let call = try LINE.sample().encode(
            Outbound(key: "k", room: room, body: body, callsEveryone: true), at: .distantPast)
        let sent = try #require(JSONValue(of: call.body)["messages"]?.list?.first)
        #expect(sent["text"] == .text("{all} {u1} {{u0}} @外人"))
        #expect(sent["substitution"]?.object?.count == 2)
        #expect(sent["substitution"]?["u1"]?["mentionee"]?["userId"] == .text(Self.person))
    }

    @Test func `choices are quick replies`() throws {
        let call = try LINE.sample().encode(
            Outbound(key: "k", room: room, body: RichText(plain: "好"), choices: [Choice(label: "接单", words: "收到")]),
            at: .distantPast)
        let sent = try #require(JSONValue(of: call.body)["messages"]?.list?.first)
        let action = sent["quickReply"]?["items"]?.list?.first?["action"]
        #expect(action?["type"] == .text("postback"))
        #expect(action?["data"] == .text("收到"))
    }

    @Test func `comings, goings and what was unsent are told`() throws {
        let source = #""source":{"type":"group","groupId":"C1","userId":"U1"},"mode":"active""#
        let arrival = try hear(
            """
            {"type":"leave","webhookEventId":"1",\(source)},{"type":"unsend","webhookEventId":"2","unsend":{"messageId":"9"},\(source)},\
            {"type":"memberJoined","webhookEventId":"3","joined":{"members":[{"type":"user","userId":"U2"}]},\(source)},\
            {"type":"unfollow","webhookEventId":"4","source":{"type":"user","userId":"U1"}},{"type":"never heard of"},7
            """)
        guard case .events(let events) = arrival else {
            Issue.record("\(arrival)")
            return
        }
        #expect(
            events == [
                .membership("C1", .left), .deleted("9", in: room), .person(Sender(id: "U2"), in: room, .joined),
                .person(Sender(id: "U1"), in: Room(id: "U1", kind: .direct), .blocked),
            ])
    }

    @Test(
        arguments: [
            (200, #"{"sentMessages":[{"id":"77","quoteToken":"q"}]}"#, .delivered("77")),
            (409, #"{"message":"The retry key is already accepted","sentMessages":[{"id":"77"}]}"#, .delivered("77")),
            (409, "", .delivered(nil)),
            (
                429, #"{"message":"You have reached your monthly limit."}"#,
                .refused("429 You have reached your monthly limit.")
            ),
            (429, #"{"message":"slow"}"#, .retry(after: nil, because: "429 slow")),
            (400, #"{"message":"Failed to send messages"}"#, .unreachable(because: "400 Failed to send messages")),
            (400, #"{"message":"Invalid reply token"}"#, .refused("400 Invalid reply token")),
            (500, "", .retry(after: nil, because: "500 without a message")),
            (401, "", .refused("401 without a message")),
        ] as [(Int, String, Receipt)])
    func `an answer is judged by what LINE says of it`(_ status: Int, _ body: String, _ receipt: Receipt) throws {
        #expect(try LINE.sample().judge(HTTPReply(status: status, body: Array(body.utf8))) == receipt)
    }

    @Test func `the webhook is set by one call`() throws {
        let call = try #require(LINE.sample().webhookCalls(for: "https://desk.example.org/hooks/line").first)
        #expect(call.method == .put)
        #expect(String(decoding: call.body, as: UTF8.self) == #"{"endpoint":"https://desk.example.org/hooks/line"}"#)
        #expect(try LINE.sample().judge(HTTPReply(status: 200, body: Array("{}".utf8))) == .delivered(nil))
    }

    @Test func `what lies with others is not fetched`() throws {
        let line = try LINE.sample()
        let own = Attachment(kind: .image, reference: "9", address: "https://api-data.line.me/v2/bot/message/9/content")
        let other = Attachment(kind: .image, reference: "9", address: "https://img.example/a.jpg")
        let message = Inbound(id: "9", dedupe: "d", room: room, sender: Sender(id: "U1"), text: "")
        let means = Means(now: .distantPast)
        #expect(line.download(own, of: message, by: means)?.url == own.address)
        #expect(line.download(other, of: message, by: means)?.url == nil)
    }
}
