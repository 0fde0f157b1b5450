import Chat

// Telegram's own spelling, to be compared with its documentation.

/// One webhook's body. Kinds that are not named here are ignored.
struct Update: Decodable {
    let update_id: Int64
    let message: Message?
    /// One that cannot be read changes nothing.
    let edited_message: Lenient<Message>?
    let callback_query: CallbackQuery?
    let my_chat_member: ChatMemberUpdated?
}

struct Message: Decodable {
    let message_id: Int64
    let date: Int64
    let chat: TelegramChat
    let from: User?
    /// The room itself or a channel, for whom `from` is a user that many share.
    let sender_chat: TelegramChat?
    let message_thread_id: Int64?
    let is_topic_message: Bool?
    let reply_to_message: Replied?
    let media_group_id: String?
    let migrate_to_chat_id: Int64?
    let migrate_from_chat_id: Int64?

    let text: String?
    let caption: String?
    let entities: [Entity]?
    let caption_entities: [Entity]?

    let photo: [PhotoSize]?
    let voice: File?
    let audio: File?
    let video: File?
    let video_note: File?
    let animation: File?
    let document: File?
    let sticker: File?
    let location: Location?
    let venue: Venue?
    let contact: Contact?

    struct Replied: Decodable { let message_id: Int64, from: Entity.Mentioned? }
}

struct TelegramChat: Decodable {
    let id: Int64
    /// `private`, `group`, `supergroup` or `channel`.
    let type: String
    let title: String?
}

struct User: Decodable {
    let id: Int64
    let is_bot: Bool
    let first_name: String
    let last_name: String?
}

/// A part of a text; offset and length count UTF-16 units.
struct Entity: Decodable {
    let type: String
    let offset: Int
    let length: Int
    let user: Mentioned?

    struct Mentioned: Decodable { let id: Int64 }
}

struct PhotoSize: Decodable { let file_id: String, width: Int, height: Int, file_size: Int? }
struct File: Decodable { let file_id: String, file_name: String?, mime_type: String?, file_size: Int? }
struct Location: Decodable { let latitude: Double, longitude: Double }
struct Venue: Decodable { let title: String }
struct Contact: Decodable { let first_name: String }

/// A pressed button. Without a message it belongs to none of ours.
struct CallbackQuery: Decodable {
    let id: String
    let from: User
    let message: Pressed?
    let data: String?

    struct Pressed: Decodable {
        let message_id: Int64
        let chat: TelegramChat
        let message_thread_id: Int64?
        let is_topic_message: Bool?
    }
}

struct ChatMemberUpdated: Decodable {
    let chat: TelegramChat
    let new_chat_member: Member

    struct Member: Decodable { let status: String }
}

struct SendMessage: Encodable {
    /// A whole number of 64 bits, or `@name` of a public room.
    let chat_id: String
    let text: String
    let parse_mode = "HTML"
    let link_preview_options = LinkPreview()
    let message_thread_id: Int64?
    let reply_parameters: Reply?
    let reply_markup: Keyboard?

    struct LinkPreview: Encodable { let is_disabled = true }
    struct Reply: Encodable {
        let message_id: Int64
        let allow_sending_without_reply = true
    }

    private enum Key: String, CodingKey {
        case chat_id, text, parse_mode, link_preview_options, message_thread_id, reply_parameters
        case reply_markup
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        if let number = Int64(chat_id) {
            try container.encode(number, forKey: .chat_id)
        } else {
            try container.encode(chat_id, forKey: .chat_id)
        }
        try container.encode(text, forKey: .text)
        try container.encode(parse_mode, forKey: .parse_mode)
        try container.encode(link_preview_options, forKey: .link_preview_options)
        try container.encodeIfPresent(message_thread_id, forKey: .message_thread_id)
        try container.encodeIfPresent(reply_parameters, forKey: .reply_parameters)
        try container.encodeIfPresent(reply_markup, forKey: .reply_markup)
    }
}

/// Buttons below a message, three in a row.
struct Keyboard: Encodable {
    let inline_keyboard: [[Button]]

    struct Button: Encodable { let text: String, callback_data: String }

    /// Nil without any; what is longer than 64 bytes has no room in a button.
    init?(_ choices: [Choice]) {
        let buttons = choices.filter { (1...64).contains($0.words.utf8.count) }
            .map { Button(text: $0.label, callback_data: $0.words) }
        guard !buttons.isEmpty else { return nil }
        inline_keyboard = stride(from: 0, to: buttons.count, by: 3).map {
            Array(buttons[$0..<min($0 + 3, buttons.count)])
        }
    }
}

struct SetWebhook: Encodable {
    let url: String
    let secret_token: String
    let allowed_updates: [String]
}

struct TelegramFile: Decodable {
    let result: Place

    struct Place: Decodable { let file_path: String? }
}

struct Answer: Decodable {
    let ok: Bool
    /// Nil also where it is no message: a message that was taken must not be sent again for an odd answer.
    let result: Sent?
    let error_code: Int?
    let description: String?
    let parameters: Parameters?

    struct Sent: Decodable { let message_id: Int64 }
    struct Parameters: Decodable {
        let retry_after: Int?
        let migrate_to_chat_id: Int64?
    }

    private enum Key: String, CodingKey { case ok, result, error_code, description, parameters }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        ok = try container.decode(Bool.self, forKey: .ok)
        result = try? container.decode(Sent.self, forKey: .result)
        error_code = try? container.decode(Int.self, forKey: .error_code)
        description = try? container.decode(String.self, forKey: .description)
        parameters = try? container.decode(Parameters.self, forKey: .parameters)
    }
}
