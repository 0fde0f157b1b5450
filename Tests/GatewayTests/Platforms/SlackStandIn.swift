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

    func options(at address: String) -> [String: [String]] {
        ["token": ["xoxb-1"], "signing_secret": ["secret"], "bot": ["UBOT"], "base_url": [address]]
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
