/// How one kind of work is done: what was promised, the steps, what to say to people, and questions to learn it by.
package struct WorkCard: Hashable, Sendable {
    /// By which records know it; the same in every language.
    package let name: String
    package let categories: [Category]
    package let standard: String
    package let steps: [String]
    package let sayings: [String]
    package let quiz: [QuizItem]

    package init(
        name: String, categories: [Category], standard: String, steps: [String], sayings: [String], quiz: [QuizItem]
    ) {
        self.name = name
        self.categories = categories
        self.standard = standard
        self.steps = steps
        self.sayings = sayings
        self.quiz = quiz
    }
}

/// A question with numbered answers, one of them right.
package struct QuizItem: Hashable, Sendable {
    package let question: String
    package let choices: [String]
    /// Counted from 1.
    package let right: Int
    package let because: String

    package init(question: String, choices: [String], right: Int, because: String) {
        self.question = question
        self.choices = choices
        self.right = right
        self.because = because
    }
}

/// The work cards of a language.
package struct Handbook: Hashable, Sendable {
    package let cards: [WorkCard]
    private let byCategory: [Category: Int]

    package init(_ cards: [WorkCard]) {
        self.cards = cards
        byCategory = Dictionary(
            cards.indices.flatMap { index in cards[index].categories.map { ($0, index) } }, uniquingKeysWith: { $1 })
    }

    package static let empty = Handbook([])

    package func card(for category: Category) -> WorkCard? { byCategory[category].map { cards[$0] } }
}
