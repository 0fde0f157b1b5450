/// One message is answered with one message.
extension Decision {
    /// Folds all answers to the speaker into one, and all news of a ticket: nobody hears two messages for one message.
    func withOneAnswer() -> Decision {
        var open: [PublicStatement] = []
        var personal: [PrivateStatement] = []
        var work: [WorkStatement] = []
        var privately = false
        var link: Link?
        var others: [Message] = []
        for message in messages {
            switch message {
            case .answer(let public_, let private_, let also, let about):
                for statement in public_ where !open.contains(statement) { open.append(statement) }
                for statement in private_ where !personal.contains(statement) { personal.append(statement) }
                privately = privately || also
                link = link ?? about
            case .answerAtWork(let statements, let about):
                for statement in statements where !work.contains(statement) { work.append(statement) }
                link = link ?? about
            case .tell(let ticket, let open, let personal, let kind):
                // “到了，修好了” in one breath is one message to the resident.
                if let index = others.firstIndex(where: { $0.tells(ticket.number) }),
                    case .tell(_, let before, let alone, let kindBefore) = others[index]
                {
                    others[index] = .tell(
                        ticket, open: before + open.filter { !before.contains($0) },
                        personal: alone + personal.filter { !alone.contains($0) },
                        as: kind == .ticket ? kindBefore : kind)
                } else {
                    others.append(message)
                }
            case .post, .call, .publish, .report, .inform, .confide, .advise, .answerTogether, .tellHome, .broadcast:
                others.append(message)
            }
        }
        var folded = self
        folded.messages = []
        if !open.isEmpty || !personal.isEmpty {
            folded.messages.append(.answer(open: open, personal: personal, alsoPrivately: privately, about: link))
        }
        if !work.isEmpty { folded.messages.append(.answerAtWork(work, about: link)) }
        folded.messages += others
        return folded
    }
}

extension Message {
    fileprivate func tells(_ number: TicketNumber) -> Bool {
        switch self {
        case .tell(let ticket, _, _, _): ticket.number == number
        case .answer, .answerAtWork, .post, .call, .publish, .report, .inform, .confide, .advise, .answerTogether,
            .tellHome,
            .broadcast:
            false
        }
    }
}
