/// 怎么修, 话术: how a job is done and what to say, asked by those who are to do it.
extension CaseFile {
    /// What of a card is asked for.
    enum CardPart: Hashable, Sendable { case steps, sayings }

    func instruct(_ act: Act, _ part: CardPart) -> Decision {
        guard speaker.worksHere else { return .nothing }
        if act.ticket == nil, let category = act.category { return show(part, of: category, about: nil) }
        switch target(act.ticket, among: myJobs, visible: mayHandle) {
        case .none: return refuse(.init(.cardOfWhat))
        // With several jobs in hand the question is about what they have in common, or about none of them.
        case .several(let jobs):
            guard let first = jobs.first, let card = handbook.card(for: first.category),
                jobs.allSatisfy({ handbook.card(for: $0.category) == card })
            else { return refuse(.init(.cardOfWhat)) }
            return show(part, of: first.category, about: nil)
        case .unknown(let number): return noSuch(number)
        case .one(let ticket): return show(part, of: ticket.category, about: Link(.job, ticket.number))
        }
    }

    private func show(_ part: CardPart, of category: Category, about link: Link?) -> Decision {
        guard let card = handbook.card(for: category) else {
            return refuse(.init(.noCard, .category(category)), about: link)
        }
        let statement =
            switch part {
            case .steps: WorkStatement(.cardSteps, .category(category), .standard(card), .todo(card))
            case .sayings: WorkStatement(.cardSayings, .category(category), .sayings(card))
            }
        return refuse(statement, about: link)
    }
}
