import Chat
import Foundation
import Wire

@testable import Channels

/// Teams: an outgoing webhook in each of two channels, whose answer is shown in place; later words by a flow each.
struct TeamsStandIn: StandIn {
    let platform = "teams"
    let cast = Casting(
        residents: "19:residents@thread.tacv2", staff: "19:staff@thread.tacv2", wang: "aad-wang", li: "aad-li",
        call: "<at>小管家</at>&nbsp;")
    private static let secret = "a security token of Teams, shown once"

    func options(at address: String) -> [String: [String]] {
        [
            "security_token": [Data(Self.secret.utf8).base64EncodedString()], "name": ["小管家"],
            "workflow_urls": [cast.residents, cast.staff].compactMap { $0 }.map {
                "\($0)=\(address)/workflows/\(Self.name(of: $0))/triggers/manual/paths/invoke"
            },
        ]
    }

    /// `residents` or `staff`.
    private static func name(of room: ChatID) -> String { String(room.raw.dropFirst(3).prefix { $0 != "@" }) }

    func webhook(_ said: Said) throws -> Webhook {
        let id = String(Int(said.now.timeIntervalSince1970) * 1000 + said.number)
        let body = json([
            "type": "message", "id": id, "timestamp": said.now.formatted(.iso8601),
            "serviceUrl": "https://smba.example", "text": "<p>\(said.text)</p>\n", "textFormat": "plain",
            "channelId": "msteams",
            "from": ["id": "29:\(said.sender)", "name": said.sender.raw, "aadObjectId": said.sender.raw],
            "conversation": [
                "isGroup": true, "conversationType": "channel", "id": "\(said.room);messageid=\(id)",
            ],
            "attachments": [["contentType": "text/html", "content": "<div>…</div>"]],
        ])
        let code = Data(Code.sha256(of: body, by: Secret(Self.secret))).base64EncodedString()
        return Webhook(
            path: "/hooks/\(channel)",
            headers: [
                ("Authorization", "HMAC \(code)"), ("Content-Type", "application/json"),
            ], body: body)
    }

    /// A flow takes a card and answers nothing, 202.
    func answer(_ call: Webhook) throws -> Answered {
        let room = [cast.residents, cast.staff].compactMap { $0 }
            .first { call.path == "/workflows/\(Self.name(of: $0))/triggers/manual/paths/invoke" }
        let card = Fields(call.body)["attachments"][0]
        guard let room, card["contentType"].text == "application/vnd.microsoft.card.adaptive" else {
            throw UnknownCall(call)
        }
        let lines = card["content"]["body"].list.map { line in line["inlines"].list.map { $0["text"].text }.joined() }
        return Answered(
            reply: HTTPReply(status: 202), shown: [Shown(room: room, text: lines.joined(separator: "\n"))])
    }

    /// The mark that it was heard is no message.
    func shown(by reply: HTTPReply, to said: Said) throws -> [Shown] {
        let words = Fields(reply.body)["text"].text
        guard words != "✓" else { return [] }
        return [Shown(room: said.room, text: words.replacing("<br>", with: "\n"))]
    }
}
