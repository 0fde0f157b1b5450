/// 演练: a plan is tried out; everybody is called as if it were true, and nobody outside hears of it.
extension CaseFile {
    func drill(_ act: Act, at now: Instant) -> Decision {
        guard speaker.role == .manager else { return refuse(.init(.drillHow)) }
        guard let category = act.category, category.plan != nil else { return refuse(.init(.drillHow)) }
        var ticket = Ticket(
            number: nextNumber, category: category, urgency: .emergency, place: act.place ?? Place(), words: cardText,
            reporter: speaker.person, home: nil, unverified: false,
            owner: nextOwner(for: category.department, category: category), lead: category.department, openedAt: now,
            origin: origin)
        ticket.isDrill = true
        var decision = Decision(
            changes: [.ticket(ticket), entry(.received, ticket, at: now, words: cardText)],
            messages: [.answerAtWork([.init(.drillBegun, .number(ticket.number))], about: Link(.job, ticket.number))])
        decision.add(dispatch(&ticket, at: now))
        return decision
    }

    /// A drill is over when the work would be; there is nobody to ask.
    func endDrill(_ ticket: inout Ticket, at now: Instant) -> Decision? {
        guard (try? ticket.move(to: .done, at: now)) != nil else { return nil }
        ticket.doneAt = now
        let done = ticket
        guard (try? ticket.move(to: .archived, at: now)) != nil else { return nil }
        let times: [WorkSlot?] = [
            .number(ticket.number), .category(ticket.category), ticket.place.isEmpty ? nil : .place(ticket.place),
            .wait(now - ticket.openedAt), ticket.job.acceptedAt.map { .acceptedAfter($0 - ticket.openedAt) },
            ticket.job.arrivedAt.map { .arrivedAfter($0 - ticket.openedAt) },
            ticket.job.assigneeName.map { .staff($0) },
        ]
        return Decision(
            changes: [
                .ticket(done), entry(.completed, done, at: now, words: done.job.result), .ticket(ticket),
                entry(.archived, ticket, at: now),
            ],
            messages: [
                .report(
                    [WorkStatement(.drillDone, filling: times.compactMap(\.self))], about: Link(.job, ticket.number))
            ],
            alarms: AlarmKind.allCases.map { .cancel($0, ticket.number) })
    }
}

extension Decision {
    /// Of a drill nobody is told who does not work here.
    func withoutDrillNews() -> Decision {
        var decision = self
        decision.messages.removeAll { message in
            if case .tell(let ticket, _, _, _) = message { ticket.isDrill } else { false }
        }
        return decision
    }
}
