import ServiceDesk

/// What of all that was found is told to the desk: for each matter of a message the weightiest reading.
struct Matters {
    private let findings: [Finding]

    init(_ findings: [Finding]) { self.findings = findings }

    /// In the order of the text. Besides the weightiest of each segment, another one counts when it has a clause of its
    /// own, is of another kind and as certain.
    var chosen: [Finding] { choose(from: findings.filter { $0.reason == nil }) }

    /// The weightiest, denied or not: what a question or a "same here" is about.
    var subject: Finding? { findings.max(by: isLighter) }

    private func choose(from open: [Finding]) -> [Finding] {
        var chosen: [Finding] = []
        for segment in Set(open.map(\.segment)).sorted() {
            let here = open.filter { $0.segment == segment }
            guard let best = here.max(by: isLighter) else { continue }
            chosen.append(best)
        }
        return chosen.sorted { $0.start < $1.start }
    }

    private func isLighter(_ one: Finding, _ other: Finding) -> Bool {
        (one.weight, one.urgency == .normal ? 0 : 1, one.support, -one.start)
            < (other.weight, other.urgency == .normal ? 0 : 1, other.support, -other.start)
    }
}
