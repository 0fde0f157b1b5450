import Chat

// Discord's own spelling, to be compared with its documentation.

struct Interaction: Decodable {
    static let ping = 1
    static let command = 2
    static let component = 3

    let id: String
    let type: Int
    let token: String?
    /// Not there in a direct message.
    let guild_id: String?
    let channel_id: String?
    /// 1: the direct message with the bot; 2: another private channel, where more may listen.
    let context: Int?
    /// In a server.
    let member: Member?
    /// In a direct message.
    let user: User?
    let data: Content?
    let message: Message?

    struct Member: Decodable { let user: User?, nick: String? }
    struct User: Decodable { let id: String, username: String?, global_name: String? }
    struct Message: Decodable { let id: String }
    struct Content: Decodable {
        let name: String?
        let options: [Lenient<Option>]?
        let resolved: Resolved?
        let custom_id: String?
        /// What was chosen from a list.
        let values: [String]?
    }
    /// An argument; or a command below the command, with arguments of its own.
    struct Option: Decodable {
        let name: String
        let type: Int
        let value: AnyValue?
        let options: [Lenient<Option>]?

        static let text = 3
        static let attachment = 11
    }
    struct Resolved: Decodable { let attachments: [String: File]? }
    struct File: Decodable {
        let id: String
        let filename: String?
        let size: Int?
        let content_type: String?
        let url: String
    }
}

/// A message, for a channel or in answer to a command.
struct DiscordMessage: Encodable {
    let content: String
    let allowed_mentions: Allowed
    let message_reference: Reference?
    /// The same within some minutes, enforced, makes no second message.
    let nonce: String?
    let enforce_nonce: Bool?
    let components: [Row]?

    /// Who may be called by it; whatever stands in the text, nobody else is.
    struct Allowed: Encodable { let parse: [String], users: [String]? }
    struct Reference: Encodable {
        let message_id: String
        let fail_if_not_exists = false
    }
    struct Row: Encodable {
        let type = 1
        let components: [Button]
    }
    struct Button: Encodable {
        let type = 2
        let style = 2
        let label: String
        let custom_id: String
    }

    init(_ message: Outbound, isReply: Bool = false) {
        let words = Discord.markup(message.body)
        content = message.callsEveryone ? "@everyone \(words)" : words
        let called = message.body.runs.compactMap { run in
            if case .mention(let account, _) = run, account.raw.digits != nil { account.raw } else { nil }
        }
        allowed_mentions = Allowed(
            parse: message.callsEveryone ? ["everyone"] : [], users: called.isEmpty ? nil : Array(Set(called)).sorted())
        message_reference = isReply ? nil : message.quoting.map { Reference(message_id: $0.raw) }
        nonce = isReply ? nil : Discord.nonce(message.key)
        enforce_nonce = isReply ? nil : true
        let buttons = message.choices.prefix(25).map {
            Button(label: String($0.label.prefix(80)), custom_id: String($0.words.prefix(100)))
        }
        let rows = stride(from: 0, to: buttons.count, by: 5).map {
            Row(components: Array(buttons[$0..<min($0 + 5, buttons.count)]))
        }
        components = rows.isEmpty ? nil : rows
    }
}

struct DiscordReply: Encodable {
    let type = 4
    let data: DiscordMessage
}

struct DiscordAnswer: Decodable {
    let id: String?
    let code: Int?
    let message: String?
    /// Seconds, with fractions.
    let retry_after: Double?
}
