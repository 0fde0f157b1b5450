import Chat

/// What the platform said to a message of ours.
package enum Receipt: Sendable, Equatable {
    /// With the platform's id, where it tells one.
    case delivered(MessageID?)
    /// `after: nil`: our own back-off applies.
    case retry(after: Duration?, because: String)
    /// The room goes on under another id: note it as `Event.migrated` says, and send this once more, there.
    case moved(to: ChatID)
    /// The token is no longer good: a new one is fetched, and the message sent once more.
    case tokenExpired(because: String)
    /// Free words may not be sent to this person now; it is encoded once more with `Means.isOutsideWindow`.
    case windowClosed(because: String)
    /// What it answers is gone, or takes no answers: it is sent once more, as a message of its own.
    case quoteGone(because: String)
    /// This person cannot be reached here: they blocked us, left, or never wrote. Another way may do.
    case unreachable(because: String)
    /// For good; sending it again would change nothing.
    case refused(String)
}

/// A message that has no way to its room.
package struct Unsendable: Error, Hashable, Sendable {
    /// For the operator: what is missing.
    package let why: String
    /// The person may be reached on another channel.
    package let isUnreachable: Bool

    package init(_ why: String, isUnreachable: Bool = false) {
        self.why = why
        self.isUnreachable = isUnreachable
    }
}
