/// 协调, 决定: several departments talk one case over, and what they decide is minuted on the ticket.
extension CaseFile {
    func confer(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        switch target(act.ticket, among: myJobs, visible: mayHandle) {
        case .none: return refuse(.init(.noJob))
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(let ticket):
            guard ticket.state.isOpen else { return notNow(ticket) }
            guard mayDirect(ticket) || assistPart(of: ticket) != nil else { return notMine(ticket) }
            let call = WorkStatement(
                .conference, .number(ticket.number), .category(ticket.category), .from(speaker.serviceName),
                ticket.place.isEmpty ? nil : .place(ticket.place), cardText.isEmpty ? nil : .words(cardText))
            return Decision(
                changes: [entry(.conferred, ticket, at: now, words: cardText)],
                messages: [
                    .answerAtWork([.init(.conferenceCalled, .number(ticket.number))], about: Link(.job, ticket.number))
                ] + toAll(of: ticket, besides: act.department, call))
        }
    }

    func resolve(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        switch target(act.ticket, among: myJobs, visible: mayHandle) {
        case .none: return refuse(.init(.noJob))
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(let ticket):
            guard ticket.state.isOpen else { return notNow(ticket) }
            guard mayDirect(ticket) || assistPart(of: ticket) != nil else { return notMine(ticket) }
            let due = (act.when?.to ?? act.when?.from).map(Instant.init).flatMap { $0 > now ? $0 : nil }
            let decided = WorkStatement(
                .resolved, .number(ticket.number), .from(speaker.serviceName), .words(cardText), due.map { .at($0) })
            return Decision(
                changes: [entry(.resolved, ticket, at: now, words: cardText)],
                messages: [
                    .answerAtWork(
                        [.init(.minuted, .number(ticket.number), due.map { .at($0) })],
                        about: Link(.job, ticket.number))
                ] + toAll(of: ticket, besides: nil, decided),
                alarms: due.map { [.set(.agreed, ticket.number, at: $0, since: now)] } ?? [])
        }
    }

    /// To the rooms of all departments that have a part, and to the managers.
    private func toAll(of ticket: Ticket, besides other: Department?, _ statement: WorkStatement) -> [Message] {
        let link = Link(.job, ticket.number)
        var departments = [ticket.lead] + ticket.assisting.map(\.department)
        if let other, !departments.contains(other) { departments.append(other) }
        let posts: [Message] = departments.map { .post($0, [statement], about: link) }
        // Who writes in the managers' room has told them already.
        return setting == .managers ? posts : posts + [.report([statement], about: link)]
    }
}

extension Waking {
    /// The time that was agreed on is up; nothing is said of a ticket that is finished.
    func remindOfAgreement(at now: Instant) -> Decision {
        guard ticket.state.isOpen else { return .nothing }
        let statement = WorkStatement(
            .agreementDue, .number(ticket.number), .category(ticket.category),
            ticket.job.assigneeName.map { .staff($0) }, ticket.ownerName.map { .owner($0) })
        return Decision(
            changes: [entry(.reminded, at: now)],
            messages: [ticket.posted([statement]), .report([statement], about: Link(.job, ticket.number))])
    }
}
