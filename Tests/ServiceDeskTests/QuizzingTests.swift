import Testing

@testable import ServiceDesk

@Suite struct QuizzingTests {
    private static let handbook = Handbook([
        card("leak", .waterLeak), card("light", .powerLight), card("noise", .noiseNeighbour),
    ])

    private static func card(_ name: String, _ category: ServiceDesk.Category) -> WorkCard {
        WorkCard(
            name: name, categories: [category], standard: name, steps: ["1"], sayings: ["好"],
            quiz: [QuizItem(question: name, choices: ["甲", "乙"], right: 2, because: "因为")])
    }

    private func asked(_ decision: Decision) -> QuizReference? {
        for case .asked(_, let pending) in decision.changes {
            if case .quiz(let item, _) = pending.kind { return item }
        }
        return nil
    }

    private func said(by person: Person, after entries: [TrainingEntry]) -> Decision {
        let town = Town()
        var file = town.file(of: person, .init(words: "考考我"), naming: [])
        file.handbook = Self.handbook
        file.training = entries
        return file.decide([Act(.quiz)], at: town.now)
    }

    private func entry(_ card: String, right: Bool, minutes: Int) -> TrainingEntry {
        TrainingEntry(
            person: Person.li.id, item: QuizReference(card: card, number: 1), right: right,
            at: Town.morning + .minutes(minutes))
    }

    private func next(after entries: [TrainingEntry]) -> QuizReference? {
        asked(said(by: .li, after: entries))
    }

    @Test func `the first question is of the speaker's own work`() { #expect(next(after: [])?.card == "leak") }

    @Test func `what was never asked comes first, then what was wrong, then the oldest`() {
        #expect(next(after: [entry("leak", right: false, minutes: 0)])?.card == "light")
        let wrong = [entry("leak", right: true, minutes: 0), entry("light", right: false, minutes: 1)]
        #expect(next(after: wrong)?.card == "light")
        #expect(next(after: wrong + [entry("light", right: true, minutes: 2)])?.card == "leak")
    }

    @Test func `a resident is asked nothing`() {
        #expect(said(by: .wang, after: []).isNothing)
    }
}
