/// A concern that already has a ticket.
extension CaseFile {
    /// An open ticket that already is about this: the same words again, the same trouble of the same home, or the
    /// trouble whose place the speaker was just asked for.
    ///
    /// - Parameter fresh: tickets of the same message; all of them have the same words.
    func sameConcern(as act: Act, besides fresh: [TicketNumber]) -> Ticket? {
        guard !speaker.worksHere else { return nil }
        return tickets.first { ticket in
            guard ticket.state.isOpen, ticket.category == act.category ?? .other else { return false }
            if ticket.reporter == speaker.person, ticket.words == cardText, !fresh.contains(ticket.number) {
                return true
            }
            return !act.isEnquiry && (isAskedWhere(ticket) || isSameTrouble(ticket, act))
        }
    }

    private func isSameTrouble(_ ticket: Ticket, _ act: Act) -> Bool {
        guard let home = ticket.home, speaker.homes.contains(where: { $0.id == home }) else { return false }
        guard let told = act.place else { return true }
        if told.room != nil || told.building != nil {
            guard told.isWithin(ticket.place) else { return false }
        }
        guard let area = told.area else { return true }
        return area == ticket.place.area || (area.isPrivate && ticket.place.area == nil)
    }

    /// The same trouble again is a detail of its ticket; told as more urgent, it moves that up.
    func join(_ ticket: Ticket, _ act: Act, at now: Instant) -> Decision {
        guard let urgency = act.urgency, urgency > ticket.urgency || (urgency == .emergency && !ticket.isDanger) else {
            return addDetail(act, to: ticket, at: now)
        }
        var raised = ticket
        raised.urgency = urgency
        raised.grounds.urgency = grounds[ticket.category]?.urgency
        var decision = Decision(changes: [.ticket(raised)])
        var file = self
        file.absorb(decision)
        let detail = file.addDetail(act, to: raised, raised: true, at: now)
        file.absorb(detail)
        decision.add(detail)
        if let safety = readiness.safety(raised) {
            decision.add(answer(open: safety.open, personal: safety.personal, atWork: .init(.help)))
        }
        guard var raised = file.tickets.first(where: { $0.number == ticket.number }) else { return decision }
        if raised.state == .received, urgency == .emergency {
            decision.add(file.dispatch(&raised, at: now))
        }
        return decision
    }
}
