/// One line of a quote: 材料 35.
package struct Charge: Hashable, Sendable, Codable {
    /// In the words of who quoted.
    package let what: String
    /// In integer fen.
    package let fen: Int

    package init(_ what: String, fen: Int) {
        self.what = what
        self.fen = fen
    }
}

/// What paid work will cost, and what the resident said to that.
package struct Quote: Hashable, Sendable, Codable {
    package enum Answer: String, CaseIterable, Sendable, Codable {
        case waiting, agreed, declined
        /// Agreed for work after which the fault came back; what is to be paid now needs a new yes.
        case lapsed
    }

    /// Empty where only the sum was told.
    package let items: [Charge]
    /// In integer fen.
    package let total: Int
    package var answer: Answer
    package let quotedAt: Instant

    package init(items: [Charge], total: Int, answer: Answer = .waiting, quotedAt: Instant) {
        self.items = items
        self.total = total
        self.answer = answer
        self.quotedAt = quotedAt
    }
}
