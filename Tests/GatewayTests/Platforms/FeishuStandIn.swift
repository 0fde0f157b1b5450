import Chat
import Crypto
import Foundation
import Wire

@testable import Channels

/// Feishu: encrypted and signed events, tokens, sending and replying.
struct FeishuStandIn: StandIn {
    let platform = "feishu"
    let cast = Casting(
        residents: "oc_residents", staff: "oc_staff", wang: "ou_wang", wangAlone: "oc_wang", li: "ou_li",
        liAlone: "oc_li", call: "@_user_1 ", tellsQuotes: true)
    private let key = Secret("encrypt-key")
    /// Which room each message of ours is in.
    private let rooms = Memory<[String: ChatID]>([:])
    /// The pictures people sent, by name.
    var pictures: [String: [UInt8]] = [:]
    /// The bodies our pictures came up in.
    let uploads = Memory<[[UInt8]]>([])

    func options(at address: String) -> [String: [String]] {
        [
            "app_id": ["cli_1"], "app_secret": ["s"], "encrypt_key": [key.revealed], "verification_token": ["v"],
            "bot_open_id": ["ou_bot"], "base_url": [address],
        ]
    }

    func webhook(_ said: Said) throws -> Webhook {
        let milliseconds = String(Int(said.now.timeIntervalSince1970 * 1000))
        var message: [String: Any] = [
            "message_id": "om_\(said.number)", "create_time": milliseconds, "chat_id": said.room.raw,
            "chat_type": said.kind == .group ? "group" : "p2p", "message_type": type(said),
            "content": String(decoding: json(content(said)), as: UTF8.self),
            "mentions": [["key": "@_user_1", "id": ["open_id": "ou_bot"], "name": "小管家"]],
        ]
        message["parent_id"] = said.quoting?.raw
        rooms.change { $0["om_\(said.number)"] = said.room }
        let event = json([
            "schema": "2.0",
            "header": [
                "event_id": "e\(said.number)", "event_type": "im.message.receive_v1", "token": "v", "app_id": "cli_1",
            ],
            "event": [
                "sender": ["sender_id": ["open_id": said.sender.raw], "sender_type": "user"], "message": message,
            ],
        ])
        let sealed = Feishu.encrypted(event, by: key, iv: (0..<16).map { _ in UInt8.random(in: 0...255) })
        let body = json(["encrypt": sealed])
        let timestamp = String(Int(said.now.timeIntervalSince1970))
        let signed = Array("\(timestamp)nonce\(key.revealed)".utf8) + body
        return Webhook(
            path: "/hooks/\(channel)",
            headers: [
                ("X-Lark-Request-Timestamp", timestamp), ("X-Lark-Request-Nonce", "nonce"),
                ("X-Lark-Signature", SHA256.hash(data: signed).map { String(format: "%02x", $0) }.joined()),
            ], body: body)
    }

    private func type(_ said: Said) -> String {
        said.picture.map { $0.hasPrefix("file_") ? "audio" : "post" } ?? "text"
    }

    private func content(_ said: Said) -> [String: Any] {
        guard let picture = said.picture else { return ["text": said.text] }
        if picture.hasPrefix("file_") { return ["file_key": picture, "duration": 2000] }
        return ["content": [[["tag": "text", "text": said.text]], [["tag": "img", "image_key": picture]]]]
    }

    func resendKey(of call: Webhook) -> String? { Fields(call.body)["uuid"].word }

    func answer(_ call: Webhook) throws -> Answered {
        if call.path == "/open-apis/auth/v3/tenant_access_token/internal" {
            return .json(#"{"code":0,"msg":"ok","tenant_access_token":"t-1","expire":7200}"#)
        }
        guard call.headers(named: "authorization") == ["Bearer t-1"] else {
            return .json(#"{"code":99991663,"msg":"invalid"}"#)
        }
        let body = Fields(call.body)
        let parts = call.path.split(separator: "/").map(String.init)
        if parts.count == 7, parts[5] == "resources", let picture = pictures[parts[6]] {
            return Answered(
                reply: HTTPReply(status: 200, headers: [("Content-Type", "image/jpeg")], body: picture))
        }
        if parts.count == 4, let field = ["images": "image", "files": "file"][parts[3]],
            let file = FormParts(call)[field]
        {
            uploads.change { $0.append(file.bytes) }
            return .json(#"{"code":0,"data":{"\#(field)_key":"\#(field == "image" ? "img" : field)_up"}}"#)
        }
        let room: ChatID
        if parts == ["open-apis", "im", "v1", "messages"] {
            room = ChatID(body["receive_id"].text)
        } else if parts.count == 6, parts[5] == "reply", let known = rooms.change({ $0[parts[4]] }) {
            room = known
        } else {
            throw UnknownCall(call)
        }
        let id = rooms.change { rooms in
            let id = "om_b\(rooms.count)"
            rooms[id] = room
            return id
        }
        let lines = body["content"].inside["zh_cn"]["content"].list.map { line in
            line.list.map { $0["text"].text }.joined()
        }
        // A card shows its words above its buttons.
        let card = body["content"].inside["body"]["elements"][0]["text"]["content"].text
        let picture = body["content"].inside["image_key"].text + body["content"].inside["file_key"].text
        return .json(
            #"{"code":0,"msg":"success","data":{"message_id":"\#(id)"}}"#,
            Shown(
                room: room, text: picture.isEmpty ? card + lines.joined(separator: "\n") : "[\(picture)]",
                id: MessageID(id), file: picture.isEmpty ? nil : uploads.change { $0.last }))
    }
}
