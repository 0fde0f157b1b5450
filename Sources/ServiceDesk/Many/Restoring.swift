/// When a shared fault is over, every home says for itself whether it is.
extension CaseFile {
    /// The shared ticket a word about the end of a fault is about, where the speaker's home has a say of its own in it.
    ///
    /// - Parameter isOver: the word says that it is.
    func sharedEnd(_ act: Act, isOver: Bool, at now: Instant) -> Ticket? {
        let fits = { (ticket: Ticket) in
            ticket.canReturn(level, at: now) && ticket.affected.contains { isOurs($0) && $0.answer == nil }
                && (isWith(ticket) || (!isOver && isMine(ticket) && ticket.isBackElsewhere))
        }
        if let number = act.ticket.map({ TicketNumber($0) }) ?? quoted?.ticket ?? pending?.ticket,
            let ticket = tickets.first(where: { $0.number == number })
        {
            return fits(ticket) ? ticket : nil
        }
        guard !mine.contains(where: { $0.canReturn(level, at: now) }) else { return nil }
        return tickets.filter { fits($0) && (act.category == nil || act.category == $0.category) }
            .max { $0.changedAt < $1.changedAt }
    }

    /// A shared ticket the speaker takes their word back from; it goes on for the others.
    func sharedToLeave(_ act: Act) -> Ticket? {
        let fits = { (ticket: Ticket) in
            ticket.state.isOpen && (isWith(ticket) || (isMine(ticket) && ticket.isShared))
        }
        if let number = act.ticket.map({ TicketNumber($0) }) ?? quoted?.ticket ?? pending?.ticket {
            return tickets.first { $0.number == number && fits($0) }
        }
        let open = concerning.filter(\.state.isOpen)
        return open.count == 1 ? open.first(where: fits) : nil
    }

    /// The same trouble told again by a home that was just asked whether it is over.
    func doneForOthers(_ act: Act, at now: Instant) -> Ticket? {
        guard !speaker.worksHere, pending?.question == .confirmDone,
            let ticket = sharedEnd(Act(.stillBroken, ticket: pending?.ticket?.value), isOver: false, at: now),
            act.category?.alike.contains(ticket.category) == true
        else { return nil }
        return ticket
    }

    /// The ticket that was made of what was left over for the speaker's home.
    func leftOver(of number: TicketNumber?) -> TicketNumber? {
        guard let ticket = tickets.first(where: { $0.number == number }) else { return nil }
        for entry in ticket.affected where isOurs(entry) {
            if case .own(let own)? = entry.answer { return own }
        }
        return nil
    }

    /// The speaker's home has it back, or wants no more of it.
    func markBack(_ ticket: Ticket, at now: Instant) -> Decision {
        var decision = settle(ticket, .back)
        decision.changes += [entry(.back, ticket, at: now)] + answered(ticket)
        decision.add(
            answer(
                open: .init(.backNoted, .number(ticket.number)), personal: .init(.backNoted, .number(ticket.number)),
                atWork: .init(.noted, .number(ticket.number)), about: Link(.ticket, ticket.number)))
        return decision
    }

    /// 还没有: whoever still has it gets a ticket of their own, linked to the one that is done for the others.
    func leaveOver(_ ticket: Ticket, at now: Instant) -> Decision {
        let entryHere = ticket.affected.first { isOurs($0) && $0.answer == nil }
        let home = speaker.homes.first { $0.id == entryHere?.home }
        var own = Ticket(
            number: nextNumber, category: ticket.category, urgency: ticket.urgencyAlone,
            place: home?.place() ?? ticket.place.shared, words: cardText, reporter: speaker.person, home: home?.id,
            unverified: false, owner: colleagues.first { $0.person == ticket.owner }, lead: ticket.lead,
            openedAt: now, origin: origin)
        own.leftOverFrom = ticket.number
        own.grounds = Grounds(category: ticket.grounds.category)
        var decision = settle(ticket, .own(own.number))
        decision.changes += [
            .ticket(own), entry(.received, own, at: now, words: cardText),
            entry(.leftOver, ticket, at: now, words: own.number.description),
        ]
        decision.changes += answered(ticket)
        decision.add(dispatch(&own, at: now))
        let slots: [PublicSlot?] = [.number(own.number), .linked(ticket.number), own.ownerName.map { .owner($0) }]
        let filled = slots.compactMap(\.self)
        decision.messages.insert(
            .answer(
                open: [PublicStatement(.leftOver, filling: filled)],
                personal: [PrivateStatement(.leftOver, filling: filled.map { .open($0) })],
                alsoPrivately: false, about: Link(.ticket, own.number)),
            at: 0)
        return decision
    }

    /// All of a home have the same to say.
    func settle(_ ticket: Ticket, _ answer: Affected.Answer) -> Decision {
        let ours = ticket.affected.filter { isOurs($0) && $0.answer == nil }
        return Decision(
            changes: ours.map { entry in
                var entry = entry
                entry.answer = answer
                return .affected(ticket.number, entry)
            })
    }
}

extension Ticket {
    /// Some home said that it has it back.
    fileprivate var isBackElsewhere: Bool { affected.contains { $0.answer == .back } }

    /// Without what the number of homes added.
    var urgencyAlone: Urgency {
        guard grounds.urgency == .manyHomes else { return urgency }
        switch urgency {
        case .emergency: return .urgent
        case .urgent, .normal: return .normal
        }
    }
}
