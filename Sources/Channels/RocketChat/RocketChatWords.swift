import Chat
import Foundation

// The server's own spelling, to be compared with its code.

struct RocketMessage: Decodable {
    let bot: AnyValue?
    let channel_id: String
    /// Nothing in a direct room.
    let channel_name: String?
    let message_id: String
    /// ISO 8601.
    let timestamp: String?
    let user_id: String
    let user_name: String?
    let alias: String?
    let text: String?
    let isEdited: Bool?
    /// The first message of the thread.
    let tmid: String?
    let message: Inner?

    /// What came with a file.
    struct Inner: Decodable { let file: File? }
    struct File: Decodable {
        let id: String
        let name: String?
        let type: String?

        private enum CodingKeys: String, CodingKey {
            case id = "_id"
            case name, type
        }
    }

    var isByBot: Bool { bot.map { $0 != .bool(false) && $0 != .null } ?? false }

    /// - Parameters:
    ///   - name: ours, in lower case.
    ///   - bot: our user id.
    func inbound(calling name: String, by bot: String) -> Inbound {
        let heard = AtName(text ?? "", called: name)
        let files = [message?.file].compactMap { $0 }.map {
            Attachment(kind: .init(mediaType: $0.type), reference: $0.id, name: $0.name, mediaType: $0.type)
        }
        // Rooms of several people have no name either; the room of two has an id made of theirs.
        let isDirect = channel_name?.isEmpty ?? true && [bot + user_id, user_id + bot].contains(channel_id)
        return Inbound(
            id: MessageID(message_id), dedupe: isEdited == true ? "\(message_id):\(timestamp ?? "")" : message_id,
            room: Room(id: ChatID(channel_id), kind: isDirect ? .direct : .group, name: isDirect ? nil : channel_name),
            sender: Sender(id: SenderID(user_id), name: alias ?? user_name), text: heard.text,
            mentioned: heard.isCalled,
            quoting: tmid.map { MessageID($0) }, thread: tmid.map { ThreadID($0) }, attachments: files,
            sentAt: timestamp.flatMap {
                try? Date($0, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
            })
    }
}

struct SendRocket: Encodable {
    let message: Message

    struct Message: Encodable {
        let _id: String
        let rid: String
        let msg: String
        let tmid: String?
    }
}

struct ConfirmRocket: Encodable {
    let msg: String
    let tmid: String?
}

struct RocketAnswer: Decodable {
    let success: Bool?
    let error: String?
    let errorType: String?
    let message: Message?
    let file: Message?

    struct Message: Decodable { let _id: String }
}

extension RocketChat {
    /// Its Markdown; a zero-width space behind every @ keeps `@all` from calling anybody.
    package static func markup(_ run: RichText.Run) -> String {
        switch run {
        case .text(let words): literal(words, escaping: "\\*_~`[]", breaking: "@")
        case .bold(let words) where words == words.trimmed && !words.isEmpty && !words.contains { "*\n".contains($0) }:
            "*\(literal(words, escaping: "\\_~`[]", breaking: "@"))*"
        case .link(let label, let address) where isLinkable(address):
            "[\(literal(label, escaping: "\\*_~`[]", breaking: "@"))](\(address))"
        case .bold, .link, .mention: literal(RichText([run]).plain, escaping: "\\*_~`[]", breaking: "@")
        case .lineBreak: "\n"
        }
    }
}
