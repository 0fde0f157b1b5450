import Chat
import Foundation
import Wire

/// A Matrix homeserver: transactions by PUT, events by PUT, the same transaction twice one event.
struct MatrixStandIn: StandIn {
    let platform = "matrix"
    let cast = Casting(
        residents: "!residents:example.org", staff: "!staff:example.org", wang: "@wang:example.org",
        li: "@li:example.org", tellsQuotes: true)
    private let taken = Memory<Set<String>>([])
    private let files = UploadedFiles()

    func options(at address: String) -> [String: [String]] {
        [
            "base_url": [address], "user": ["@gatehouse:example.org"], "as_token": ["as"], "hs_token": ["hs"],
        ]
    }

    func webhook(_ said: Said) throws -> Webhook {
        var content: [String: Any] = ["msgtype": "m.text", "body": said.text]
        content["m.relates_to"] = said.quoting.map { ["m.in_reply_to": ["event_id": $0.raw]] }
        let event: [String: Any] = [
            "type": "m.room.message", "event_id": "$e\(said.number)", "room_id": said.room.raw,
            "sender": said.sender.raw, "origin_server_ts": Int(said.now.timeIntervalSince1970 * 1000),
            "content": content,
        ]
        let path = "/hooks/\(channel)/_matrix/app/v1/transactions/\(said.number)"
        return Webhook(
            method: "PUT", path: path, target: path, headers: [("Authorization", "Bearer hs")],
            body: json(["events": [event]]))
    }

    func resendKey(of call: Webhook) -> String? { call.path.contains("/send/m.room.message/") ? call.path : nil }

    func answer(_ call: Webhook) throws -> Answered {
        if call.path == "/_matrix/client/v1/appservice/gatehouse/ping" { return .json(#"{"duration_ms":1}"#) }
        if call.path == "/_matrix/media/v3/upload", call.headers(named: "authorization") == ["Bearer as"] {
            return .json(#"{"content_uri":"mxc://example.org/\#(files.keep(call.body))"}"#)
        }
        let parts = call.path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
        guard call.method == "PUT", parts.count == 8, Array(parts[0..<4]) == ["_matrix", "client", "v3", "rooms"],
            Array(parts[5..<7]) == ["send", "m.room.message"], call.headers(named: "authorization") == ["Bearer as"]
        else { throw UnknownCall(call) }
        let id = "$\(parts[7])"
        let content = Fields(call.body)
        let file = ["m.image", "m.audio"].contains(content["msgtype"].text) ? content["url"].text : ""
        let shown = Shown(
            room: ChatID(parts[4]), text: content["body"].text, id: MessageID(id),
            file: file.split(separator: "/").last.flatMap { files.bytes(String($0)) })
        let isNew = taken.change { $0.insert(parts[7]).inserted }
        let reply = HTTPReply.json(#"{"event_id":"\#(id)"}"#)
        return Answered(reply: reply, shown: isNew ? [shown] : [])
    }
}
