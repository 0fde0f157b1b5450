import ServiceDesk

/// How a language tells why a ticket is what it is; each a wording of its own in `causes` of `names.yaml`.
package enum CauseWording: String, CaseIterable, Hashable, Sendable {
    /// Slots: words, rule.
    case said
    case chosen
    /// Slots: staff, at.
    case corrected
    case chased, cameBack, manyHomes

    /// The slots it may use.
    package var slots: Set<String> {
        switch self {
        case .said: ["words", "rule"]
        case .corrected: ["staff", "at"]
        case .chosen, .chased, .cameBack, .manyHomes: []
        }
    }
}

extension PhraseBook {
    func render(_ cause: Grounds.Cause, _ voice: Voice) -> String {
        switch cause {
        case .said(let words, let rule):
            let quoted = words.map(quote).joined(separator: names.listSeparator)
            return fill(.said, ["words": quoted.isEmpty ? nil : quoted, "rule": rule])
        case .chosen: return fill(.chosen, [:])
        case .corrected(let staff, let at):
            return fill(.corrected, ["staff": staff.shown, "at": render(.moment(at), voice)])
        case .chased: return fill(.chased, [:])
        case .cameBack: return fill(.cameBack, [:])
        case .manyHomes: return fill(.manyHomes, [:])
        }
    }

    private func fill(_ wording: CauseWording, _ values: [String: String?]) -> String {
        names.causes[wording]?.filled { values[$0] ?? nil } ?? wording.rawValue
    }

    private func quote(_ word: String) -> String { "“\(oneLine(word))”" }
}
