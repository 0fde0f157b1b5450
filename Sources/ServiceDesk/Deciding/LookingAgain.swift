/// A wait has lasted as long as was said, or as long as waits may last without a look.
extension Waking {
    /// How often a resident we wait for is reminded. Source: DOMAIN C1, after 24 and 72 hours.
    private static let residentReminders = 2

    func lookAgain(at now: Instant) -> Decision {
        guard ticket.state == .onHold, let hold = ticket.hold else { return .nothing }
        let waited = now - hold.since
        let step = level.nextLook.duration
        var decision = Decision(
            messages: [
                ticket.posted([
                    .init(
                        .lookAgain, .number(ticket.number), .matter(of: ticket), .wait(waited),
                        ticket.place.isEmpty ? nil : .place(ticket.place), hold.reason.map { .reason($0) },
                        ticket.job.assigneeName.map { .staff($0) })
                ])
            ],
            alarms: [.set(.nextLook, ticket.number, at: now + step + step, since: hold.since)])
        if hold.reason == .resident, waited.hours <= 24 * (Self.residentReminders + 1) {
            decision.messages.append(
                ticket.quote?.answer == .waiting
                    ? ticket.quoteTold
                    : .tell(
                        ticket, open: [.init(.waitsForYou, .number(ticket.number))],
                        personal: [.init(.waitsForYou, .number(ticket.number))]))
        }
        return decision
    }
}
