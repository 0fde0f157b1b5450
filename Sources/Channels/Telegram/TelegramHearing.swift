import Chat
import Foundation

extension Message {
    /// Nil for what is nobody's message to us: other bots, channels, service messages, content of unknown kinds.
    func inbound(dedupe: String, to bot: Bot) -> Inbound? {
        guard let room = chat.room, let sender else { return nil }
        let attachments = attachments
        guard let written = text ?? caption ?? (attachments.isEmpty ? nil : "") else { return nil }
        let heard = Heard(written, entities: (text == nil ? caption_entities : entities) ?? [], by: bot, in: room.kind)
        return Inbound(
            id: MessageID(String(message_id)), dedupe: dedupe, room: room, sender: sender, text: heard.text,
            mentioned: heard.isMentioned, quoting: quoted,
            quotesUs: quoted != nil && reply_to_message?.from?.id == bot.id, thread: topic.map { ThreadID(String($0)) },
            attachments: attachments, album: media_group_id, sentAt: moment)
    }

    /// A group that became a supergroup; both of them tell so.
    var migration: Event? {
        if let new = migrate_to_chat_id { return .migrated(from: ChatID(String(chat.id)), to: ChatID(String(new))) }
        if let old = migrate_from_chat_id { return .migrated(from: ChatID(String(old)), to: ChatID(String(chat.id))) }
        return nil
    }

    /// An anonymous administrator or a channel writes under a user that all such share, which is nobody's identity:
    /// the room they speak for takes its place.
    private var sender: Sender? {
        if let room = sender_chat { return Sender(id: SenderID(String(room.id)), name: room.title) }
        return from.flatMap { $0.is_bot || $0.isShared ? nil : $0.sender }
    }

    /// Nil for a date that no calendar has, and that no later arithmetic would survive.
    private var moment: Date? {
        (0..<253_402_300_800).contains(date) ? Date(timeIntervalSince1970: TimeInterval(date)) : nil
    }

    private var topic: Int64? { is_topic_message == true ? message_thread_id : nil }

    /// In a topic every message answers the one that opened it; that is no quote.
    private var quoted: MessageID? {
        guard let replied = reply_to_message?.message_id, replied != topic else { return nil }
        return MessageID(String(replied))
    }
}

extension CallbackQuery {
    func press(dedupe: String) -> Press? {
        guard let message, let room = message.chat.room, let data, !from.is_bot else { return nil }
        return Press(
            id: id, dedupe: dedupe, room: room, sender: from.sender, message: MessageID(String(message.message_id)),
            value: data,
            // What answers a press belongs into the topic it was made in.
            thread: message.is_topic_message == true ? message.message_thread_id.map { ThreadID(String($0)) } : nil)
    }
}

extension ChatMemberUpdated {
    var membership: Event? {
        Standing(rawValue: new_chat_member.status).map { .membership(ChatID(String(chat.id)), $0) }
    }
}

extension TelegramChat {
    /// Nil for a channel, where nobody speaks with us.
    var room: Room? {
        switch type {
        case "private": Room(id: ChatID(String(id)), kind: .direct)
        case "group", "supergroup": Room(id: ChatID(String(id)), kind: .group, name: title)
        default: nil
        }
    }
}

extension User {
    /// GroupAnonymousBot, Channel_Bot, and Telegram itself, which forwards a channel's posts.
    var isShared: Bool { [1_087_968_824, 136_817_688, 777_000].contains(id) }

    var sender: Sender {
        let name = [first_name, last_name ?? ""].joined(separator: " ").trimmed
        return Sender(id: SenderID(String(id)), name: name.isEmpty ? nil : name)
    }
}
