import GRDB
import ServiceDesk

/// Tickets and their histories to be written out.
extension Books {
    package func record(of number: TicketNumber, in community: String) throws -> (Ticket, [HistoryEntry])? {
        try ticket(number, in: community).map { ($0, try wholeHistory(of: number, in: community)) }
    }

    private func wholeHistory(of number: TicketNumber, in community: String) throws -> [HistoryEntry] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM history WHERE community = ? AND ticket = ? ORDER BY id",
            arguments: [community, number.value]
        ).map { try HistoryEntry(row: $0) }
    }

    /// Hands over tickets in the order of their numbers, one at a time.
    package func eachTicket(in community: String, _ body: (Ticket) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM ticket WHERE community = ? ORDER BY number", arguments: [community])
        while let row = try rows.next() { try body(try Ticket(row: row)) }
    }

    /// Hands over tickets with their histories in the order they were opened, one at a time; no drills and no rounds of
    /// plans.
    package func eachRecord(
        in community: String, openedFrom from: Instant, until end: Instant,
        _ body: (Ticket, [HistoryEntry]) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT * FROM ticket WHERE community = ? AND opened_at >= ? AND opened_at < ? ORDER BY opened_at, number
                """, arguments: [community, from.milliseconds, end.milliseconds])
        while let row = try rows.next() {
            let ticket = try Ticket(row: row)
            guard !ticket.isDrill, ticket.concern != .inspection else { continue }
            try body(ticket, try wholeHistory(of: ticket.number, in: community))
        }
    }

    /// Hands over all that happened to all tickets, one at a time.
    package func eachEntry(in community: String, _ body: (HistoryEntry) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM history WHERE community = ? ORDER BY ticket, id", arguments: [community])
        while let row = try rows.next() { try body(try HistoryEntry(row: row)) }
    }
}

extension HistoryEntry {
    init(row: Row) throws {
        self.init(
            ticket: TicketNumber(row["ticket"]), event: try Ticket.known(row["event"]),
            at: Instant(milliseconds: row["at"]), by: (row["by"] as Int64?).map { PersonID($0) },
            byName: (row["by_name"] as String?).map { ServiceName($0) }, words: row["words"],
            source: (row["source"] as Int64?).map { InboxID($0) })
    }
}
