import Foundation

/// The same value gives the same bytes, so that a message posted again is the same to the last one.
func json(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(value))
}

/// The webhook we post to the gateway.
struct MessageCreated: Encodable {
    let type = "message.created"
    let timestamp: String
    let data: Content

    struct Content: Encodable {
        let id: String
        let chat: ChatWords
        let sender: Sender
        let text: String
        let mentioned: Bool
        let replyTo: String?
        let attachments: [Attachment] = []

        private enum CodingKeys: String, CodingKey {
            case id, chat, sender, text, mentioned, attachments
            case replyTo = "reply_to"
        }

        func encode(to encoder: any Encoder) throws {
            var words = encoder.container(keyedBy: CodingKeys.self)
            try words.encode(id, forKey: .id)
            try words.encode(chat, forKey: .chat)
            try words.encode(sender, forKey: .sender)
            try words.encode(text, forKey: .text)
            try words.encode(mentioned, forKey: .mentioned)
            try words.encode(replyTo, forKey: .replyTo)  // `null` is written out, as the form of the body has it
            try words.encode(attachments, forKey: .attachments)
        }
    }

    struct ChatWords: Encodable {
        let id: String
        let kind: Chat.Kind
        let name: String
    }

    struct Sender: Encodable {
        let id: String
        let name: String
    }

    /// The page has no way to attach anything; the list is always empty.
    struct Attachment: Encodable {}

    init(_ message: Message, in chat: Chat, by person: Cast.Person) {
        timestamp = Date(timeIntervalSince1970: Double(message.at) / 1000).formatted(.iso8601)
        data = Content(
            id: message.id, chat: ChatWords(id: chat.id, kind: chat.kind, name: chat.name),
            sender: Sender(id: person.id, name: person.name), text: message.text, mentioned: message.mentionsBot,
            replyTo: message.quoting)
    }
}

/// What the gateway's outbox posts to our send API.
struct MessageSend: Decodable {
    let type: String
    let data: Content

    struct Content: Decodable {
        /// The idempotency key.
        let id: String
        let chat: String
        let text: String
        let mentions: [String]?
        let replyTo: String?
        var choices: [Choice]?

        private enum CodingKeys: String, CodingKey {
            case id, chat, text, mentions, choices
            case replyTo = "reply_to"
        }
    }
}

/// What the page posts.
struct Say: Decodable {
    /// The id of the person who speaks.
    let person: String
    let chat: String
    let text: String
    let quoting: String?
    let mentionsBot: Bool?
}

/// The answer to both.
struct Said: Codable, Equatable {
    let id: String
}

/// All that the page shows at first.
struct Scene: Encodable {
    let community: String
    let zone: String
    let bot: String
    let people: [Cast.Person]
    let rooms: [Cast.Room]
    let messages: [Message]
    /// Where to begin reading the events.
    let cursor: String
}
