import ServiceDesk

extension Understander {
    /// What is said of each of several tickets in one line: 1062好了 1063业主不在.
    ///
    /// - Returns: nil where something is said of them together (1062、1063都好了), or where a piece says nothing of its own
    ///   ticket.
    func ticketByTicket(_ heard: Heard, by reader: Reader) -> [Act]? {
        guard heard.hearing.role != .resident, heard.tickets.count > 1 else { return nil }
        let starts = heard.tickets.map(\.start)
        let ends = starts.dropFirst() + [heard.reading.scalars.count]
        var acts: [Act] = []
        for (ticket, piece) in zip(heard.tickets, zip([0] + starts.dropFirst(), ends)) {
            guard piece.0 < piece.1 else { return nil }
            let text = heard.reading.text.original(piece.0..<piece.1, of: heard.reading.original)
            // By itself, 1002业主不在家 could be a room.
            var hearing = heard.hearing
            hearing.ticket = ticket.number
            var acting = Acting(
                heard: Heard(reader.read(text), in: hearing, reader: reader, calendar: heard.calendar),
                rules: reader.rules)
            let told = acting.acts()
            guard !told.isEmpty, told.allSatisfy({ $0.ticket == ticket.number }) else { return nil }
            acts += told
        }
        return acts
    }
}
