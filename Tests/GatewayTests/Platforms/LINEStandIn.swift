import Chat
import Foundation
import Wire

@testable import Channels

/// LINE: signed events with a token for one answer, then pushes under a key for repeats.
struct LINEStandIn: StandIn {
    let platform = "line"
    let cast = Casting(
        residents: "Cresidents", staff: "Cstaff", wang: "U0000000000000000000000000000000a",
        wangAlone: "U0000000000000000000000000000000a", li: "U0000000000000000000000000000000b",
        liAlone: "U0000000000000000000000000000000b", tellsQuotes: true)
    /// The room of each token that was not used yet, and how many messages were taken.
    private let memory = Memory((tokens: [String: ChatID](), sent: 0))

    func options(at address: String) -> [String: [String]] {
        ["token": ["t"], "channel_secret": ["secret"], "base_url": [address], "data_url": [address]]
    }

    func webhook(_ said: Said) throws -> Webhook {
        let token = "reply-\(said.number)"
        memory.change { $0.tokens[token] = said.room }
        var source: [String: Any] = ["type": said.kind == .group ? "group" : "user", "userId": said.sender.raw]
        if said.kind == .group { source["groupId"] = said.room.raw }
        var message: [String: Any] = ["id": "4\(said.number)", "type": "text", "text": said.text, "quoteToken": "q"]
        message["quotedMessageId"] = said.quoting?.raw
        let body = json([
            "destination": "Ubot",
            "events": [
                [
                    "type": "message", "mode": "active", "timestamp": Int(said.now.timeIntervalSince1970 * 1000),
                    "source": source, "webhookEventId": "W\(said.number)", "replyToken": token, "message": message,
                    "deliveryContext": ["isRedelivery": false],
                ]
            ],
        ])
        let code = Data(Code.sha256(of: body, by: Secret("secret"))).base64EncodedString()
        return Webhook(path: "/hooks/\(channel)", headers: [("x-line-signature", code)], body: body)
    }

    func resendKey(of call: Webhook) -> String? { call.headers(named: "x-line-retry-key").first }

    func answer(_ call: Webhook) throws -> Answered {
        guard call.headers(named: "authorization") == ["Bearer t"] else { throw UnknownCall(call) }
        let body = Fields(call.body)
        let room: ChatID
        switch call.path {
        case "/v2/bot/message/reply":
            guard let known = memory.change({ $0.tokens.removeValue(forKey: body["replyToken"].text) }) else {
                return Answered(reply: HTTPReply(status: 400, body: Array(#"{"message":"Invalid reply token"}"#.utf8)))
            }
            room = known
        case "/v2/bot/message/push" where !call.headers(named: "x-line-retry-key").isEmpty:
            room = ChatID(body["to"].text)
        default: throw UnknownCall(call)
        }
        let id = memory.change { memory in
            memory.sent += 1
            return "9\(memory.sent)"
        }
        return .json(
            #"{"sentMessages":[{"id":"\#(id)"}]}"#,
            Shown(room: room, text: body["messages"][0]["text"].text, id: MessageID(id)))
    }
}
