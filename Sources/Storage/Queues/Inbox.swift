import Chat
import Foundation
import GRDB
import ServiceDesk

/// A message as it came in, on its way into the inbox.
package struct InboxRow: Sendable {
    package let channel: ChannelID
    package let message: Inbound
    /// The bytes it was decoded from, so that a fault in the decoder loses nothing.
    package let raw: [UInt8]
    package let received: Instant

    package init(channel: ChannelID, message: Inbound, raw: [UInt8], received: Instant) {
        self.channel = channel
        self.message = message
        self.raw = raw
        self.received = received
    }

    /// - Returns: whether it is new; a redelivery changes nothing.
    func insert(_ db: Database) throws -> Bool {
        try db.execute(
            sql: """
                INSERT INTO inbox (channel, dedupe, message, raw, received, tries) VALUES (?, ?, ?, ?, ?, 0)
                ON CONFLICT (channel, dedupe) DO NOTHING
                """,
            arguments: [
                channel.raw, message.dedupe, try JSONText.of(message), Data(raw), received.milliseconds,
            ])
        return db.changesCount > 0
    }
}

/// A message in the inbox that waits for its decision.
package struct Undecided: Sendable {
    package let id: InboxID
    package let channel: ChannelID
    package let message: Inbound
    package let received: Instant
    /// How often the process ended while it was being decided.
    package let tries: Int
}

/// What became of a message.
package enum Outcome: String, Sendable {
    case acted, silent
    /// Stopped us more than once; kept for a person to look at.
    case setAside = "set-aside"
}

extension Store {
    /// Writes messages down; when this returns they are on the disk and may be acknowledged.
    ///
    /// - Returns: for each whether it is new.
    /// - Throws: `StoreFault`; nothing of `rows` was kept then, and nothing may be acknowledged.
    package func keep(_ rows: [InboxRow]) async throws -> [Bool] {
        try await intake.commit(rows, in: pool)
    }
}

extension Books {
    /// Messages without a decision, in the order they came.
    package func undecided(limit: Int) throws -> [Undecided] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT id, channel, message, received, tries FROM inbox WHERE decided IS NULL ORDER BY id LIMIT ?
                """, arguments: [limit]
        ).map { row in
            Undecided(
                id: InboxID(row["id"]), channel: ChannelID(row["channel"]),
                message: try JSONText.read(Inbound.self, row["message"]),
                received: Instant(milliseconds: row["received"]), tries: row["tries"])
        }
    }

    package func settle(_ id: InboxID, as outcome: Outcome, at now: Instant) throws {
        try db.execute(
            sql: "UPDATE inbox SET decided = ?, outcome = ? WHERE id = ?",
            arguments: [now.milliseconds, outcome.rawValue, id.value])
    }

    /// At start: counts a try for what the last run left undecided, and sets aside what stopped it more than once.
    ///
    /// - Returns: how many messages were set aside.
    package func resumeInbox(at now: Instant) throws -> Int {
        // Only the oldest can have been in hand when the process ended; the others just waited.
        try db.execute(
            sql: "UPDATE inbox SET tries = tries + 1 WHERE id IN (SELECT id FROM inbox WHERE decided IS NULL ORDER BY id LIMIT 1)"
        )
        try db.execute(
            sql: "UPDATE inbox SET decided = ?, outcome = ? WHERE decided IS NULL AND tries > 2",
            arguments: [now.milliseconds, Outcome.setAside.rawValue])
        return db.changesCount
    }
}
