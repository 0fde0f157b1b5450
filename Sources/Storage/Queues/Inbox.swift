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
        self.message = message.withoutNUL
        self.raw = raw
        self.received = received
    }

    /// Written out before the store's one writer is asked for, which others wait for.
    struct Written: Sendable {
        let row: InboxRow
        let message: String

        init(_ row: InboxRow) throws {
            self.row = row
            message = try JSONText.of(row.message)
        }

        /// - Returns: whether it is new; a redelivery changes nothing.
        func insert(_ db: Database) throws -> Bool { try row.insert(db, writing: message) }
    }

    func insert(_ db: Database) throws -> Bool { try Written(self).insert(db) }

    private func insert(_ db: Database, writing text: String) throws -> Bool {
        try db.run(
            """
            INSERT INTO inbox (channel, dedupe, chat, id_there, message, raw, received, tries)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (channel, dedupe) DO NOTHING
            """,
            [
                channel.raw, message.dedupe, message.room.id.raw, message.id.raw, text, Data(raw),
                received.milliseconds,
            ])
        let isNew = db.changesCount > 0
        if isNew, let address = message.replyVia {
            try Books(db: db).keep(address, of: message, on: channel, at: received)
        }
        return isNew
    }
}

/// A message in the inbox that waits for its decision.
package struct Undecided: Sendable {
    package let id: InboxID
    package let channel: ChannelID
    package let message: Inbound
    package let received: Instant
    /// How often the process may have ended over it.
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
        try await intake.commit(try rows.map(InboxRow.Written.init), in: pool)
    }
}

extension Books {
    /// Messages without a decision, in the order they came.
    ///
    /// One that cannot be read any more is set aside here: it must not hold up the others.
    package func undecided(limit: Int, at now: Instant) throws -> [Undecided] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT id, channel, message, received, tries FROM inbox WHERE decided IS NULL ORDER BY id LIMIT ?
                """, arguments: [limit]
        ).compactMap { row in
            let id = InboxID(row["id"])
            guard let message = try? JSONText.read(Inbound.self, row["message"]) else {
                try settle(id, as: .setAside, because: "it cannot be read", at: now)
                return nil
            }
            return Undecided(
                id: id, channel: ChannelID(row["channel"]), message: message,
                received: Instant(milliseconds: row["received"]), tries: row["tries"])
        }
    }

    /// Whether a message is decided on, and nothing waits to be said in its room.
    package func isAnswered(_ message: Inbound, on channel: ChannelID) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM inbox WHERE channel = ? AND dedupe = ? AND decided IS NOT NULL
                ) AND NOT EXISTS (
                    SELECT 1 FROM outbox WHERE channel = ? AND chat = ? AND state IN ('waiting', 'sending')
                )
                """, arguments: [channel.raw, message.dedupe, channel.raw, message.room.id.raw]) ?? false
    }

    /// - Parameter why: for one that is set aside.
    package func settle(_ id: InboxID, as outcome: Outcome, because why: String? = nil, at now: Instant) throws {
        try db.run(
            sql: "UPDATE inbox SET decided = ?, outcome = ?, why = ? WHERE id = ?",
            arguments: [now.milliseconds, outcome.rawValue, why, id.value])
    }

    /// At start: sets aside what stopped us more than once.
    ///
    /// - Returns: how many messages were set aside.
    package func resumeInbox(at now: Instant) throws -> Int {
        try db.run(
            sql: "UPDATE inbox SET decided = ?, outcome = ?, why = ? WHERE decided IS NULL AND tries > 1",
            arguments: [now.milliseconds, Outcome.setAside.rawValue, "the process ended over it more than once"])
        return db.changesCount
    }

    /// Counts a try that is about to be made; committed before it, it is known even when the process ends over it.
    package func countTry(of id: InboxID) throws {
        try db.run(sql: "UPDATE inbox SET tries = tries + 1 WHERE id = ?", arguments: [id.value])
    }
}

extension Inbound {
    /// SQLite's texts end at the first NUL, which would cut words and make different ids equal; it becomes U+FFFD.
    fileprivate var withoutNUL: Inbound {
        func clean(_ text: String) -> String {
            text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text
        }
        return Inbound(
            id: MessageID(clean(id.raw)), dedupe: clean(dedupe),
            room: Room(id: ChatID(clean(room.id.raw)), kind: room.kind, name: room.name.map(clean)),
            sender: Sender(
                id: SenderID(clean(sender.id.raw)), name: sender.name.map(clean), phone: sender.phone.map(clean)),
            text: clean(text),
            mentioned: mentioned, quoting: quoting.map { MessageID(clean($0.raw)) }, quotesUs: quotesUs,
            thread: thread.map { ThreadID(clean($0.raw)) }, attachments: attachments, album: album.map(clean),
            sentAt: sentAt, quotedText: quotedText.map(clean), root: root.map { MessageID(clean($0.raw)) },
            callsEveryone: callsEveryone, replyVia: replyVia, command: command.map(clean), isRepeated: isRepeated)
    }
}
