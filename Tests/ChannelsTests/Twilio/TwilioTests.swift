import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct TwilioTests {
    @Test(arguments: [
        ("https://a.example/x?y=1", ["https://a.example/x?y=1", "https://a.example:443/x?y=1"]),
        ("https://a.example:8443/x", ["https://a.example:8443/x", "https://a.example/x"]),
        ("http://a.example", ["http://a.example", "http://a.example:80"]), ("nonsense", ["nonsense"]),
    ])
    func `an address is tried with its port and without`(_ address: String, _ spellings: [String]) {
        #expect(TwilioAddress(address).spellings(digest: nil) == spellings)
    }

    @Test func `the digest of a body is part of the address`() {
        #expect(TwilioAddress("https://a.example/x").spellings(digest: "ab")[0] == "https://a.example/x?bodySHA256=ab")
        #expect(
            TwilioAddress("https://a.example/x?y=1").spellings(digest: "ab")[0]
                == "https://a.example/x?y=1&bodySHA256=ab")
    }

    @Test func `a message may come by GET, all of it in the address`() throws {
        let query = "AccountSid=AC1&Body=3%E6%A5%BC+%E7%81%AF&From=%2B861&MessageSid=SM1"
        let signed = Data(Code.sha1(of: Array("https://desk.example.org/hooks/sms?\(query)".utf8), by: Secret("12345")))
        let webhook = Webhook(
            method: "GET", path: "/hooks/sms", target: "/hooks/sms?\(query)",
            headers: [("X-Twilio-Signature", signed.base64EncodedString())])
        let twilio = try Twilio.sample()
        guard case .messages(let messages) = try twilio.decode(twilio.verify(webhook, at: .distantPast)) else {
            Issue.record("no message")
            return
        }
        #expect(messages[0].text == "3楼 灯")
        let other = Webhook(method: "GET", path: "/hooks/sms", target: "/hooks/sms?\(query)1", headers: webhook.headers)
        #expect(throws: Refusal.self) { try twilio.verify(other, at: .distantPast) }
    }

    @Test func `a message is a form, from a number or a service`() throws {
        let message = Outbound(
            key: "k", room: Room(id: "+8613900001111", kind: .direct), body: RichText(plain: "好 & 了"))
        let call = try Twilio.sample().encode(message, at: .distantPast)
        #expect(call.url == "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json")
        #expect(call.headers.contains { $0 == ("authorization", "Basic QUMxOjEyMzQ1") })
        let form = try Form(call.body)
        #expect(try form.only("To") == "+8613900001111")
        #expect(try form.only("From") == "+85230010001")
        #expect(try form.only("Body") == "好 & 了")
        #expect(
            try Form(Twilio.sample(from: "MG1").encode(message, at: .distantPast).body).only("MessagingServiceSid")
                == "MG1")
        let whatsApp = Outbound(key: "k", room: Room(id: "whatsapp:+861", kind: .direct), body: RichText(plain: "好"))
        #expect(
            try Form(Twilio.sample().encode(whatsApp, at: .distantPast).body).only("From") == "whatsapp:+85230010001")
    }

    @Test(arguments: [
        ("", 0), (String(repeating: "a", count: 160), 1), (String(repeating: "a", count: 161), 2),
        (String(repeating: "[", count: 81), 2), (String(repeating: "电", count: 70), 1),
        (String(repeating: "电", count: 71), 2),
    ])
    func `a text is charged by its segments`(_ text: String, _ count: Int) {
        #expect(Segments(of: text).count == count)
    }

    @Test func `a file's redirect is followed without our password`() throws {
        let twilio = try Twilio.sample()
        let attachment = Attachment(kind: .image, address: "https://api.twilio.com/m")
        let reply = HTTPReply(status: 307, headers: [("Location", "https://mms.twiliocdn.com/x")])
        guard case .further(let call) = twilio.readDownload(reply, of: attachment, by: Means(now: .distantPast)) else {
            Issue.record("not followed")
            return
        }
        #expect(call.headers.isEmpty)
        #expect(call.origin != .configured)
    }

    @Test(
        arguments: [
            (201, #"{"sid":"SM1","status":"queued"}"#, .delivered("SM1")),
            (400, #"{"code":21610,"message":"opted out"}"#, .unreachable(because: "21610 opted out")),
            (429, #"{"code":20429,"message":"slow"}"#, .retry(after: nil, because: "20429 slow")),
            (400, #"{"code":21602,"message":"empty"}"#, .refused("21602 empty")),
            (503, #"{"message":"down"}"#, .retry(after: nil, because: "503 down")),
            (502, "<html>", .retry(after: nil, because: "HTTP 502, unreadable body")),
        ] as [(Int, String, Receipt)])
    func `an answer is judged by what Twilio says of it`(_ status: Int, _ body: String, _ receipt: Receipt) throws {
        #expect(try Twilio.sample().judge(HTTPReply(status: status, body: Array(body.utf8))) == receipt)
    }

    private func twilio(from: String, publicURL: String = "https://desk.example.org/hooks/sms") throws -> Twilio {
        try Twilio(
            options: Options([
                "auth_token": ["12345"], "account_sid": ["AC1"], "from": [from], "public_url": [publicURL],
            ]))
    }

    @Test func `a number is found by the account, then told where to send`() throws {
        let address = "https://desk.example.org/hooks/sms"
        let twilio = try twilio(from: "+85230010001")
        #expect(twilio.objection(to: address) == nil)
        let asked = try #require(twilio.webhookCalls(for: address).first)
        #expect(asked.method == .get)
        #expect(
            asked.url
                == "https://api.twilio.com/2010-04-01/Accounts/AC1/IncomingPhoneNumbers.json?PhoneNumber=%2B85230010001"
        )
        let found = HTTPReply(
            status: 200,
            body: Array(
                #"{"incoming_phone_numbers":[{"sid":"PN0","phone_number":"+852300100019"},{"sid":"PN1","phone_number":"+85230010001"}]}"#
                    .utf8))
        #expect(twilio.judgeWebhook(found) == .delivered(nil))
        let call = try #require(twilio.webhookCall(after: found, for: address))
        #expect(call.url == "https://api.twilio.com/2010-04-01/Accounts/AC1/IncomingPhoneNumbers/PN1.json")
        #expect(try Form(call.body).only("SmsUrl") == address)
        #expect(try Form(call.body).only("SmsMethod") == "POST")
        #expect(call.headers.contains { $0.name == "authorization" && $0.value.hasPrefix("Basic ") })
        let told = HTTPReply(status: 200, body: Array(#"{"sid":"PN1","sms_url":"\#(address)"}"#.utf8))
        #expect(twilio.judgeWebhook(told) == .delivered(nil))
        #expect(twilio.webhookCall(after: told, for: address) == nil)
    }

    @Test func `a messaging service is told itself, and its numbers no longer count`() throws {
        let address = "https://desk.example.org/hooks/sms"
        let call = try #require(try twilio(from: "MG1").webhookCalls(for: address).first)
        #expect(call.url == "https://messaging.twilio.com/v1/Services/MG1")
        #expect(try Form(call.body).only("InboundRequestUrl") == address)
        #expect(try Form(call.body).only("UseInboundWebhookOnNumber") == "false")
        let told = HTTPReply(
            status: 200, body: Array(#"{"sid":"MG1","inbound_request_url":"\#(address)"}"#.utf8))
        #expect(try twilio(from: "MG1").judgeWebhook(told) == .delivered(nil))
    }

    @Test(
        arguments: [
            (200, #"{"incoming_phone_numbers":[]}"#, .refused("the account has no number +85230010001")),
            (401, #"{"code":20003,"message":"Authenticate"}"#, .refused("20003 Authenticate")),
            (
                200, #"{"sid":"PN1","sms_url":"https://desk.example.org/hooks/sms","sms_application_sid":"AP1"}"#,
                .refused("the application AP1 answers for this number: take it off there first")
            ),
            (
                200, #"{"sid":"PN1","sms_url":"https://old.example.org/"}"#,
                .refused("Twilio sends to ‘https://old.example.org/’ all the same")
            ),
            (429, #"{"code":20429,"message":"slow"}"#, .retry(after: nil, because: "20429 slow")),
            (502, "<html>", .retry(after: nil, because: "HTTP 502, unreadable body")),
        ] as [(Int, String, Receipt)])
    func `what Twilio does not do is told`(_ status: Int, _ body: String, _ receipt: Receipt) throws {
        let reply = HTTPReply(status: status, body: Array(body.utf8))
        #expect(try twilio(from: "+85230010001").judgeWebhook(reply) == receipt)
    }

    @Test func `an address that what comes would not prove is not set`() throws {
        let other = "https://other.example.org/hooks/sms"
        #expect(try twilio(from: "+85230010001").objection(to: other)?.contains("public_url") == true)
        let own = "https://desk.example.org/hooks/sms"
        #expect(try twilio(from: "whatsapp:+85230010001").objection(to: own)?.contains("console") == true)
    }
}
