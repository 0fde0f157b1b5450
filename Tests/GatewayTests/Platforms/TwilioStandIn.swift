import Chat
import Foundation
import Wire

@testable import Channels

/// Twilio: signed forms, TwiML in place, messages by form.
struct TwilioStandIn: StandIn {
    let platform = "twilio"
    let cast = Casting(
        wang: "+8613800000001", wangAlone: "+8613800000001", li: "+8613800000002", liAlone: "+8613800000002")
    private static let address = "https://gate.example.org/hooks/app"
    private let sent = Memory(0)

    func options(at address: String) -> [String: [String]] {
        [
            "account_sid": ["AC1"], "auth_token": ["secret"], "from": ["+85220000000"], "public_url": [Self.address],
            "base_url": [address],
        ]
    }

    func webhook(_ said: Said) throws -> Webhook {
        let fields = [
            (name: "AccountSid", value: "AC1"), (name: "Body", value: said.text),
            (name: "From", value: said.sender.raw),
            (name: "MessageSid", value: "SM\(said.number)"), (name: "NumMedia", value: "0"),
            (name: "To", value: "+85220000000"),
        ]
        let signed = Self.address + fields.map { $0.name + $0.value }.joined()
        let code = Data(Code.sha1(of: Array(signed.utf8), by: Secret("secret"))).base64EncodedString()
        return Webhook(
            path: "/hooks/\(channel)",
            headers: [("X-Twilio-Signature", code), ("Content-Type", "application/x-www-form-urlencoded")],
            body: Form(fields: fields).body)
    }

    func answer(_ call: Webhook) throws -> Answered {
        guard call.path == "/2010-04-01/Accounts/AC1/Messages.json" else { throw UnknownCall(call) }
        let form = try Form(call.body)
        func field(_ name: String) -> String { form.fields.first { $0.name == name }?.value ?? "" }
        let id = sent.change { sent in
            sent += 1
            return "SMb\(sent)"
        }
        return .json(
            #"{"sid":"\#(id)","status":"queued"}"#,
            Shown(room: ChatID(field("To")), text: field("Body"), id: MessageID(id)))
    }

    func shown(by reply: HTTPReply, to said: Said) throws -> [Shown] {
        let answer = String(decoding: reply.body, as: UTF8.self)
        guard let match = answer.firstMatch(of: /<Message>(.*?)<\/Message>/.dotMatchesNewlines()) else { return [] }
        return [Shown(room: said.room, text: String(match.1))]
    }
}
