import ServiceDesk

/// Which words told of a trouble, and which of how pressing it is.
struct Telling {
    let heard: Heard
    let reader: Reader

    /// What was written, each word once, in the order of the text.
    func words(of finding: Finding) -> [String] {
        guard let fault = reader.rules.faults.first(where: { $0.rule.source == finding.source }) else { return [] }
        return words(for: fault.test, in: finding.clauses)
    }

    /// The rule that graded a trouble, and the words it went by; empty where it went by the place alone.
    func grading(of finding: Finding) -> (rule: UrgencyRule, words: [String])? {
        Acting(heard: heard, rules: reader.rules).grading(of: finding).map { grading in
            let clauses = heard.reading.clauses.indices.filter {
                heard.reading.clauses[$0].segment == finding.segment
            }
            guard let first = clauses.first, let last = clauses.last else { return (grading.rule, []) }
            return (grading.rule, words(for: grading.test, in: first..<last + 1))
        }
    }

    func grounds(of finding: Finding) -> Grounds {
        let own = Grounds.Cause.said(words: words(of: finding), rule: finding.source.description)
        let graded = grading(of: finding).map { rule, words in
            Grounds.Cause.said(words: words, rule: rule.source.description)
        }
        return Grounds(category: own, urgency: graded ?? own)
    }

    /// Of each group of a test the longest word.
    private func words(for test: CueTest, in clauses: Range<Int>) -> [String] {
        let hits = heard.reading.hits.filter { clauses.contains(heard.reading.clause(at: $0.start)) }
        let told = test.groups.compactMap { group in
            hits.filter { group.contains($0.cue) }.max { $0.end - $0.start < $1.end - $1.start }
        }
        var words: [String] = []
        for hit in told.sorted(by: { $0.start < $1.start }) {
            let word = heard.reading.text.original(hit.start..<hit.end, of: heard.reading.original)
            if !words.contains(word) { words.append(word) }
        }
        return words
    }
}
