import Chat
import Foundation
import Wire

@testable import Channels

/// Zulip: what calls the bot in a topic or is said to it alone, and messages by form.
struct ZulipStandIn: StandIn {
    let platform = "zulip"
    let cast = Casting(
        residents: "channel:9:邻里", staff: "channel:10:工单", wang: "11", wangAlone: "people:7,11", li: "12",
        liAlone: "people:7,12", call: "@**小管家** ")
    private let sent = Memory(500)
    private let files = UploadedFiles()

    func options(at address: String) -> [String: [String]] {
        [
            "base_url": [address], "hook_token": ["hook"], "email": ["gatehouse-bot@example.org"], "api_key": ["k"],
            "name": ["小管家"],
        ]
    }

    func webhook(_ said: Said) throws -> Webhook {
        var message: [String: Any] = [
            "id": said.number, "sender_id": Int(said.sender.raw) ?? 0, "sender_full_name": said.sender.raw,
            "sender_email": "\(said.sender)@example.org", "content": said.text,
            "timestamp": Int(said.now.timeIntervalSince1970),
        ]
        let parts = said.room.raw.split(separator: ":").map(String.init)
        if said.kind == .group {
            message["type"] = "stream"
            message["stream_id"] = Int(parts[1]) ?? 0
            message["subject"] = parts[2]
            message["display_recipient"] = "桂园"
        } else {
            message["type"] = "private"
            message["display_recipient"] = parts[1].split(separator: ",").map { ["id": Int($0) ?? 0] }
        }
        return Webhook(
            path: "/hooks/\(channel)", headers: [("Content-Type", "application/json")],
            body: json([
                "token": "hook", "bot_email": "gatehouse-bot@example.org", "message": message,
                "trigger": said.kind == .group ? "mention" : "private_message",
            ]))
    }

    func answer(_ call: Webhook) throws -> Answered {
        let pair = Data("gatehouse-bot@example.org:k".utf8).base64EncodedString()
        guard call.headers(named: "authorization") == ["Basic \(pair)"] else { throw UnknownCall(call) }
        if call.path == "/api/v1/user_uploads", let file = FormParts(call).parts.first, file.file != nil {
            let place = "/user_uploads/2/ab/\(files.keep(file.bytes))"
            return .json(#"{"result":"success","msg":"","uri":"\#(place)","url":"\#(place)"}"#)
        }
        guard call.path == "/api/v1/messages" else { throw UnknownCall(call) }
        let form = try Form(call.body)
        func field(_ name: String) -> String { form.fields.first { $0.name == name }?.value ?? "" }
        let room =
            field("type") == "stream"
            ? "channel:\(field("to")):\(field("topic"))" : "people:\(field("to").filter { !"[] ".contains($0) })"
        let id = sent.change { sent in
            sent += 1
            return sent
        }
        // A link to a file is shown as the file.
        let lines = field("content").split(separator: "\n").map(String.init)
        let link = lines.first { $0.contains("](/user_uploads/") }
        let name = link?.split(separator: "/").last.map { String($0.dropLast()) }
        return .json(
            #"{"result":"success","msg":"","id":\#(id)}"#,
            Shown(
                room: ChatID(room), text: lines.filter { $0 != link }.joined(separator: "\n"),
                id: MessageID(String(id)), file: name.flatMap { files.bytes($0) }))
    }
}
