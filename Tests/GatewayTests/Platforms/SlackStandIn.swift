import Chat
import Foundation
import Wire

@testable import Channels

/// Slack: signed events, `chat.postMessage`, quotes as threads.
struct SlackStandIn: StandIn {
    let platform = "slack"
    let cast = Casting(
        residents: "C1", staff: "C2", wang: "UWANG", wangAlone: "D1", li: "ULI", liAlone: "D2", tellsQuotes: true)
    private let sent = Memory(0)
    private let address = Kept()
    private let files = UploadedFiles()

    func options(at address: String) -> [String: [String]] {
        self.address.keep(address)
        return ["token": ["xoxb-1"], "signing_secret": ["secret"], "bot": ["UBOT"], "base_url": [address]]
    }

    func webhook(_ said: Said) throws -> Webhook {
        let stamp = String(Int(said.now.timeIntervalSince1970))
        var event: [String: Any] = [
            "type": "message", "user": said.sender.raw, "text": said.text, "ts": "1795450000.\(100_000 + said.number)",
            "channel": said.room.raw, "channel_type": said.kind == .group ? "channel" : "im",
        ]
        event["thread_ts"] = said.quoting?.raw
        let body = json([
            "type": "event_callback", "team_id": "T1", "event_id": "Ev\(said.number)", "event": event,
            "authorizations": [["user_id": "UBOT"]],
        ])
        let code = Code.sha256(of: Array("v0:\(stamp):".utf8) + body, by: Secret("secret")).hex
        return Webhook(
            path: "/hooks/\(channel)",
            headers: [
                ("X-Slack-Request-Timestamp", stamp), ("X-Slack-Signature", "v0=\(code)"),
                ("Content-Type", "application/json"),
            ], body: body)
    }

    func answer(_ call: Webhook) throws -> Answered {
        if call.path == "/upload" {
            // Without a token: the address itself is one.
            guard call.headers(named: "authorization").isEmpty else { throw UnknownCall(call) }
            _ = files.keep(call.body)
            return Answered(reply: .plain("OK - \(call.body.count)"))
        }
        if call.path == "/files.getUploadURLExternal", call.headers(named: "authorization") == ["Bearer xoxb-1"] {
            guard let length = try Form(call.body).only("length").flatMap({ Int($0) }), length > 0 else {
                return .json(#"{"ok":false,"error":"missing_argument"}"#)
            }
            return .json(#"{"ok":true,"upload_url":"\#(address.value)/upload","file_id":"file1"}"#)
        }
        if call.path == "/files.completeUploadExternal", call.headers(named: "authorization") == ["Bearer xoxb-1"] {
            let (body, id) = (Fields(call.body), Fields(call.body)["files"][0]["id"].text)
            guard let bytes = files.bytes(id) else { return .json(#"{"ok":false,"error":"file_not_found"}"#) }
            return .json(
                #"{"ok":true,"files":[{"id":"\#(id)","title":"x"}]}"#,
                Shown(room: ChatID(body["channel_id"].text), text: body["initial_comment"].text, file: bytes))
        }
        guard call.path == "/chat.postMessage", call.headers(named: "authorization") == ["Bearer xoxb-1"] else {
            throw UnknownCall(call)
        }
        let body = Fields(call.body)
        let ts = sent.change { sent in
            sent += 1
            return "1795460000.\(100_000 + sent)"
        }
        return .json(
            #"{"ok":true,"channel":"\#(body["channel"].text)","ts":"\#(ts)"}"#,
            Shown(room: ChatID(body["channel"].text), text: body["text"].text, id: MessageID(ts)))
    }
}
