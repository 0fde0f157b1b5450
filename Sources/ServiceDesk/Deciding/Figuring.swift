/// 统计: how it goes, asked in chat by a manager.
extension CaseFile {
    /// The question to the books that a message asks; nil: it asks none, or somebody it names is not known.
    ///
    /// - Parameter choice: the number by which the message answers our last page.
    package func figuresAsked(by acts: [Act], choice: Int?, clock: WallClock) -> FigureQuestion? {
        guard speaker.role == .manager else { return nil }
        if let choice, case .figures(let choices)? = pending?.kind {
            return choices.indices.contains(choice - 1) ? choices[choice - 1] : nil
        }
        guard let act = acts.first(where: { $0.intent == .stats }) else { return nil }
        let person = act.person.map { colleagues.named($0) }
        guard person.map({ $0.count == 1 }) ?? true else { return nil }
        return FigureQuestion(act, act.figures ?? FigureRequest(), person: person?.first?.person, clock: clock)
    }

    /// Says what the books told.
    func showFigures(_ act: Act, at now: Instant) -> Decision {
        guard speaker.role == .manager else { return .nothing }
        if let name = act.person {
            let found = colleagues.named(name)
            if found.isEmpty { return refuse(.init(.nobodyNamed, .words(name))) }
            if found.count > 1 { return refuse(.init(.whichOfThem, .people(found.map(\.name)))) }
        }
        return figuresShown(at: now)
    }

    func figuresShown(at now: Instant) -> Decision {
        guard let figures else { return .nothing }
        let (sheet, choices) = FigurePage(answer: figures, colleagues: colleagues).laidOut()
        var decision = Decision(messages: [.answerAtWork([.init(.figures, .figures(sheet))], about: nil)])
        if !choices.isEmpty {
            decision.changes = [.asked(speaker.person, Pending(.figures(choices), askedAt: now))]
        }
        return decision
    }
}
