import Chat
import Foundation

// Feishu's own spelling, to be compared with its documentation.

/// What surrounds every event; of an encrypted one only `encrypt` is there.
struct FeishuEnvelope: Decodable {
    struct Header: Decodable { let event_id: String, event_type: String, token: String?, app_id: String? }

    let encrypt: String?
    let header: Header?
    /// Of the check of an address, and of events of the old kind.
    let type: String?
    let token: String?
    let challenge: String?
}

struct FeishuEvent<Content: Decodable>: Decodable { let event: Content }

/// `im.message.receive_v1`.
struct FeishuReceived: Decodable {
    struct Person: Decodable { let open_id: String? }
    struct Sender: Decodable { let sender_id: Person?, sender_type: String? }
    struct Mention: Decodable { let key: String, id: Person?, name: String? }
    struct Message: Decodable {
        let message_id: String
        let root_id: String?
        let parent_id: String?
        let thread_id: String?
        let create_time: String?
        let chat_id: String
        let chat_type: String
        let message_type: String
        /// JSON inside JSON.
        let content: String
        let mentions: [Mention]?
    }

    let sender: Sender
    let message: Message
}

/// The content of any kind of message, whatever of it is there.
struct FeishuInside: Decodable {
    let text: String?
    let image_key: String?
    let file_key: String?
    let file_name: String?
    let duration: Int?
    let title: String?
    let content: [[FeishuNode]]?
    let name: String?
    let longitude: String?
    let latitude: String?
}

/// A part of a paragraph of a `post`.
struct FeishuNode: Decodable {
    let tag: String
    let text: String?
    let user_id: String?
    let user_name: String?
    let image_key: String?
    let file_key: String?
}

/// `card.action.trigger`.
struct FeishuPressed: Decodable {
    struct Action: Decodable { let value: FeishuValue? }
    struct Context: Decodable { let open_message_id: String?, open_chat_id: String? }

    let `operator`: FeishuReceived.Person
    let token: String?
    let action: Action
    let context: Context?
}

/// What a button holds: an object of ours, or of whoever else made the card.
enum FeishuValue: Codable {
    case text(String), number(Int64), flag(Bool), object([String: FeishuValue]), other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int64.self) {
            self = .number(number)
        } else if let object = try? container.decode([String: FeishuValue].self) {
            self = .object(object)
        } else {
            self = .other
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .object(let object): try container.encode(object)
        case .other: try container.encodeNil()
        }
    }

    /// What it says: our own words, or all of it as JSON.
    var words: String {
        if case .text(let text) = self { return text }
        if case .object(let object) = self, case .text(let words) = object[FeishuCard.says] { return words }
        return String(decoding: bytes(ofJSON: self), as: UTF8.self)
    }
}

/// `im.chat.member.bot.added_v1`, `im.message.recalled_v1` and the like.
struct FeishuRoomEvent: Decodable { let chat_id: String, name: String?, message_id: String? }

struct FeishuSend: Encodable {
    let receive_id: String?
    let msg_type: String
    let content: String
    let uuid: String
    let reply_in_thread: Bool?

    init(receive_id: String? = nil, msg_type: String, content: String, uuid: String, reply_in_thread: Bool? = nil) {
        self.receive_id = receive_id
        self.msg_type = msg_type
        self.content = content
        self.uuid = uuid
        self.reply_in_thread = reply_in_thread
    }
}

struct FeishuTokenAsk: Encodable { let app_id: String, app_secret: String }
