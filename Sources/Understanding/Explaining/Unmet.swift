import ServiceDesk

/// The condition for want of which an act rule does not hold.
enum Unmet {
    case role, chat, addressed, pending, replies, inContext, afterFault, words, fault, longest, starts, whole
    case has(ActRule.Slot), lacks(ActRule.Slot)
    /// It would hold, but a rule of higher priority has decided and does not let it stand beside.
    case decided

    /// How far the rule is from holding; what a clerk looks for is near.
    var distance: Int {
        switch self {
        case .decided, .words, .fault, .longest, .starts, .whole, .has, .lacks: 0
        case .chat, .addressed, .inContext: 1
        case .pending, .replies, .afterFault: 2
        case .role: 3
        }
    }
}

extension CompiledRules.Saying {
    /// In words a clerk can act on.
    func explain(_ unmet: Unmet, heard: Heard, names: CueNames) -> String {
        switch unmet {
        case .role: "only for \(list(rule.roles))"
        case .chat: "only in a \(rule.chat?.rawValue ?? "") chat"
        case .addressed: rule.addressed == true ? "only when the desk is addressed" : "not when the desk is addressed"
        case .pending: "only when the desk has just asked \(list(rule.pending))"
        case .replies: "only as a reply to a \(list(rule.replies))"
        case .inContext:
            rule.inContext == true
                ? "only as a reply, or to a question, about a ticket" : "not in a reply about a ticket"
        case .afterFault:
            rule.afterFault == true
                ? "only when somebody told of a fault in the room just now" : "not right after a fault was told"
        case .words: test.explain(in: heard.reading, names: names) ?? "words are missing"
        case .fault: rule.fault == true ? "only with a trouble" : "not with a trouble"
        case .longest: "only up to \(rule.longest ?? 0) characters, here are \(heard.reading.scalars.count)"
        case .starts: "only where the message begins with \(rule.starts.joined(separator: " or "))"
        case .whole: "only where the message is nothing but \(rule.whole.joined(separator: ", "))"
        case .has(let slot): "only with a \(slot.rawValue)"
        case .lacks(let slot): "not with a \(slot.rawValue)"
        case .decided: "a rule of higher priority has decided"
        }
    }

    private func list(_ values: [some RawRepresentable<String>]) -> String {
        values.map(\.rawValue).joined(separator: " or ")
    }
}

extension CueTest {
    /// What is missing among the words of these clauses, or too many; nil: the test fits.
    ///
    /// - Parameter clauses: nil: the whole text.
    func explain(in reading: Reading, clauses: Range<Int>? = nil, names: CueNames) -> String? {
        let hits = reading.hits.filter { clauses?.contains(reading.clause(at: $0.start)) ?? true }
        if let hit = hits.first(where: { barred.contains($0.cue) }) {
            return "not with \(names.names[hit.cue]): \(reading.text.string(hit.start..<hit.end))"
        }
        for group in groups where !hits.contains(where: { group.contains($0.cue) }) {
            let wanted = group.members.map { names.names[$0] }
            return "also asks for \(wanted.prefix(4).joined(separator: " or "))\(wanted.count > 4 ? " …" : "")"
        }
        return nil
    }
}
