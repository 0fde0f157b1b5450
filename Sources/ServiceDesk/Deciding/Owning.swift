/// 首问责任: who answers for a ticket to the resident, and hands that over only by name and only with a yes.
extension CaseFile {
    func offerOwnership(of ticket: Ticket, to colleague: Colleague, at now: Instant) -> Decision {
        guard colleague.person != ticket.owner else {
            return refuse(.init(.alreadyTaken, .number(ticket.number), .staff(colleague.name)))
        }
        var asked = ticket
        asked.ownerOffered = colleague.person
        let link = Link(.job, ticket.number)
        return Decision(
            changes: [.ticket(asked), entry(.ownershipOffered, asked, at: now, words: cardText)],
            messages: [
                .answerAtWork([.init(.ownerAsked, .number(ticket.number), .staff(colleague.name))], about: link),
                colleague.addressed(
                    [
                        .init(
                            .ownerOffer, .number(ticket.number), .matter(of: ticket),
                            .from(speaker.serviceName), .staff(colleague.name),
                            ticket.place.isEmpty ? nil : .place(ticket.place),
                            cardText.isEmpty ? nil : .words(cardText))
                    ], about: link),
            ])
    }

    /// Yes to a hand-over, or the first of the service desk to say they look after it.
    func takeOwnership(of ticket: Ticket, at now: Instant) -> Decision {
        var mine = ticket
        mine.owner = speaker.person
        mine.ownerName = speaker.serviceName
        mine.ownerOffered = nil
        guard mine != ticket else { return .nothing }
        let link = Link(.job, ticket.number)
        var decision = Decision(
            changes: [.ticket(mine), entry(.ownershipTaken, mine, at: now, words: cardText)],
            messages: [
                .answerAtWork([.init(.ownerNow, .number(ticket.number), .staff(speaker.serviceName))], about: link)
            ])
        if let former = ticket.owner, former != speaker.person {
            decision.messages.append(
                .inform(former, [.init(.ownerNow, .number(ticket.number), .staff(speaker.serviceName))], about: link))
            decision.messages.append(
                .tell(
                    mine, open: [.init(.ownerChanged, .number(ticket.number), .owner(speaker.serviceName))],
                    personal: [.init(.ownerChanged, .number(ticket.number), .owner(speaker.serviceName))]))
        }
        return decision
    }

    func declineOwnership(_ ticket: Ticket, at now: Instant) -> Decision {
        var kept = ticket
        kept.ownerOffered = nil
        let link = Link(.job, ticket.number)
        return Decision(
            changes: [.ticket(kept), entry(.declined, kept, at: now, words: cardText)],
            messages: [
                .answerAtWork(
                    [.init(.ownerStays, .number(ticket.number), ticket.ownerName.map { .owner($0) })], about: link)
            ]
                + (ticket.owner.map {
                    [
                        .inform(
                            $0,
                            [.init(.ownerStays, .number(ticket.number), ticket.ownerName.map { .owner($0) })],
                            about: link)
                    ]
                } ?? []))
    }

    /// Who answers for a ticket hears every later word of its home, in whatever room the work is.
    func ownersHear(of decision: Decision) -> Decision {
        guard !speaker.worksHere else { return decision }
        var decision = decision
        for message in decision.messages {
            guard case .post(_, let statements, let link?) = message,
                let owner = (tickets + near).first(where: { $0.number == link.ticket })?.owner
            else { continue }
            decision.messages.append(.inform(owner, statements, about: link))
        }
        return decision
    }
}

extension Colleague {
    /// To the room of those this colleague works with.
    fileprivate func addressed(_ statements: [WorkStatement], about link: Link) -> Message {
        department.map { .post($0, statements, about: link) } ?? .report(statements, about: link)
    }
}
