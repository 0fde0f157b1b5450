/// Which question of which card.
package struct QuizReference: Hashable, Sendable, Codable {
    package let card: String
    /// Counted from 1.
    package let number: Int

    package init(card: String, number: Int) {
        self.card = card
        self.number = number
    }
}

/// One answer to one question.
package struct TrainingEntry: Hashable, Sendable {
    /// Answers older than this are no longer shown.
    package static let span = Duration.minutes(30 * 24 * 60)

    package let person: PersonID
    package let item: QuizReference
    package let right: Bool
    package let at: Instant

    package init(person: PersonID, item: QuizReference, right: Bool, at: Instant) {
        self.person = person
        self.item = item
        self.right = right
        self.at = at
    }
}

/// How many of a person's answers were right.
package struct TrainingCount: Hashable, Sendable {
    package let name: ServiceName
    package let right: Int
    package let asked: Int

    package init(name: ServiceName, right: Int, asked: Int) {
        self.name = name
        self.right = right
        self.asked = asked
    }

    init(name: ServiceName, of entries: [TrainingEntry]) {
        self.init(name: name, right: entries.count(where: \.right), asked: entries.count)
    }

    var statement: WorkStatement { .init(.training, .staff(name), .count(right), .total(asked)) }
}
