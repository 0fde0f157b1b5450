import Chat
import Foundation
import Wire

/// Rocket.Chat: an outgoing integration, messages under ids of ours, quotes as threads.
struct RocketChatStandIn: StandIn {
    let platform = "rocketchat"
    let cast = Casting(
        residents: "GENERAL", staff: "STAFF", wang: "uwang", wangAlone: "ubotuwang", li: "uli", liAlone: "ubotuli",
        tellsQuotes: true)
    private let files = UploadedFiles()

    func options(at address: String) -> [String: [String]] {
        [
            "base_url": [address], "token": ["t"], "hook_token": ["hook"], "bot": ["ubot"], "username": ["gatehouse"],
        ]
    }

    func webhook(_ said: Said) throws -> Webhook {
        var body: [String: Any] = [
            "token": "hook", "bot": false, "channel_id": said.room.raw, "message_id": "m\(said.number)",
            "timestamp": said.now.formatted(.iso8601), "user_id": said.sender.raw, "user_name": said.sender.raw,
            "text": said.text,
        ]
        if said.kind == .group { body["channel_name"] = said.room.raw }
        body["tmid"] = said.quoting?.raw
        return Webhook(path: "/hooks/\(channel)", headers: [("Content-Type", "application/json")], body: json(body))
    }

    func resendKey(of call: Webhook) -> String? { Fields(call.body)["message"]["_id"].word }

    func answer(_ call: Webhook) throws -> Answered {
        guard call.headers(named: "x-auth-token") == ["t"], call.headers(named: "x-user-id") == ["ubot"] else {
            throw UnknownCall(call)
        }
        let parts = call.path.split(separator: "/").map(String.init)
        if parts.count == 4, parts[2] == "rooms.media", let file = FormParts(call)["file"] {
            let id = files.keep(file.bytes)
            return .json(#"{"success":true,"file":{"_id":"\#(id)","url":"/file-upload/\#(id)/x"}}"#)
        }
        if parts.count == 5, parts[2] == "rooms.mediaConfirm", let bytes = files.bytes(parts[4]) {
            let id = "c\(parts[4])"
            return .json(
                #"{"success":true,"message":{"_id":"\#(id)"}}"#,
                Shown(room: ChatID(parts[3]), text: Fields(call.body)["msg"].text, id: MessageID(id), file: bytes))
        }
        guard call.path == "/api/v1/chat.sendMessage" else { throw UnknownCall(call) }
        let message = Fields(call.body)["message"]
        return .json(
            #"{"success":true,"message":{"_id":"\#(message["_id"].text)"}}"#,
            Shown(room: ChatID(message["rid"].text), text: message["msg"].text, id: MessageID(message["_id"].text)))
    }
}
