import Chat
import GRDB
import ServiceDesk

/// A letter as an operator sees it.
package struct LetterRow: Sendable {
    /// What has become of it; raw values are the words of `gatehouse outbox list --state`.
    package enum State: String, CaseIterable, Sendable {
        case waiting, sending, delivered
        /// Waits for the end of the quiet hours.
        case held
        /// Given up; nothing more happens by itself.
        case dead
        /// It may have arrived, and is not sent again by itself.
        case doubtful
        /// A newer one about the same took its place.
        case replaced
        /// A person decided that it is not sent.
        case dropped
    }

    package let id: Int64
    package let channel: ChannelID
    package let chat: ChatID
    package let community: String
    package let ticket: TicketNumber?
    package let state: State
    package let haste: Haste
    package let tries: Int
    package let doubts: Int
    package let created: Instant
    package let due: Instant
    package let settled: Instant?
    package let why: String?
    package let key: String
    /// The plain words, unmasked.
    package let words: String
}

/// What was done to a letter, besides sending it.
package struct LetterNote: Sendable {
    package let at: Instant
    package let what: String
    package let why: String?
}

extension Books {
    /// Letters in these states, the oldest first.
    package func letters(
        in states: Set<LetterRow.State>, on channel: ChannelID? = nil, after: Int64 = 0, limit: Int
    ) throws -> [LetterRow] {
        let names = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        return try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM outbox WHERE state IN (\(names)) AND id > ? AND (? IS NULL OR channel = ?)
                ORDER BY id LIMIT ?
                """, arguments: [after, channel?.raw, channel?.raw, limit]
        ).map(Self.letter)
    }

    package func letter(_ id: Int64) throws -> LetterRow? {
        try Row.fetchOne(db, sql: "SELECT * FROM outbox WHERE id = ?", arguments: [id]).map(Self.letter)
    }

    package func notes(of letter: Int64) throws -> [LetterNote] {
        try Row.fetchAll(
            db, sql: "SELECT at, what, why FROM outbox_note WHERE letter = ? ORDER BY id", arguments: [letter]
        ).map { LetterNote(at: Instant(milliseconds: $0["at"]), what: $0["what"], why: $0["why"]) }
    }

    /// How many letters are in each state.
    package func letterCounts() throws -> [LetterRow.State: Int] {
        let rows = try Row.fetchAll(db, sql: "SELECT state, count(*) AS number FROM outbox GROUP BY state")
        return Dictionary(
            rows.compactMap { row in LetterRow.State(rawValue: row["state"]).map { ($0, row["number"] as Int) } }
        ) { $1 }
    }

    /// Lets given-up letters wait to be sent again, with their keys; to do it twice changes nothing.
    ///
    /// - Returns: how many it were.
    package func retry(_ letters: ClosedRange<Int64>, on channel: ChannelID? = nil, at now: Instant) throws -> Int {
        let ids = try givenUp(letters, on: channel)
        for id in ids {
            // Its three days begin again, else the first failure would be the last.
            try db.run(
                sql: """
                    UPDATE outbox SET state = 'waiting', due = ?, held = 0, tries = 0, created = ?, told = NULL,
                        settled = NULL WHERE id = ?
                    """, arguments: [now.milliseconds, now.milliseconds, id])
            try note("retried", nil, of: id, at: now)
        }
        return ids.count
    }

    /// Decides that letters are not sent, given up or still waiting; those in hand are left.
    ///
    /// - Returns: how many it were.
    package func drop(
        _ letters: ClosedRange<Int64>, on channel: ChannelID? = nil, because why: String, at now: Instant
    ) throws -> Int {
        let ids = try givenUp(letters, on: channel) + waiting(letters, on: channel)
        for id in ids {
            try db.run(
                sql: "UPDATE outbox SET state = 'dropped', settled = ?, told = ? WHERE id = ?",
                arguments: [now.milliseconds, now.milliseconds, id])
            try note("dropped", why, of: id, at: now)
        }
        return ids.count
    }

    private func givenUp(_ letters: ClosedRange<Int64>, on channel: ChannelID?) throws -> [Int64] {
        try ids("state IN ('dead', 'doubtful')", letters, channel)
    }

    private func waiting(_ letters: ClosedRange<Int64>, on channel: ChannelID?) throws -> [Int64] {
        try ids("state IN ('waiting', 'held')", letters, channel)
    }

    private func ids(_ condition: String, _ letters: ClosedRange<Int64>, _ channel: ChannelID?) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM outbox WHERE \(condition) AND id BETWEEN ? AND ? AND (? IS NULL OR channel = ?) ORDER BY id
                """, arguments: [letters.lowerBound, letters.upperBound, channel?.raw, channel?.raw])
    }

    private static func letter(_ row: Row) -> LetterRow {
        let words = (try? JSONText.read(RichText.self, row["body"]))?.plain ?? ""
        return LetterRow(
            id: row["id"], channel: ChannelID(row["channel"]), chat: ChatID(row["chat"]), community: row["community"],
            ticket: row["link_kind"] as String? == QuotedKind.notice.rawValue
                ? nil : (row["link_ticket"] as Int?).map { TicketNumber($0) },
            state: LetterRow.State(rawValue: row["state"]) ?? .dead, haste: Haste(rawValue: row["haste"]) ?? .routine,
            tries: row["tries"], doubts: row["doubts"], created: Instant(milliseconds: row["created"]),
            due: Instant(milliseconds: row["due"]),
            settled: (row["settled"] as Int64?).map { Instant(milliseconds: $0) }, why: row["why"], key: row["key"],
            words: words)
    }
}
