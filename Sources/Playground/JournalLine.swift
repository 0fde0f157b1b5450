/// One line of the conversation's file, and one change of the transcript.
enum JournalLine: Sendable, Codable, Equatable {
    /// The first line. `series` tells the ids of this file from those of one that was deleted;
    /// `count` is the number of the last message, also of those no longer kept.
    case opened(series: String, count: Int)
    /// `key` is the sender's idempotency key, for the bot's messages.
    case said(message: Message, key: String?)
    case delivery(id: String, state: Delivery.State, reason: String?)
    /// What a key was answered whose message is no longer kept.
    case answered(key: String, id: String)
}
