import Chat
import Wire

/// Pictures go up together with their words. Source: core.telegram.org/bots/api, `sendPhoto`, `sendDocument`.
extension Telegram {
    /// In UTF-16 units; longer words go without the picture.
    private static let longestCaption = 1024
    private static let shown: Set<String> = ["image/jpeg", "image/png", "image/webp"]

    /// - Returns: nil where there is no picture, or no room for the words below it.
    func picture(of message: Outbound, by means: Means) -> HTTPCall? {
        guard let enclosure = message.enclosure, let bytes = means.enclosed,
            message.body.plain.utf16.count <= Self.longestCaption
        else { return nil }
        let isShown = Self.shown.contains(enclosure.mediaType)
        var fields = [(name: "chat_id", value: message.room.id.raw)]
        if !message.body.isEmpty {
            fields += [(name: "caption", value: Self.markup(message.body)), (name: "parse_mode", value: "HTML")]
        }
        if let thread = message.thread { fields.append((name: "message_thread_id", value: thread.raw)) }
        if let quoted = message.quoting.flatMap({ Int64($0.raw) }) {
            fields.append((name: "reply_parameters", value: text(ofJSON: SendMessage.Reply(message_id: quoted))))
        }
        if let keyboard = Keyboard(message.choices) {
            fields.append((name: "reply_markup", value: text(ofJSON: keyboard)))
        }
        return .form(
            "\(baseURL)/bot\(token.revealed)/\(isShown ? "sendPhoto" : "sendDocument")", fields: fields,
            file: isShown ? "photo" : "document", Upload(enclosure: enclosure, bytes: bytes, room: message.room))
    }

    private func text(ofJSON content: some Encodable) -> String {
        String(decoding: bytes(ofJSON: content), as: UTF8.self)
    }
}
