import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct TwilioVectorsTests {
    @Test(arguments: try Vector.all("twilio"))
    func `the platform's bytes come to what they must`(_ vector: Vector) throws {
        let run = VectorRun(platform: Twilio.platform, open: twilio, more: optOut)
        guard try !run.run(vector) else { return }
        try #require(vector.kind == "encode-outbound-escape")
        let text = try #require(vector.inputs["text"]?.text)
        let expected = vector.expected
        switch try #require(vector.inputs["dialect"]?.text) {
        case "twiml":
            vector.expectNothing(besides: ["xml_text", "forbid", "example"])
            let message = Outbound(key: "k", room: Room(id: "+861", kind: .direct), body: RichText(plain: text))
            let request = Verified(Webhook(path: "/", body: Array("From=%2B861".utf8)))
            let reply = try #require(Twilio.sample().answer(message, to: request, at: .distantPast))
            let xml = String(decoding: reply.body, as: UTF8.self)
            if let example = expected["example"] { #expect(.text(xml) == example) }
            for word in expected["forbid"]?.list ?? [] { #expect(!xml.contains(try #require(word.text))) }
            let shown = xml.replacing(/<[^>]*>/, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                .replacing("&amp;", with: "&")
            #expect(.text(shown) == expected["xml_text"])
        case "sms-segments":
            vector.expectNothing(besides: ["encoding", "units", "segments"])
            let segments = Segments(of: text)
            #expect(expected["encoding"] == .text(segments.encoding.rawValue))
            #expect(expected["units"] == .integer(Int64(segments.units)))
            #expect(expected["segments"] == .integer(Int64(segments.count)))
        case let dialect: Issue.record("no test for the dialect \(dialect)")
        }
    }

    private func optOut(_ vector: Vector, _ request: Verified, _ arrival: Arrival) -> [String: JSONValue] {
        guard case .both(let messages, let events) = arrival, messages.count == 1 else { return [:] }
        var more = facts(of: .messages(messages), on: Twilio.platform)
        for case .noticed(let notice) in events { more["optOut"] = notice.details["optOut"].map { .text($0) } }
        return more
    }

    private func twilio(_ vector: Vector) throws -> Twilio {
        let config = try #require(vector.inputs["config"])
        return try Twilio(
            options: Options([
                "auth_token": [config["authToken"]?.text ?? ""], "from": ["+85230010001"],
                "account_sid": [config["accountSID"]?.text ?? "AC1"], "public_url": [config["publicURL"]?.text ?? ""],
            ]))
    }
}

extension Twilio {
    static func sample(from: String = "+85230010001") throws -> Twilio {
        try Twilio(
            options: Options([
                "auth_token": ["12345"], "account_sid": ["AC1"], "from": [from],
                "public_url": ["https://desk.example.org/hooks/sms"],
            ]))
    }
}
