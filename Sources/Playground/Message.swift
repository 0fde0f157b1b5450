/// Something said in a chat, by a person or by the bot.
struct Message: Sendable, Codable, Equatable {
    let id: String
    /// Counts through all chats, in the order things were said.
    let number: Int
    let chat: String
    /// `nil` when the bot said it.
    let sender: String?
    let text: String
    /// Whether a person called the bot by name.
    let mentionsBot: Bool
    /// Ids of the people the bot called by name.
    let mentions: [String]
    let quoting: String?
    /// Answers to choose from below the bot's words; `nil` where there are none.
    var choices: [Choice]?
    /// Milliseconds since 1970, UTC.
    let at: Int64
    /// What became of the webhook; `nil` for the bot's own words.
    var delivery: Delivery?
}

/// A button below the bot's words: to press it is to say `words`, quoting what it stands below.
struct Choice: Sendable, Codable, Equatable {
    let label: String
    let words: String
}

/// Whether the gateway has a message.
struct Delivery: Sendable, Codable, Equatable {
    enum State: String, Sendable, Codable { case waiting, sent, failed }

    var state: State
    /// Why it still waits, or why it failed.
    var reason: String?

    static let fresh = Delivery(state: .waiting)
}
