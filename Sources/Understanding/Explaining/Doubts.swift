import ServiceDesk

extension Doubt {
    /// What is left open by what was understood.
    ///
    /// - Parameter question: what a rule wants asked, where no act was understood.
    init?(_ acts: [Act], question: Question?, heard: Heard) {
        if question == .clarifyProblem {
            self = .trouble
            return
        }
        guard acts.count == 1, let act = acts.first, let category = act.category,
            act.intent == .report || act.intent == .complain
        else { return nil }
        // Who is in danger is helped first and asked later.
        if act.urgency != .emergency, let other = heard.rival?.category {
            self = .either(category, other)
        } else if act.place == nil, !category.isPlacedByItself(for: heard.hearing) {
            self = .place(category)
        } else {
            return nil
        }
    }
}

extension Category {
    /// Its place does not matter, or the home of who speaks tells it.
    fileprivate func isPlacedByItself(for hearing: Hearing) -> Bool {
        switch whereabouts {
        case .community: true
        case .home, .building: hearing.home != nil
        case .either: false
        }
    }
}

extension Heard {
    /// A trouble of another category that has as much for it as the one that was chosen, and is as pressing.
    var rival: Finding? {
        guard matters.count == 1, let chosen = matters.first else { return nil }
        return findings.first { other in
            other.reason == nil && other.category != chosen.category && other.weight == chosen.weight
                && other.urgency == chosen.urgency
                && other.support / 100 == chosen.support / 100 && other.segment == chosen.segment
        }
    }
}
