import Chat
import Foundation

/// What surrounds every body; the specification lets `data` stand in an object of its own or beside the rest.
struct Envelope<Content> {
    let type: String
    let timestamp: String
    let data: Content

    private enum Key: String, CodingKey { case type, timestamp, data }

    /// - Throws: `malformed` unless the time is in ISO 8601 with a zone.
    func moment() throws(Refusal) -> Date {
        guard let date = try? Date(timestamp, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        else {
            throw Refusal(.malformed, "timestamp is not a time such as 2026-11-23T10:00:00+08:00")
        }
        return date
    }
}

extension Envelope: Decodable where Content: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        type = try container.decode(String.self, forKey: .type)
        timestamp = try container.decode(String.self, forKey: .timestamp)
        data =
            container.contains(.data)
            ? try container.decode(Content.self, forKey: .data) : try Content(from: decoder)
    }
}

extension Envelope: Encodable where Content: Encodable {
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(type, forKey: .type)
        try container.encode(timestamp, forKey: .timestamp)
        try container.encode(data, forKey: .data)
    }
}

/// A body that came in.
struct Incoming: Decodable {
    /// Nil where it is of another type; then its content is not looked at.
    let message: Envelope<MessageCreated>?

    private enum Key: String, CodingKey { case type }

    init(from decoder: any Decoder) throws {
        let type = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .type)
        message = type == MessageCreated.type ? try Envelope(from: decoder) : nil
    }
}

/// `data` of a message that comes in.
struct MessageCreated: Decodable {
    static let type = "message.created"

    struct Room: Decodable { let id: String, kind: String, name: String? }
    struct Person: Decodable { let id: String, name: String? }
    struct Enclosure: Decodable { let kind: String, url: String, name: String?, transcript: String? }

    let id: String
    let chat: Room
    let sender: Person
    let text: String
    let mentioned: Bool?
    let reply_to: String?
    let attachments: [Enclosure]?

    func inbound(dedupe: String, sentAt: Date) throws(Refusal) -> Inbound {
        guard let kind = ChatKind(rawValue: chat.kind) else {
            throw Refusal(.malformed, "data.chat.kind is neither group nor direct")
        }
        for (name, value) in [("id", id), ("chat.id", chat.id), ("sender.id", sender.id)] where value.isEmpty {
            throw Refusal(.malformed, "data.\(name) is empty")
        }
        return Inbound(
            id: MessageID(id), dedupe: dedupe, room: .init(id: ChatID(chat.id), kind: kind, name: chat.name),
            sender: Sender(id: SenderID(sender.id), name: sender.name), text: text, mentioned: mentioned ?? false,
            quoting: reply_to.map { MessageID($0) }, attachments: (attachments ?? []).map(\.attachment), sentAt: sentAt)
    }
}

extension MessageCreated.Enclosure {
    var attachment: Attachment {
        let known = kind == "audio" ? .voice : Attachment.Kind(rawValue: kind)
        return Attachment(kind: known ?? .other, reference: url, name: name, transcript: transcript)
    }
}

/// `data` of a message that goes out; every key is always there but `choices`, which only the playground knows.
struct MessageSend: Encodable {
    static let type = "message.send"

    let id: String
    let chat: String
    let text: String
    let mentions: [String]
    let reply_to: String?
    let choices: [Choice]?

    private enum Key: String, CodingKey { case id, chat, text, mentions, reply_to, choices }

    init(_ message: Outbound, offering choices: [Choice]? = nil) {
        self.choices = choices
        id = message.key
        chat = message.room.id.raw
        text = Standard.markup(message.body)
        mentions = message.body.runs.compactMap { run in
            switch run {
            case .mention(let account, _): account.raw
            case .text, .bold, .link, .lineBreak: nil
            }
        }
        reply_to = message.quoting?.raw
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id, forKey: .id)
        try container.encode(chat, forKey: .chat)
        try container.encode(text, forKey: .text)
        try container.encode(mentions, forKey: .mentions)
        try container.encode(reply_to, forKey: .reply_to)
        try container.encodeIfPresent(choices, forKey: .choices)
    }
}

/// The answer to a message taken; the id may be a text or a whole number.
struct Taken: Decodable {
    let id: MessageID?

    private enum Key: String, CodingKey { case id }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let text =
            (try? container.decode(String.self, forKey: .id))
            ?? (try? container.decode(Int64.self, forKey: .id)).map(String.init)
        id = text.flatMap { $0.isEmpty ? nil : MessageID($0) }
    }
}
