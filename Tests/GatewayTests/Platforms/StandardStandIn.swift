import Chat
import Foundation
import Wire

/// Any program that speaks Standard Webhooks.
struct StandardStandIn: StandIn {
    let platform = "standard"
    let cast = Casting(
        residents: "residents", staff: "staff", wang: "u-wang", wangAlone: "d-wang", li: "u-li", liAlone: "d-li",
        tellsQuotes: true)
    private let sent = Memory(0)

    func options(at address: String) -> [String: [String]] { ["secret": [secret], "send_url": ["\(address)/send"]] }

    func webhook(_ said: Said) throws -> Webhook {
        var data: [String: Any] = [
            "id": "m-\(said.number)", "chat": ["id": said.room.raw, "kind": said.kind.rawValue],
            "sender": ["id": said.sender.raw, "name": said.sender.raw], "text": said.text,
        ]
        data["reply_to"] = said.quoting?.raw
        let body = json(["type": "message.created", "timestamp": said.now.formatted(.iso8601), "data": data])
        return Webhook(path: "/hooks/\(channel)", headers: signed(body, id: "wh-\(said.number)"), body: body)
    }

    func resendKey(of call: Webhook) -> String? { call.headers(named: "webhook-id").first }

    func answer(_ call: Webhook) throws -> Answered {
        guard call.path == "/send" else { throw UnknownCall(call) }
        let data = Fields(call.body)["data"]
        let id = sent.change { sent in
            sent += 1
            return "b-\(sent)"
        }
        return .json(
            #"{"id":"\#(id)"}"#, Shown(room: ChatID(data["chat"].text), text: data["text"].text, id: MessageID(id)))
    }
}
