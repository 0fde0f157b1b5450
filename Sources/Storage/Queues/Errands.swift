import Chat
import GRDB
import ServiceDesk

/// Something to be done at a platform that is no message: a page to fetch, an invitation to accept.
package struct Errand: Sendable {
    package let id: Int64
    package let channel: ChannelID
    /// In the words of whoever left it.
    package let work: String
    package let created: Instant
    /// Attempts made so far.
    package let tries: Int
}

extension Books {
    /// The same work that already waits is not left twice.
    package func leave(errand work: String, on channel: ChannelID, at now: Instant) throws {
        try db.run(
            sql: """
                INSERT INTO errand (channel, work, created, due, tries) VALUES (?, ?, ?, ?, 0)
                ON CONFLICT (channel, work) DO NOTHING
                """, arguments: [channel.raw, work, now.milliseconds, now.milliseconds])
    }

    /// What is due, the oldest first.
    package func errands(at now: Instant, limit: Int) throws -> [Errand] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM errand WHERE due <= ? ORDER BY id LIMIT ?", arguments: [now.milliseconds, limit]
        ).map { row in
            Errand(
                id: row["id"], channel: ChannelID(row["channel"]), work: row["work"],
                created: Instant(milliseconds: row["created"]), tries: row["tries"])
        }
    }

    /// Nil: none waits.
    package func nextErrand() throws -> Instant? {
        try Int64.fetchOne(db, sql: "SELECT min(due) FROM errand").map { Instant(milliseconds: $0) }
    }

    package func done(_ errand: Errand) throws {
        try db.run(sql: "DELETE FROM errand WHERE id = ?", arguments: [errand.id])
    }

    package func postpone(_ errand: Errand, until due: Instant) throws {
        try db.run(
            sql: "UPDATE errand SET due = ?, tries = tries + 1 WHERE id = ?",
            arguments: [due.milliseconds, errand.id])
    }
}

extension Books {
    /// Where the last page of a source ended; nil: nothing of it was ever read.
    package func readingMark(of source: String, on channel: ChannelID) throws -> String? {
        try String.fetchOne(
            db, sql: "SELECT cursor FROM reading_mark WHERE channel = ? AND source = ?",
            arguments: [channel.raw, source])
    }

    /// Writes a page's messages down together with where it ended.
    ///
    /// - Returns: whether any of them is new.
    package func keep(_ rows: [InboxRow], endingAt cursor: String?, of source: String, on channel: ChannelID) throws
        -> Bool
    {
        var isAnyNew = false
        for row in rows { isAnyNew = try row.insert(db) || isAnyNew }
        if let cursor {
            try db.run(
                sql: "INSERT OR REPLACE INTO reading_mark (channel, source, cursor) VALUES (?, ?, ?)",
                arguments: [channel.raw, source, cursor])
        }
        return isAnyNew
    }
}
