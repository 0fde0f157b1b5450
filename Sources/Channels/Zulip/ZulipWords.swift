import Chat
import Foundation

// Zulip's own spelling, to be compared with its documentation.

struct ZulipCall: Decodable {
    let message: Message
    let trigger: String?

    struct Message: Decodable {
        let id: Int64
        /// `stream` or `private`.
        let type: String
        let sender_id: Int64
        let sender_full_name: String?
        let sender_email: String?
        let content: String
        let stream_id: Int64?
        let subject: String?
        let timestamp: Int64?
        /// A channel's name, or the people of a private conversation.
        let display_recipient: Recipient?
    }

    enum Recipient: Decodable {
        case channel(String)
        case people([Int64])

        private struct Person: Decodable { let id: Int64 }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let name = try? container.decode(String.self) {
                self = .channel(name)
            } else {
                self = .people(try container.decode([Person].self).map(\.id))
            }
        }
    }

    /// - Parameter name: our full name.
    func inbound(to name: String) throws(Refusal) -> Inbound {
        guard let room else { throw Refusal(.malformed, "message has neither a channel nor people") }
        let call = "@**\(name)**"
        return Inbound(
            id: MessageID(String(message.id)), dedupe: String(message.id), room: room,
            sender: Sender(id: SenderID(String(message.sender_id)), name: message.sender_full_name),
            text: message.content.replacing(call, with: "").foldingSpaces.trimmed,
            mentioned: trigger == "mention" || message.content.contains(call),
            sentAt: moment(seconds: message.timestamp))
    }

    private var room: Room? {
        switch message.display_recipient {
        case .people(let people)?: return ZulipRoom.room(of: people)
        case .channel(let name)?:
            return message.stream_id.map { ZulipRoom.room(of: $0, topic: message.subject ?? "", name: name) }
        case nil: return message.stream_id.map { ZulipRoom.room(of: $0, topic: message.subject ?? "", name: nil) }
        }
    }
}

/// How a place in Zulip is written as a room's id: `channel:9:topic` or `people:3,7`.
enum ZulipRoom {
    static func room(of channel: Int64, topic: String, name: String?) -> Room {
        Room(id: ChatID("channel:\(channel):\(topic)"), kind: .group, name: name)
    }

    /// Two are alone, the other one and we; more are a group.
    static func room(of people: [Int64]) -> Room {
        let sorted = Set(people).sorted()
        let id = sorted.map { String($0) }.joined(separator: ",")
        return Room(id: ChatID("people:\(id)"), kind: sorted.count <= 2 ? .direct : .group)
    }

    static func fields(of room: Room) -> [(name: String, value: String)] {
        let parts = room.id.raw.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.first == "channel", parts.count == 3 else {
            return [(name: "type", value: "direct"), (name: "to", value: "[\(parts.dropFirst().first ?? "")]")]
        }
        return [(name: "type", value: "stream"), (name: "to", value: parts[1]), (name: "topic", value: parts[2])]
    }
}

struct ZulipAnswer: Decodable {
    let result: String
    let id: Int64?
    let msg: String?
    let code: String?
    /// Where an uploaded file lies; before 9.0 it is named `uri`.
    let url: String?
    let uri: String?
    /// Seconds, with fractions.
    let retryAfter: Double?

    private enum CodingKeys: String, CodingKey {
        case result, id, msg, code, url, uri
        case retryAfter = "retry-after"
    }
}

extension Zulip {
    /// Markdown, of which only what calls people is made harmless, by a space of no width.
    package static func markup(_ run: RichText.Run) -> String {
        switch run {
        case .text(let words): literal(words, escaping: "", breaking: "@")
        case .bold(let words) where words == words.trimmed && !words.isEmpty && !words.contains { "*\n".contains($0) }:
            "**\(literal(words, escaping: "", breaking: "@"))**"
        case .link(let label, let address) where isLinkable(address) && !label.contains { "[]".contains($0) }:
            "[\(literal(label, escaping: "", breaking: "@"))](\(address))"
        // The name must be the one that Zulip knows with this id, or nobody is called; the id alone will do.
        case .mention(let account, _) where account.raw.digits != nil: "@**|\(account.raw)**"
        case .bold, .link, .mention: literal(RichText([run]).plain, escaping: "", breaking: "@")
        case .lineBreak: "\n"
        }
    }
}
