import Chat

// Slack's own spelling, to be compared with its documentation.

/// What surrounds every event.
struct SlackCallback: Decodable {
    let type: String
    let challenge: String?
    let event: SlackEvent?
    let authorizations: [Authorization]?

    struct Authorization: Decodable { let user_id: String? }
}

/// A message, or something that happened to one; kinds that are not named in the decoding are ignored.
struct SlackEvent: Decodable {
    let type: String
    let subtype: String?
    let user: String?
    let bot_id: String?
    let text: String?
    /// Seconds and a counter, `1795450000.123456`; a message's id within its channel.
    let ts: String?
    let channel: String?
    /// `im` for a direct message; not in an `app_mention`.
    let channel_type: String?
    let thread_ts: String?
    /// Who wrote the first message of the thread.
    let parent_user_id: String?
    let files: [SlackFile]?
    /// What a changed message now is, none or one; and when a deleted one was written.
    let message: [SlackEvent]
    let deleted_ts: String?

    private enum Key: String, CodingKey {
        case type, subtype, user, bot_id, text, ts, channel, channel_type, thread_ts, parent_user_id, files, message
        case deleted_ts
    }

    /// What is of another kind in an event that is no message is passed over: such events are many.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func text(_ key: Key) -> String? { try? container.decode(String.self, forKey: key) }
        type = text(.type) ?? ""
        (subtype, user, bot_id, self.text) = (text(.subtype), text(.user), text(.bot_id), text(.text))
        (ts, channel, channel_type) = (text(.ts), text(.channel), text(.channel_type))
        (thread_ts, parent_user_id) = (text(.thread_ts), text(.parent_user_id))
        files = (try? container.decode([Lenient<SlackFile>].self, forKey: .files))?.read()
        message = (try? container.decode(SlackEvent.self, forKey: .message)).map { [$0] } ?? []
        deleted_ts = text(.deleted_ts)
    }
}

struct SlackFile: Decodable {
    let id: String
    let name: String?
    let mimetype: String?
    let size: Int?
    /// `tombstone` and `hidden_by_limit` are files that are gone.
    let mode: String?
    let url_private: String?
    let url_private_download: String?

    var address: String? { url_private_download ?? url_private }
}

/// What files.info answers.
struct SlackFileInfo: Decodable {
    let ok: Bool
    let file: SlackFile?
}

/// A button pressed; of other kinds only the type is read.
struct SlackInteraction: Decodable {
    let type: String
    let user: User?
    let channel: Channel?
    let container: Container?
    let actions: [Action]?
    let response_url: String?

    struct User: Decodable { let id: String, name: String? }
    struct Channel: Decodable { let id: String, name: String? }
    struct Container: Decodable { let message_ts: String? }
    struct Action: Decodable { let action_ts: String, value: String?, text: Label? }
    struct Label: Decodable { let text: String }
}

struct PostMessage: Encodable {
    let channel: String
    /// What notifications show where there are blocks.
    let text: String
    let thread_ts: String?
    let reply_broadcast = false
    let unfurl_links = false
    let unfurl_media = false
    let metadata: Metadata
    let blocks: [Block]?

    init(_ message: Outbound) {
        let words = Slack.markup(message.body)
        channel = message.room.id.raw
        text = message.callsEveryone ? "<!channel> \(words)" : words
        // A slash command is no message that could be answered in a thread.
        thread_ts = [message.thread?.raw, message.quoting?.raw].compactMap { $0 }.first { $0.isSlackTime }
        metadata = Metadata(key: message.key)
        blocks = message.choices.isEmpty ? nil : [.words(text), .buttons(message.choices)]
    }

    /// Comes back in the channel's history: how to find out whether a call whose answer was lost arrived.
    struct Metadata: Encodable {
        let event_type = "gatehouse_message"
        let event_payload: [String: String]

        init(key: String) { event_payload = ["id": key] }
    }
}

/// What the address of a slash command takes.
struct SlackResponse: Encodable {
    let response_type = "in_channel"
    let replace_original = false
    let text: String
    let blocks: [Block]?

    init(_ message: Outbound) {
        let post = PostMessage(message)
        text = post.text
        blocks = post.blocks
    }
}

extension String {
    /// Digits, a dot, digits: what Slack knows a message by.
    var isSlackTime: Bool {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { $0.digits != nil }
    }
}

/// A part of a message that is laid out.
struct Block: Encodable {
    let type: String
    let text: Words?
    let elements: [Button]?

    static func words(_ text: String) -> Block {
        Block(type: "section", text: Words(type: "mrkdwn", text: text), elements: nil)
    }

    static func buttons(_ choices: [Choice]) -> Block {
        Block(type: "actions", text: nil, elements: choices.enumerated().map { Button($1, at: $0) })
    }

    struct Words: Encodable { let type: String, text: String }
    struct Button: Encodable {
        let type = "button"
        let text: Words
        /// Has to differ from those of the other buttons.
        let action_id: String
        let value: String

        init(_ choice: Choice, at index: Int) {
            text = Words(type: "plain_text", text: String(choice.label.prefix(75)))
            action_id = "choice-\(index)"
            value = choice.words
        }
    }
}

/// Slack answers 200 to nearly everything; `ok` counts.
struct SlackAnswer: Decodable {
    let ok: Bool
    let ts: String?
    let error: String?

    /// What will not last.
    static let passing: Set = [
        "ratelimited", "rate_limited", "internal_error", "fatal_error", "request_timeout", "service_unavailable",
        "team_added_to_org",
    ]
    /// What was to be answered is gone, or takes no answers.
    static let quoteless: Set = [
        "thread_not_found", "cannot_reply_to_message", "message_not_found", "invalid_thread_ts",
    ]
    /// A person who cannot be written to.
    static let unreachable: Set = ["user_not_found", "cannot_dm_bot", "user_disabled", "messages_tab_disabled"]
}
