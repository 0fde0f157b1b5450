import Chat
import Crypto
import Foundation
import Wire

@testable import Channels

/// Discord: slash commands under an Ed25519 signature, answered in place; all else as messages of a bot.
struct DiscordStandIn: StandIn {
    let platform = "discord"
    let cast = Casting(
        residents: "101", staff: "102", wang: "11", wangAlone: "201", li: "12", liAlone: "202")
    private let key = Curve25519.Signing.PrivateKey()
    private let sent = Memory(900)

    func options(at address: String) -> [String: [String]] {
        ["public_key": [Array(key.publicKey.rawRepresentation).hex], "token": ["t"], "base_url": [address]]
    }

    func webhook(_ said: Said) throws -> Webhook {
        let user: [String: Any] = ["id": said.sender.raw, "username": said.sender.raw]
        var interaction: [String: Any] = [
            "id": String(3000 + said.number), "application_id": "1", "type": 2, "token": "token-\(said.number)",
            "channel_id": said.room.raw,
            "data": [
                "id": "5", "name": "desk", "type": 1,
                "options": [["name": "words", "type": 3, "value": said.text]],
            ],
        ]
        if said.kind == .group {
            interaction["guild_id"] = "88"
            interaction["member"] = ["user": user]
            interaction["context"] = 0
        } else {
            interaction["user"] = user
            interaction["context"] = 1
        }
        let (stamp, body) = (String(Int(said.now.timeIntervalSince1970)), json(interaction))
        let signature = try key.signature(for: Array(stamp.utf8) + body)
        return Webhook(
            path: "/hooks/\(channel)",
            headers: [
                ("X-Signature-Ed25519", Array(signature).hex), ("X-Signature-Timestamp", stamp),
                ("Content-Type", "application/json"),
            ], body: body)
    }

    func resendKey(of call: Webhook) -> String? { Fields(call.body)["nonce"].word }

    func answer(_ call: Webhook) throws -> Answered {
        let parts = call.path.split(separator: "/").map(String.init)
        guard parts.count == 3, parts[0] == "channels", parts[2] == "messages",
            call.headers(named: "authorization") == ["Bot t"]
        else { throw UnknownCall(call) }
        let id = sent.change { sent in
            sent += 1
            return String(sent)
        }
        let form = FormParts(call)
        let file = form["files[0]"]?.bytes
        let body = form.parts.isEmpty ? Fields(call.body) : Fields(form["payload_json"]?.bytes ?? [])
        return .json(#"{"id":"\#(id)"}"#, shown(body["content"].text, in: parts[1], id, file))
    }

    func shown(by reply: HTTPReply, to said: Said) throws -> [Shown] {
        let data = Fields(reply.body)["data"]
        // A tick is for the one who gave the command.
        return data["content"].text == "✓" ? [] : [shown(data["content"].text, in: said.room.raw, nil)]
    }

    /// Without the backslashes of its Markdown.
    private func shown(_ markdown: String, in room: String, _ id: String?, _ file: [UInt8]? = nil) -> Shown {
        Shown(room: ChatID(room), text: markdown.replacing("\\", with: ""), id: id.map { MessageID($0) }, file: file)
    }
}
