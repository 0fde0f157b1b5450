/// 派单: a ticket is offered to whom it suits, and its clock starts.
extension CaseFile {
    var roster: Roster { Roster(colleagues, mode: dispatching, ready: readiness) }
    var readiness: Readiness { Readiness(duties, numbers: level.outside) }

    /// Offers a ticket to its department and starts the clock until somebody says yes.
    ///
    /// - Parameters:
    ///   - leading: what the department is told before the card.
    ///   - card: in place of the usual card, from the ticket as it is offered.
    func dispatch(
        _ ticket: inout Ticket, enquiry: Bool = false, leading: [WorkStatement] = [],
        card: ((Ticket) -> WorkStatement)? = nil, at now: Instant
    ) -> Decision {
        guard (try? ticket.move(to: .dispatched, at: now)) != nil else { return .nothing }
        let entry = entry(.dispatched, ticket, at: now)
        return roster.offering(
            &ticket, enquiry: enquiry, leading: leading, card: card, household: register.household, entry, at: now)
    }
}

extension Roster {
    /// What follows from offering a ticket that has just become free.
    func offering(
        _ ticket: inout Ticket, enquiry: Bool = false, leading: [WorkStatement] = [],
        card own: ((Ticket) -> WorkStatement)? = nil, household: Household? = nil, _ entry: Change, at now: Instant
    ) -> Decision {
        let offer =
            ticket.isAboutStaff
            ? .room : offer(of: ticket.category, ticket.urgency, at: ticket.place, ticket.job)
        ticket.job.offer(to: offer)
        let usual =
            ticket.claim != nil
            ? ticket.claimCard(household) : enquiry || ticket.isAboutStaff ? ticket.enquiryCard : ticket.card
        let card = own?(ticket) ?? usual
        var statements = leading + [card]
        if ticket.urgency == .emergency, case .everybody(let people) = offer, people.count > 1 {
            statements.append(.init(.everybodyCalled, .people(people.map(\.name))))
        }
        if let checklist = ready.checklist(ticket) { statements.append(checklist) }
        var messages = [ticket.posted(statements)]
        // Everybody the plan names is called; the first to say yes has it.
        messages += ready.called(for: ticket).map { .call($0, statements, about: Link(.job, ticket.number)) }
        switch offer {
        case .head, .manager:
            messages.append(
                .report(
                    [
                        .init(
                            .nobodyFree, .number(ticket.number), .matter(of: ticket),
                            .department(ticket.job.department), ticket.place.isEmpty ? nil : .place(ticket.place),
                            ticket.job.offeredName.map { .staff($0) })
                    ], about: Link(.job, ticket.number)))
        case .everybody, .one, .room: break
        }
        return Decision(
            changes: [.ticket(ticket), entry], messages: messages)
    }
}

extension Job {
    mutating func offer(to offer: Roster.Offer) {
        switch offer {
        case .one(let colleague), .head(let colleague):
            offered = colleague.person
            offeredName = colleague.name
        case .everybody, .manager, .room:
            offered = nil
            offeredName = nil
        }
    }
}
