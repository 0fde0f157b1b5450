/// Several told the same within seconds: one answer for all of them, in each room once.
extension Waking {
    func answerTogether(at now: Instant) -> Decision {
        let waiting = ticket.affected.filter { $0.answeredAt == nil }
        guard !waiting.isEmpty else { return .nothing }
        let answered = waiting.map { entry in
            var entry = entry
            entry.answeredAt = now
            return entry
        }
        let changes = answered.map { Change.affected(ticket.number, $0) }
        // Whoever was told meanwhile that it is done needs no word that it goes on.
        guard ticket.state.isOpen else { return Decision(changes: changes) }
        return Decision(
            changes: changes,
            messages: [
                .answerTogether(
                    ticket, answered,
                    open: [PublicStatement(.joinedTogether, filling: ticket.known(level, time, at: now))])
            ])
    }
}
