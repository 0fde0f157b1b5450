import Chat
import Foundation
import Wire

/// Telegram: updates under a secret word, `sendMessage` with HTML, answers that tell our messages' numbers.
struct TelegramStandIn: StandIn {
    let platform = "telegram"
    let cast = Casting(
        residents: "-1001", staff: "-1002", wang: "11", wangAlone: "11", li: "12", liAlone: "12", tellsQuotes: true)
    private let sent = Memory(100)

    func options(at address: String) -> [String: [String]] {
        ["token": ["77:AA"], "secret": ["word"], "username": ["gatehouse_bot"], "base_url": [address]]
    }

    func webhook(_ said: Said) throws -> Webhook {
        let chat: [String: Any] = [
            "id": Int(said.room.raw) ?? 0, "type": said.kind == .group ? "supergroup" : "private",
        ]
        var message: [String: Any] = [
            "message_id": said.number, "date": Int(said.now.timeIntervalSince1970), "chat": chat, "text": said.text,
            "from": ["id": Int(said.sender.raw) ?? 0, "is_bot": false, "first_name": said.sender.raw],
        ]
        message["reply_to_message"] = said.quoting.map { quoted in
            [
                "message_id": Int(quoted.raw) ?? 0, "date": 1, "chat": chat,
                "from": ["id": 77, "is_bot": true, "first_name": "小管家"],
            ] as [String: Any]
        }
        return Webhook(
            path: "/hooks/\(channel)",
            headers: [("X-Telegram-Bot-Api-Secret-Token", "word"), ("Content-Type", "application/json")],
            body: json(["update_id": 1000 + said.number, "message": message]))
    }

    func answer(_ call: Webhook) throws -> Answered {
        let method = call.path.split(separator: "/").last.map(String.init) ?? ""
        guard call.path.hasPrefix("/bot77:AA/"), let field = Self.files[method] else { throw UnknownCall(call) }
        let body = Fields(call.body)
        let form = FormParts(call)
        let room = field.isEmpty ? String(body["chat_id"].number) : form.text("chat_id")
        let words = field.isEmpty ? body["text"].text : form.text("caption")
        let number = sent.change { sent in
            sent += 1
            return sent
        }
        return .json(
            #"{"ok":true,"result":{"message_id":\#(number),"date":1,"chat":{"id":1,"type":"private"}}}"#,
            Shown(room: ChatID(room), text: words, id: MessageID(String(number)), file: form[field]?.bytes))
    }

    /// The methods, and the field that holds the file.
    private static let files = ["sendMessage": "", "sendPhoto": "photo", "sendDocument": "document"]
}
