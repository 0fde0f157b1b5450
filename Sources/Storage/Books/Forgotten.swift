import GRDB
import ServiceDesk

/// What people wrote, and what was written to them, is kept so long and no longer; what was decided stays.
extension Books {
    /// Lets go of messages older than that: of the words, and of the whole row where no ticket's history names it.
    ///
    /// - Returns: whether there may be more.
    package func forgetMessages(before moment: Instant, limit: Int) throws -> Bool {
        try forget("inbox", limit: limit) { after in
            try Int64.fetchAll(
                db,
                sql: "SELECT id FROM inbox WHERE id > ? AND received < ? AND decided IS NOT NULL ORDER BY id LIMIT ?",
                arguments: [after, moment.milliseconds, limit])
        } letGo: { id in
            try db.run(sql: "UPDATE inbox SET message = '', raw = x'' WHERE id = ?", arguments: [id])
            try db.run(
                sql: "DELETE FROM inbox WHERE id = ? AND NOT EXISTS (SELECT 1 FROM history WHERE source = ?)",
                arguments: [id, id])
        }
    }

    /// Lets go of letters that were settled, older than that.
    ///
    /// - Returns: whether there may be more.
    package func forgetLetters(before moment: Instant, limit: Int) throws -> Bool {
        try forget("outbox", limit: limit) { after in
            try Int64.fetchAll(
                db,
                sql: "SELECT id FROM outbox WHERE id > ? AND created < ? AND settled IS NOT NULL ORDER BY id LIMIT ?",
                arguments: [after, moment.milliseconds, limit])
        } letGo: { id in
            try db.run(sql: "DELETE FROM outbox_note WHERE letter = ?", arguments: [id])
            try db.run(sql: "UPDATE outbox SET body = '{\"runs\":[]}' WHERE id = ?", arguments: [id])
            // What became of a notice is told longer than its words are kept.
            try db.run(
                sql: """
                    DELETE FROM outbox WHERE id = ? AND state NOT IN ('waiting', 'sending')
                        AND NOT EXISTS (SELECT 1 FROM notice_copy WHERE outbox = ?)
                    """, arguments: [id, id])
        }
    }

    /// Lets go of what could not be read, older than that, and of secrets that have run out.
    package func forgetRest(before moment: Instant, at now: Instant) throws {
        try db.run(sql: "DELETE FROM quarantine WHERE at < ?", arguments: [moment.milliseconds])
        try db.run(sql: "DELETE FROM reply_address WHERE expires < ?", arguments: [now.milliseconds])
        try db.run(sql: "DELETE FROM token WHERE stale < ?", arguments: [now.milliseconds])
    }

    private func forget(
        _ subject: String, limit: Int, find: (Int64) throws -> [Int64], letGo: (Int64) throws -> Void
    ) throws -> Bool {
        let after =
            try Int64.fetchOne(
                db, sql: "SELECT upto FROM forgotten WHERE subject = ?", arguments: [subject]) ?? 0
        let ids = try find(after)
        for id in ids { try letGo(id) }
        guard let last = ids.last else { return false }
        try db.run(
            sql: "INSERT OR REPLACE INTO forgotten (subject, upto) VALUES (?, ?)", arguments: [subject, last])
        return ids.count == limit
    }
}
