import Chat
import Wire

/// A platform whose webhook only rings: what was said has to be fetched.
///
/// `decode` answers `Event.called`; the Gateway keeps the summons before it answers the webhook, then fetches page
/// after page, and keeps each page's messages and its cursor in one transaction.
package protocol Summoned: Adapter {
    /// - Parameter cursor: where the last page ended; nil at first.
    func fetch(_ summons: Summons, after cursor: String?, by means: Means) -> HTTPCall
    func readPage(_ reply: HTTPReply, of summons: Summons) -> PageAnswer
}

/// A ring: somebody said something, somewhere.
package struct Summons: Hashable, Sendable, Codable {
    /// What is to be fetched, as the platform names it; each has a cursor of its own.
    package let source: String
    /// What the platform wants to hear again when it is fetched; not good for long, and a secret meanwhile.
    package let hint: String

    package init(source: String, hint: String) {
        self.source = source
        self.hint = hint
    }
}

package struct Page: Sendable {
    package let messages: [Inbound]
    package let events: [Event]
    /// Nil: it stays where it was.
    package let cursor: String?
    package let hasMore: Bool

    package init(messages: [Inbound], events: [Event], cursor: String?, hasMore: Bool) {
        self.messages = messages
        self.events = events
        self.cursor = cursor
        self.hasMore = hasMore
    }
}

package enum PageAnswer: Sendable {
    case page(Page)
    /// `Summons.hint` is no longer good: it is asked again without one.
    case hintStale
    /// Anything but `delivered`.
    case failed(Receipt)
}
