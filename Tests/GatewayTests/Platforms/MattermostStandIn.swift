import Chat
import Foundation
import Wire

/// Mattermost: an outgoing webhook for what is said in channels, posts of a bot for what we say.
struct MattermostStandIn: StandIn {
    let platform = "mattermost"
    let cast = Casting(residents: "chresidents", staff: "chstaff", wang: "uwang", li: "uli")
    private let sent = Memory(0)
    private let files = UploadedFiles()

    func options(at address: String) -> [String: [String]] {
        [
            "base_url": [address], "token": ["t"], "hook_token": ["hook"], "bot": ["ubot"], "username": ["gatehouse"],
        ]
    }

    func webhook(_ said: Said) throws -> Webhook {
        Webhook(
            path: "/hooks/\(channel)", headers: [("Content-Type", "application/json")],
            body: json([
                "token": "hook", "team_id": "t1", "channel_id": said.room.raw, "channel_name": said.room.raw,
                "timestamp": Int(said.now.timeIntervalSince1970 * 1000), "user_id": said.sender.raw,
                "user_name": said.sender.raw, "post_id": "p\(said.number)", "text": said.text, "trigger_word": "",
            ]))
    }

    func resendKey(of call: Webhook) -> String? { Fields(call.body)["pending_post_id"].word }

    func answer(_ call: Webhook) throws -> Answered {
        if call.path == "/api/v4/files", call.headers(named: "authorization") == ["Bearer t"],
            let file = FormParts(call)["files"], !FormParts(call).text("channel_id").isEmpty
        {
            return Answered(
                reply: HTTPReply(
                    status: 201, headers: [("Content-Type", "application/json")],
                    body: json(["file_infos": [["id": files.keep(file.bytes)]]])))
        }
        guard call.path == "/api/v4/posts", call.headers(named: "authorization") == ["Bearer t"] else {
            throw UnknownCall(call)
        }
        let body = Fields(call.body)
        let id = sent.change { sent in
            sent += 1
            return "b\(sent)"
        }
        let reply = HTTPReply(
            status: 201, headers: [("Content-Type", "application/json")],
            body: json(["id": id, "channel_id": body["channel_id"].text, "message": body["message"].text]))
        let shown = Shown(
            room: ChatID(body["channel_id"].text), text: body["message"].text, id: MessageID(id),
            file: files.bytes(body["file_ids"][0].text))
        return Answered(reply: reply, shown: [shown])
    }
}
