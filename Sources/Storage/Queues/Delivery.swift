import Chat
import ServiceDesk

/// How soon a letter should go before others. Within a room urgent and routine letters keep their order, and bulk lets
/// both pass; between rooms the more urgent goes first.
package enum Haste: Int, CaseIterable, Sendable, Comparable {
    /// Somebody may be in danger.
    case urgent
    case routine
    /// The same to many.
    case bulk

    package static func < (one: Haste, other: Haste) -> Bool { one.rawValue < other.rawValue }
}

/// One message to one room, as the outbox keeps it: its words never change again.
package struct Delivery: Sendable {
    package let id: Int64
    package let channel: ChannelID
    package let message: Outbound
    package let created: Instant
    /// Attempts made before this one.
    package let tries: Int
    /// How many of them may have arrived, their answer being lost.
    package let doubts: Int
    package let haste: Haste
    /// The most urgent letter that waits in the same room, this one included.
    package let pressing: Haste
    /// The room has left an address for answers.
    package let mayAnswer: Bool
}

/// What became of an attempt.
package enum Settlement: Sendable {
    /// With the platform's id of the message, where it tells one.
    case delivered(MessageID?)
    /// - Parameters:
    ///   - held: the platform asked for that much; nothing goes before.
    ///   - isDoubtful: it may have arrived.
    case again(at: Instant, held: Bool = false, isDoubtful: Bool = false, because: String)
    /// The room has a new id; the letter goes there at once.
    case moved(to: ChatID)
    /// For good; listed as a dead letter.
    case dead(because: String)
    /// It may have arrived, and is not sent again by itself.
    case doubtful(because: String)
    /// This person cannot be reached there; the words go another way where they have one.
    case unreachable(because: String)
}
