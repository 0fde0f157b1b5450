import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct TwilioVectorsTests: PlaysVectors {
    static let file = "twilio"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        let run = VectorRun(platform: Twilio.platform, open: twilio, more: optOut)
        guard try !run.run(vector, look) else { return }
        look.at(vector.kind == "encode-outbound-escape", "no test for the kind \(vector.kind)")
        let text = vector.text
        let expected = vector.expected
        switch try need(vector.inputs["dialect"]?.text) {
        case "twiml":
            look.knows(expected, ["xml_text", "forbid", "example"])
            let message = Outbound(key: "k", room: Room(id: "+861", kind: .direct), body: RichText(plain: text))
            let request = Verified(Webhook(path: "/", body: Array("From=%2B861".utf8)))
            let reply = try need(Twilio.sample().answer(message, to: request, at: .distantPast))
            let xml = String(decoding: reply.body, as: UTF8.self)
            look.at(.text(xml), is: expected["example"])
            for word in expected["forbid"]?.list ?? [] {
                look.at(!xml.contains(try need(word.text)), "\(word) is in \(xml)")
            }
            let shown = [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
                .reduce(xml.replacing(/<[^>]*>/, with: "")) { $0.replacingBytes(of: $1.0, with: $1.1) }
            look.at(.text(shown), is: expected["xml_text"])
        case "sms-segments":
            look.knows(expected, ["encoding", "units", "segments"])
            let segments = Segments(of: text)
            look.at(.text(segments.encoding.rawValue), is: expected["encoding"])
            look.at(.integer(Int64(segments.units)), is: expected["units"])
            look.at(.integer(Int64(segments.count)), is: expected["segments"])
        case let dialect: look.at(false, "no test for the dialect \(dialect)")
        }
    }

    private func optOut(_ vector: Vector, _ request: Verified, _ arrival: Arrival) -> [String: JSONValue] {
        guard case .both(let messages, let events) = arrival, messages.count == 1 else { return [:] }
        var more = facts(of: .messages(messages), on: Twilio.platform)
        for case .noticed(let notice) in events { more["optOut"] = notice.details["optOut"].map { .text($0) } }
        return more
    }

    private func twilio(_ vector: Vector) throws -> Twilio {
        let config = try need(vector.inputs["config"])
        return try Twilio(
            options: Options([
                "auth_token": vector.config("authToken"), "from": ["+85230010001"],
                "account_sid": [config["accountSID"]?.text ?? "AC1"], "public_url": vector.config("publicURL"),
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
