import Chat
import GRDB
import ServiceDesk

extension Books {
    /// Takes a person out of the books: accounts, homes, words and names go; tickets stay, without whose they were.
    ///
    /// Looks through the whole inbox once; nobody asks for this often.
    func erase(_ person: PersonID, at now: Instant) throws {
        let id: StatementArguments = [person.value]
        try eraseWords(of: person)
        try db.run(
            sql: """
                UPDATE ticket SET words = '—', home = NULL, room = NULL, floor = NULL, origin_account = '',
                    origin_name = '', origin_message = NULL, claim = NULL
                WHERE reporter = ?
                """, arguments: id)
        try db.run(
            sql: """
                UPDATE history SET words = NULL, source = NULL WHERE by = ?1 OR (event = 'received'
                    AND EXISTS (SELECT 1 FROM ticket t WHERE t.community = history.community
                        AND t.number = history.ticket AND t.reporter = ?1))
                """, arguments: id)
        // As old as can be: what forgets old files takes these next.
        try db.run(sql: "UPDATE evidence SET at = 0 WHERE by = ?", arguments: id)
        try db.run(sql: "DELETE FROM question WHERE person = ?", arguments: id)
        try db.run(sql: "DELETE FROM news_choice WHERE person = ?", arguments: id)
        try db.run(sql: "DELETE FROM notice_read WHERE person = ?", arguments: id)
        try db.run(sql: "DELETE FROM resident WHERE person = ?", arguments: id)
        try db.run(sql: "DELETE FROM home_code WHERE person = ?1 OR used_by = ?1", arguments: id)
        try db.run(sql: "DELETE FROM account WHERE person = ?", arguments: id)
        try db.run(
            sql: """
                UPDATE person SET name = '', phone = NULL, language = NULL, enrolled = NULL, code_tries = 0,
                    code_locked = NULL
                WHERE id = ?
                """, arguments: id)
    }

    /// What they wrote and what was written to them alone.
    private func eraseWords(of person: PersonID) throws {
        let accounts = try Row.fetchAll(
            db, sql: "SELECT channel, sender, direct FROM account WHERE person = ?", arguments: [person.value])
        for account in accounts {
            let channel: String = account["channel"]
            try db.run(
                sql: """
                    UPDATE inbox SET message = '{}', raw = x'' WHERE channel = ? AND decided IS NOT NULL
                        AND json_extract(message, '$.sender.id') = ?
                    """, arguments: [channel, account["sender"] as String])
            guard let direct = account["direct"] as String? else { continue }
            try db.run(
                sql: """
                    UPDATE outbox SET body = '{"runs":[]}' WHERE channel = ? AND chat = ?
                        AND state NOT IN ('waiting', 'sending', 'held')
                    """, arguments: [channel, direct])
        }
    }
}
