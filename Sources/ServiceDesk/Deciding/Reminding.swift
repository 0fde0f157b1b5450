/// Reminders of parts and of left-over jobs that nobody has said yes to.
extension Waking {
    func remindAssistants(at now: Instant) -> Decision {
        let waiting = ticket.assisting.filter { $0.assignee == nil && $0.doneAt == nil }
        guard ticket.state.isOpen, !waiting.isEmpty else { return .nothing }
        let link = Link(.job, ticket.number)
        let statements = waiting.map { job in
            (
                job.department,
                WorkStatement(
                    .assistWaits, .number(ticket.number), .matter(of: ticket), .department(job.department),
                    .wait(now - since), ticket.place.isEmpty ? nil : .place(ticket.place),
                    job.offeredName.map { .staff($0) })
            )
        }
        return Decision(
            changes: [entry(.reminded, at: now)],
            messages: statements.map { .post($0.0, [$0.1], about: link) }
                + [.report(statements.map(\.1), about: link)])
    }

    func remindOfHandOver(at now: Instant) -> Decision {
        guard ticket.state.isOpen, ticket.job.isHandedOver else { return .nothing }
        let link = Link(.job, ticket.number)
        let waiting = ([ticket] + others.filter { $0.state.isOpen && $0.job.isHandedOver }).map(\.number).sorted()
        let statement = WorkStatement(
            .handOverWaits, .numbers(waiting), .wait(now - since), ticket.job.assigneeName.map { .staff($0) })
        return Decision(
            changes: waiting.map { entry(.reminded, of: $0, at: now) },
            messages: [ticket.posted([statement]), .report([statement], about: link)])
    }
}
