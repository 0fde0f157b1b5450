import ServiceDesk

/// What a community publishes about itself, by the names the answers use; from its configuration.
package struct Facts: Hashable, Sendable {
    package let values: [String: String]
    /// Where they stand: the notice board, the contract; with the day they are of.
    package let source: String

    package init(values: [String: String], source: String) {
        self.values = values
        self.source = source
    }
}

/// Answers to what people often ask, with the words they ask it in.
package struct AnswerBook: Sendable {
    package struct Entry: Sendable {
        package let name: String
        /// Of each group one has to be asked.
        package let asked: [[String]]
        /// With one of these somebody else is meant.
        package let unless: [String]
        /// With facts in braces.
        package let text: String

        package init(name: String, asked: [[String]], unless: [String] = [], text: String) {
            self.name = name
            self.asked = asked.map { $0.map(AnswerBook.plain) }
            self.unless = unless.map(AnswerBook.plain)
            self.text = text
        }
    }

    private let entries: [Entry]

    package init(_ entries: [Entry]) { self.entries = entries }

    /// The facts that some answer uses.
    package var facts: Set<String> { Set(entries.flatMap { Self.holes(in: $0.text) }) }

    /// - Returns: nil where no answer fits, several fit alike, or the community has not told a fact it needs.
    package func answer(to question: String, from facts: Facts) -> CommonAnswer? {
        let plain = Self.plain(question)
        let scored = entries.compactMap { entry in entry.score(plain).map { (entry, $0) } }
        guard let best = scored.max(by: { $0.1 < $1.1 }), scored.count(where: { $0.1 == best.1 }) == 1 else {
            return nil
        }
        var text = best.0.text
        for hole in Self.holes(in: text) {
            guard let value = facts.values[hole] else { return nil }
            text = text.replacing("{\(hole)}", with: value)
        }
        return CommonAnswer(text: text, source: facts.source)
    }

    /// Lower case, and full width as half width.
    static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    (0xFF01...0xFF5E).contains(scalar.value)
                        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
                })
        ).lowercased()
    }

    private static func holes(in text: String) -> [String] {
        text.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first.map(String.init) }
    }
}

extension AnswerBook.Entry {
    /// How many letters of the question are asked for; nil: of some group none is.
    fileprivate func score(_ question: String) -> Int? {
        guard !unless.contains(where: { question.contains($0) }) else { return nil }
        var score = 0
        for group in asked {
            guard let longest = group.filter({ question.contains($0) }).map(\.count).max() else { return nil }
            score += longest
        }
        return score
    }
}
