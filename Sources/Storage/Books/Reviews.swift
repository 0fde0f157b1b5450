import Chat
import GRDB
import ServiceDesk

/// A line that waits to be written to the review file.
package struct ReviewRow: Sendable {
    package let id: Int64
    /// A message of the corpus with its right meaning, without a line end.
    package let line: String
}

extension Books {
    package func keepForReview(_ line: String, in community: String) throws {
        try db.run(sql: "INSERT INTO review (community, line) VALUES (?, ?)", arguments: [community, line])
    }

    /// Lines not yet in the file, in their order.
    package func waitingReviews(limit: Int) throws -> [ReviewRow] {
        try Row.fetchAll(
            db, sql: "SELECT id, line FROM review WHERE written IS NULL ORDER BY id LIMIT ?", arguments: [limit]
        ).map { ReviewRow(id: $0["id"], line: $0["line"]) }
    }

    package func settleReviews(upTo last: Int64, at now: Instant) throws {
        try db.run(
            sql: "UPDATE review SET written = ? WHERE id <= ? AND written IS NULL",
            arguments: [now.milliseconds, last])
    }

    /// The message a ticket was opened by; nil when it is no longer kept.
    package func firstMessage(of ticket: TicketNumber, in community: String) throws -> Undecided? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT i.id, i.channel, i.message, i.received, i.tries FROM history h JOIN inbox i ON i.id = h.source
                WHERE h.community = ? AND h.ticket = ? AND h.event = ? ORDER BY h.id LIMIT 1
                """, arguments: [community, ticket.value, HistoryEntry.Event.received.rawValue]
        ).flatMap { row in
            guard let message = try? JSONText.read(Inbound.self, row["message"]) else { return nil }
            return Undecided(
                id: InboxID(row["id"]), channel: ChannelID(row["channel"]), message: message,
                received: Instant(milliseconds: row["received"]), tries: row["tries"])
        }
    }
}
