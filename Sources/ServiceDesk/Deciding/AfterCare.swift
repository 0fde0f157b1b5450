/// 回访: whoever answers for a ticket, or the service desk, asked the resident and keeps what they said.
extension CaseFile {
    func followUp(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        switch target(act.ticket, among: [], visible: mayHandle) {
        case .none: return refuse(.init(.followUpHow))
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(let ticket):
            guard ticket.state == .done || ticket.state == .followUp || ticket.state == .archived else {
                return notNow(ticket)
            }
            guard ticket.owner == speaker.person || speaker.department == .service || speaker.role == .manager else {
                return ticket.ownerName.map { refuse(.init(.notYours, .number(ticket.number), .staff($0))) }
                    ?? refuse(.init(.onlyManagers))
            }
            return record(act.rating, for: ticket, at: now)
        }
    }

    private func record(_ rating: Int?, for ticket: Ticket, at now: Instant) -> Decision {
        let link = Link(.job, ticket.number)
        var decision = Decision(
            changes: [entry(.followedUp, ticket, at: now, words: cardText)],
            messages: [
                .answerAtWork([.init(.followedUp, .number(ticket.number), rating.map { .rating($0) })], about: link)
            ])
        decision.alarms.append(.cancel(.followUp, ticket.number))
        guard let rating, ticket.rating == nil else { return decision }
        var rated = ticket
        rated.rating = rating
        decision.changes.append(.ticket(rated))
        if rating <= 2 {
            decision.messages.append(
                .report(
                    [
                        .init(
                            .lowRating, .number(ticket.number), .rating(rating),
                            ticket.job.assigneeName.map { .staff($0) }, ticket.ownerName.map { .owner($0) })
                    ], about: link))
        }
        return decision
    }
}
