import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct WhatsAppTests {
    private let person = Room(id: "US.134", kind: .direct)

    private func body(_ message: Outbound, by means: Means = Means(now: .distantPast), template: String? = nil) throws
        -> JSONValue
    {
        let call = try WhatsApp.sample(template: template).encode(message, by: means)
        #expect(call.url == "https://graph.facebook.com/v26.0/106/messages")
        return try JSONValue(of: call.body)
    }

    @Test func `a person is written to by id or by number, a group by its id`() throws {
        let words = RichText(plain: "好")
        let byID = try body(Outbound(key: "k-1", room: person, body: words, quoting: "wamid.1"))
        #expect(byID["recipient"] == .text("US.134"))
        #expect(byID["to"] == nil)
        #expect(byID["context"] == .object(["message_id": .text("wamid.1")]))
        #expect(byID["biz_opaque_callback_data"] == .text("k-1"))
        let byNumber = try body(Outbound(key: "k", room: Room(id: "1631", kind: .direct), body: words))
        #expect(byNumber["to"] == .text("1631"))
        let group = try body(Outbound(key: "k", room: Room(id: "Y2.F", kind: .group), body: words))
        #expect(group["to"] == .text("Y2.F"))
        #expect(group["recipient_type"] == .text("group"))
    }

    @Test func `up to three choices are buttons, more are words only`() throws {
        let choices = (1...4).map { Choice(label: "\($0) 分", words: "\($0)") }
        let words = RichText(plain: "请评分")
        let three = try body(Outbound(key: "k", room: person, body: words, choices: Array(choices.prefix(3))))
        #expect(three["type"] == .text("interactive"))
        let button = three["interactive"]?["action"]?["buttons"]?.list?.first
        #expect(button?["reply"] == .object(["id": .text("1"), "title": .text("1 分")]))
        #expect(try body(Outbound(key: "k", room: person, body: words, choices: choices))["type"] == .text("text"))
    }

    @Test func `after a day only a template is left`() throws {
        let message = Outbound(key: "k", room: person, body: RichText(plain: "师傅\n已到\t   门口"))
        var means = Means(now: .distantPast)
        means.isOutsideWindow = true
        let sent = try body(message, by: means, template: "update")
        let parameter = sent["template"]?["components"]?.list?.first?["parameters"]?.list?.first
        #expect(parameter?["text"] == .text("师傅 · 已到 门口"))
        let long = Outbound(key: "k", room: person, body: RichText(plain: String(repeating: "漏", count: 4000)))
        let cut = try body(long, by: means, template: "update")
        let short = cut["template"]?["components"]?.list?.first?["parameters"]?.list?.first?["text"]
        #expect(short == .text(String(repeating: "漏", count: 899) + "…"))
        let fault = #expect(throws: Unsendable.self) { try WhatsApp.sample().encode(message, by: means) }
        #expect(fault?.isUnreachable == true)
    }

    @Test(
        arguments: [
            (200, #"{"messaging_product":"whatsapp","messages":[{"id":"wamid.9"}]}"#, .delivered("wamid.9")),
            (400, #"{"error":{"message":"m","code":131047}}"#, .windowClosed(because: "131047 m")),
            (400, #"{"error":{"message":"m","code":131026}}"#, .unreachable(because: "131026 m")),
            (400, #"{"error":{"message":"m","code":131056}}"#, .retry(after: nil, because: "131056 m")),
            (401, #"{"error":{"message":"m","code":190}}"#, .refused("190 m")),
            (503, #"{"error":{"message":"m","code":99}}"#, .retry(after: nil, because: "99 m")),
            (502, "<html>", .retry(after: nil, because: "HTTP 502, unreadable body")),
        ] as [(Int, String, Receipt)])
    func `an answer is judged by the code in it`(_ status: Int, _ body: String, _ receipt: Receipt) throws {
        #expect(try WhatsApp.sample().judge(HTTPReply(status: status, body: Array(body.utf8))) == receipt)
    }

    @Test func `a file is fetched in two steps, and is the one that was told of`() throws {
        let whatsApp = try WhatsApp.sample()
        let means = Means(now: .distantPast)
        let attachment = Attachment(
            kind: .image, reference: "15", digest: "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=")
        let message = Inbound(id: "1", dedupe: "1", room: person, sender: Sender(id: "US.134"), text: "")
        #expect(
            whatsApp.download(attachment, of: message, by: means)?.url
                == "https://graph.facebook.com/v26.0/15?phone_number_id=106")
        let place = HTTPReply(status: 200, body: Array(#"{"url":"https://lookaside.fbsbx.com/x"}"#.utf8))
        guard case .further(let call) = whatsApp.readDownload(place, of: attachment, by: means) else {
            Issue.record("no second call")
            return
        }
        #expect(call.origin != .configured)
        guard
            case .bytes = whatsApp.readDownload(
                HTTPReply(status: 200, body: Array("hello".utf8)), of: attachment, by: means),
            case .failed = whatsApp.readDownload(
                HTTPReply(status: 200, body: Array("hullo".utf8)), of: attachment, by: means)
        else {
            Issue.record("the digest was not looked at")
            return
        }
    }

    @Test func `the number's own address is set by one call, and a yes is a yes`() throws {
        let whatsApp = try WhatsApp.sample()
        let call = try #require(whatsApp.webhookCalls(for: "https://desk.example.org/hooks/w").first)
        #expect(call.method == .post && call.url.hasSuffix("/\(whatsApp.number)"))
        let sent = try JSONValue(of: call.body)["webhook_configuration"]
        #expect(sent?["override_callback_uri"] == .text("https://desk.example.org/hooks/w"))
        #expect(sent?["verify_token"]?.text?.isEmpty == false)
        let answers = [(200, #"{"success":true}"#, true), (200, #"{"success":false}"#, false), (200, "<html>", false)]
        for (status, body, isYes) in answers {
            let reply = HTTPReply(status: status, body: Array(body.utf8))
            #expect((whatsApp.judgeWebhook(reply) == .delivered(nil)) == isYes, "\(body)")
        }
    }
}
