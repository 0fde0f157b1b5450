/// Which ticket a word is about.
enum Target {
    case one(Ticket)
    /// More than one fits; the speaker is asked.
    case several([Ticket])
    case none
    /// A number was named that the speaker may not see, or that does not exist; both look alike.
    case unknown(TicketNumber)
}

extension CaseFile {
    /// The ticket that was named or quoted; else whatever of `candidates` is left to mean.
    ///
    /// - Parameter visible: whether the speaker may know of a ticket that was named.
    func target(_ named: Int?, among candidates: [Ticket], visible: (Ticket) -> Bool) -> Target {
        let number = named.map { TicketNumber($0) } ?? quoted?.ticket
        if let number {
            guard let ticket = tickets.first(where: { $0.number == number && visible($0) }) else {
                return .unknown(number)
            }
            return .one(ticket)
        }
        switch candidates.count {
        case 0: return .none
        case 1: return .one(candidates[0])
        default: return .several(candidates)
        }
    }

    /// The ticket a pending question is about counts as named, where the word can be about it.
    func named(_ act: Act, _ fits: (Ticket) -> Bool) -> Int? {
        if act.ticket != nil || quoted != nil { return act.ticket }
        return tickets.first { $0.number == pending?.ticket && fits($0) }?.number.value
    }

    /// Takes back the pending question if it is about this ticket, and leaves any other.
    func answered(_ ticket: Ticket) -> [Change] {
        pending?.ticket == ticket.number ? [.answered(speaker.person)] : []
    }

    /// About one of the speaker's homes, or reported by the speaker; what is about a home they have left is theirs no more.
    func isMine(_ ticket: Ticket) -> Bool {
        guard let home = ticket.home else { return ticket.reporter == speaker.person }
        return speaker.homes.contains { $0.id == home }
    }

    var mine: [Ticket] { tickets.filter(isMine) }

    /// The speaker's own, and those they are counted with.
    var concerning: [Ticket] { tickets.filter { isMine($0) || isWith($0) } }

    /// In the speaker's hands as staff.
    var myJobs: [Ticket] {
        tickets.filter { ticket in
            ticket.state.isOpen
                && (ticket.job.assignee == speaker.person
                    || ticket.assisting.contains { $0.assignee == speaker.person && $0.doneAt == nil })
        }
    }

    /// On offer to the speaker by name; without such, to the speaker's department.
    var offers: [Ticket] {
        let open = tickets.filter { $0.state.isOpen && mayHandle($0) }
        let named = open.filter { ticket in
            (ticket.state.waitsForStaff && ticket.job.offered == speaker.person)
                || ticket.ownerOffered == speaker.person
                || ticket.assisting.contains { $0.offered == speaker.person && $0.doneAt == nil }
        }
        guard named.isEmpty else { return named }
        return open.filter { ticket in
            let ours = speaker.department == nil || ticket.lead == speaker.department
            let waits =
                (ticket.state.waitsForStaff && ticket.state != .received)
                || (ticket.job.isHandedOver && ticket.job.assignee != speaker.person)
            let called = speaker.department.map { readiness.called(for: ticket).contains($0) } ?? false
            return ((ours || called) && waits)
                || ticket.assisting.contains {
                    $0.department == speaker.department && $0.assignee == nil && $0.doneAt == nil
                }
        }
    }

    /// Works here, and is not passed by because the ticket may be about them or their colleagues.
    func mayHandle(_ ticket: Ticket) -> Bool {
        guard speaker.worksHere else { return false }
        return !ticket.isAboutStaff || speaker.role == .manager
            || [ticket.reporter, ticket.owner, ticket.job.assignee].contains(speaker.person)
    }

    /// Asks which ticket was meant and keeps the words until the answer.
    func askWhich(_ choices: [Ticket], for act: Act, at now: Instant) -> Decision {
        let pending = Pending(.which(act, words: words), tickets: choices.map(\.number), askedAt: now)
        let shown = choices.map(\.choice)
        var decision = answer(
            open: .init(.askWhich, .numbers(choices.map(\.number))), personal: .init(.askWhich, .tickets(shown)),
            atWork: .init(.whichJob, .tickets(shown)))
        decision.changes.append(.asked(speaker.person, pending))
        return decision
    }

    func noSuch(_ number: TicketNumber) -> Decision {
        answer(
            open: .init(.noSuchTicket, .number(number)), personal: .init(.noSuchTicket, .number(number)),
            atWork: .init(.noSuchTicket, .number(number)))
    }
}
