/// “我是3-2-501业主王芳”: the office looks, and says yes or no.
extension CaseFile {
    /// Who keeps the register: the service desk and managers.
    var keepsRegister: Bool { speaker.role == .manager || (speaker.worksHere && speaker.department == .service) }

    func admit(_ act: Act, at now: Instant) -> Decision {
        judge(act, at: now) { ticket, claim in
            let until = (act.when?.to ?? act.when?.from).map(Instant.init)
            // As the office's list writes the name, where it stands in the words.
            let name = register.household?.listed.first { ticket.words.contains($0) }
            let place = claim.address.place
            return Decision(
                changes: [
                    .register(.movedIn(ticket.reporter, claim.address, name: name, until: until))
                ],
                messages: [
                    .answerAtWork(
                        [.init(.admitted, .number(ticket.number), .place(place), until.map { .at($0) })],
                        about: Link(.claim, ticket.number)),
                    .tell(
                        ticket, open: [.init(.claimSettled, .number(ticket.number))],
                        personal: [.init(.bound, .place(place), until.map { .at($0) })]),
                ]
                    + (register.household?.people ?? []).filter { $0.person != ticket.reporter }.map { member in
                        .advise(
                            member.person,
                            [.init(.newcomer, .place(place), .words(ticket.origin.accountName))])
                    })
        }
    }

    func reject(_ act: Act, at now: Instant) -> Decision {
        judge(act, at: now) { ticket, _ in
            Decision(
                changes: [entry(.declined, ticket, at: now, words: cardText)],
                messages: [
                    .answerAtWork(
                        [.init(.claimRefused, .number(ticket.number))], about: Link(.claim, ticket.number)),
                    .tell(
                        ticket, open: [.init(.claimSettled, .number(ticket.number))],
                        personal: [.init(.claimRefused, .number(ticket.number))]),
                ])
        }
    }

    /// Finds the claim, and files it with what was decided.
    private func judge(_ act: Act, at now: Instant, _ verdict: (Ticket, Claim) -> Decision) -> Decision {
        guard speaker.worksHere else { return .nothing }
        guard keepsRegister else { return refuse(.init(.onlyOffice)) }
        let open = tickets.filter { $0.claim != nil && $0.state.isOpen }
        switch target(act.ticket, among: open, visible: mayHandle) {
        case .none: return .nothing  // “agreed” among colleagues, about nothing of ours
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(var ticket):
            guard let claim = ticket.claim, ticket.state.isOpen else { return notNow(ticket) }
            var decision = verdict(ticket, claim)
            for (state, event) in ticket.state.wayToTheFile {
                guard (try? ticket.move(to: state, at: now)) != nil else { return notNow(ticket) }
                if state == .accepted { ticket.job.take(by: speaker, eta: nil, at: now) }
                if state == .done { (ticket.doneAt, ticket.job.doneAt) = (now, now) }
                decision.changes += [.ticket(ticket), entry(event, ticket, at: now)]
            }
            return decision
        }
    }
}

extension TicketState {
    /// The moves by which the office closes what it has answered itself.
    fileprivate var wayToTheFile: [(TicketState, HistoryEntry.Event)] {
        let end: [(TicketState, HistoryEntry.Event)] = [(.done, .completed), (.archived, .archived)]
        return switch self {
        case .received, .reopened: [(.dispatched, .dispatched), (.accepted, .accepted)] + end
        case .dispatched: [(.accepted, .accepted)] + end
        case .accepted, .onSite, .onHold: end
        case .done, .followUp: [(.archived, .archived)]
        case .archived, .cancelled: []
        }
    }
}

extension Ticket {
    /// What the office is shown of somebody who says where they live.
    func claimCard(_ household: Household?) -> WorkStatement {
        let isListed = household?.listed.contains { words.contains($0) } == true
        return WorkStatement(
            .claimCard, .number(number), .words(words), place.isEmpty ? nil : .place(place),
            isListed ? .listed : nil, household == nil ? .unlisted : nil, ownerName.map { .owner($0) })
    }
}
