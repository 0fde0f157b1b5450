import Chat
import Foundation
import GRDB
import ServiceDesk

extension Books {
    /// Takes an edited message: the new words take the place of the old while nothing is decided, and are a further
    /// message afterwards.
    ///
    /// - Returns: whether there is something new to decide.
    package func amend(_ row: InboxRow) throws -> Bool {
        let old = try Row.fetchOne(
            db,
            sql: """
                SELECT id, decided, message FROM inbox WHERE channel = ? AND chat = ? AND id_there = ?
                ORDER BY id DESC LIMIT 1
                """, arguments: [row.channel.raw, row.message.room.id.raw, row.message.id.raw])
        guard let old else { return try row.insert(db) }
        if let known = try? JSONText.read(Inbound.self, old["message"]) {
            // Some platforms tell an edit when a link got its preview; the words are the same.
            guard known.words != row.message.words else { return false }
            guard known.sender.id == row.message.sender.id else { return false }
        }
        guard old["decided"] as Int64? == nil else { return try row.insert(db) }
        let id: Int64 = old["id"]
        try db.run(
            sql: "UPDATE inbox SET message = ?, raw = ? WHERE id = ?",
            arguments: [try JSONText.of(row.message), Data(row.raw), id])
        return true
    }

    /// Hides what was said in a message that its writer took back. What was decided stays decided.
    package func hide(_ message: MessageID, in room: ChatID, on channel: ChannelID) throws {
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, message FROM inbox WHERE channel = ? AND chat = ? AND id_there = ?",
            arguments: [channel.raw, room.raw, message.raw])
        for row in rows {
            let id: Int64 = row["id"]
            let hidden = (try? JSONText.read(Inbound.self, row["message"]))?.withoutContent
            try db.run(
                sql: "UPDATE inbox SET message = ?, raw = x'' WHERE id = ?",
                arguments: [try hidden.map(JSONText.of) ?? "", id])
            try db.run(sql: "UPDATE history SET words = NULL WHERE source = ?", arguments: [id])
            try db.run(
                sql: """
                    UPDATE ticket SET words = '…'
                    WHERE (community, number) IN (SELECT community, ticket FROM history WHERE source = ?)
                        AND origin_channel = ? AND origin_room = ? AND origin_message = ?
                    """, arguments: [id, channel.raw, room.raw, message.raw])
        }
    }
}

extension Inbound {
    /// Who, where and when; no longer what.
    fileprivate var withoutContent: Inbound {
        Inbound(
            id: id, dedupe: dedupe, room: room, sender: sender, text: "", mentioned: mentioned, quoting: quoting,
            quotesUs: quotesUs, thread: thread, sentAt: sentAt)
    }
}
