/// Why a ticket is of its category and its urgency.
package struct Grounds: Hashable, Sendable, Codable {
    package enum Cause: Hashable, Sendable, Codable {
        /// The reporter's words, each as it was written, and the file and line of the rule that goes by them. No words:
        /// the rule goes by the place alone.
        case said(words: [String], rule: String)
        /// The reporter chose between two readings.
        case chosen
        /// Somebody put it right.
        case corrected(by: ServiceName, at: Instant)
        /// Chased more than once.
        case chased
        /// Broken again.
        case cameBack
        /// So many homes have it.
        case manyHomes
    }

    /// Nil: nothing is known of it; a ticket from before grounds were kept, or a word to the service desk.
    package var category: Cause?
    package var urgency: Cause?

    package init(category: Cause? = nil, urgency: Cause? = nil) {
        self.category = category
        self.urgency = urgency
    }
}
