import Chat
import Foundation

/// One event, as it is meant for us.
struct FeishuHearing {
    private let header: FeishuEnvelope.Header?
    private let body: [UInt8]
    private let bot: String

    init(_ envelope: FeishuEnvelope, _ body: [UInt8], bot: String) {
        header = envelope.header
        self.body = body
        self.bot = bot
    }

    func arrival() throws(Refusal) -> Arrival {
        guard let header else { return ignored("unhandled-event-type", "") }
        switch header.event_type {
        case "im.message.receive_v1": return try heard(header)
        case "card.action.trigger":
            return .events([.pressed(try press(try event(FeishuPressed.self), header))])
        case "im.chat.member.bot.added_v1":
            return .events([.membership(ChatID(try event(FeishuRoomEvent.self).chat_id), .member)])
        case "im.chat.member.bot.deleted_v1", "im.chat.disbanded_v1":
            return .events([.membership(ChatID(try event(FeishuRoomEvent.self).chat_id), .kicked)])
        case "im.message.recalled_v1":
            let recalled = try event(FeishuRoomEvent.self)
            guard let id = recalled.message_id else { throw Refusal(.malformedJSON, "event.message_id is missing") }
            return .events([.deleted(MessageID(id), in: Room(id: ChatID(recalled.chat_id), kind: .group))])
        default: return ignored("unhandled-event-type", header.event_type)
        }
    }

    private func event<Content: Decodable>(_ type: Content.Type) throws(Refusal) -> Content {
        try readJSON(FeishuEvent<Content>.self, from: body).event
    }

    private func ignored(_ why: String, _ type: String) -> Arrival {
        .events([.noticed(Notice(type, dedupe: header?.event_id, details: ["ignoredReason": why]))])
    }

    private func heard(_ header: FeishuEnvelope.Header) throws(Refusal) -> Arrival {
        let received = try event(FeishuReceived.self)
        // Other bots, and we ourselves: two that answer each other would go on for ever.
        guard received.sender.sender_type == "user", let sender = received.sender.sender_id?.open_id, !sender.isEmpty
        else { return ignored("sender-is-bot", header.event_type) }
        let message = received.message
        let inside = try readJSON(FeishuInside.self, from: Array(message.content.utf8))
        guard let attachments = inside.attachments(of: message.message_type) else {
            return ignored("unhandled-message-type", message.message_type)
        }
        let text = FeishuText(message.mentions ?? [], bot: bot)
        let words = message.message_type == "post" ? text.post(inside) : text.resolved(inside.text ?? "")
        return .messages([
            Inbound(
                id: MessageID(message.message_id), dedupe: message.message_id,
                room: Room(id: ChatID(message.chat_id), kind: message.chat_type == "p2p" ? .direct : .group),
                sender: Sender(id: SenderID(sender)), text: words.text,
                mentioned: (message.mentions ?? []).contains { $0.id?.open_id == bot },
                quoting: message.parent_id.flatMap { $0.isEmpty ? nil : MessageID($0) },
                thread: message.thread_id.flatMap { $0.isEmpty ? nil : ThreadID($0) }, attachments: attachments,
                sentAt: message.create_time?.milliseconds,
                root: message.root_id.flatMap { $0.isEmpty ? nil : MessageID($0) }, callsEveryone: words.callsEveryone)
        ])
    }

    /// Whether the room is a group is not told. One known as a group stays one, whatever is said here.
    private func press(_ pressed: FeishuPressed, _ header: FeishuEnvelope.Header) throws(Refusal) -> Press {
        guard let sender = pressed.operator.open_id, let chat = pressed.context?.open_chat_id else {
            throw Refusal(.malformedJSON, "event.operator.open_id or event.context.open_chat_id is missing")
        }
        let details = ["type": header.event_type, "updateToken": pressed.token].compactMapValues { $0 }
        return Press(
            id: header.event_id, dedupe: header.event_id, room: Room(id: ChatID(chat), kind: .direct),
            sender: Sender(id: SenderID(sender)), message: pressed.context?.open_message_id.map { MessageID($0) },
            value: pressed.action.value?.words ?? "", details: details)
    }
}

extension FeishuInside {
    /// Nil for a kind of message we do not know. `format` is what the platform wants named when a file is fetched.
    fileprivate func attachments(of type: String) -> [Attachment]? {
        switch type {
        case "text": return []
        case "post":
            return (content ?? []).joined().compactMap { node in
                switch node.tag {
                case "img": Attachment(kind: .image, reference: node.image_key, format: "image")
                case "media": Attachment(kind: .video, reference: node.file_key, format: "file")
                default: nil
                }
            }
        case "image": return [Attachment(kind: .image, reference: image_key, format: "image")]
        case "file": return [Attachment(kind: .file, reference: file_key, name: file_name, format: "file")]
        case "audio": return [Attachment(kind: .voice, reference: file_key, format: "file", duration: duration)]
        case "media":
            return [
                Attachment(kind: .video, reference: file_key, name: file_name, format: "file", duration: duration)
            ]
        case "sticker": return [Attachment(kind: .sticker, reference: file_key)]
        case "location":
            return [
                Attachment(kind: .location, reference: "geo:\(latitude ?? ""),\(longitude ?? "")", name: name)
            ]
        default: return nil
        }
    }
}

extension String {
    /// Milliseconds since 1970, written as a text; nil for anything no calendar has.
    fileprivate var milliseconds: Date? {
        digits.flatMap {
            (0..<253_402_300_800_000).contains($0) ? Date(timeIntervalSince1970: TimeInterval($0) / 1000) : nil
        }
    }
}
