import Chat
import GRDB
import ServiceDesk

extension Books {
    /// Sends a dead letter's words to the same person on another channel, and stops writing to them where it died.
    ///
    /// A letter to a group has no other way. Words that were cut for one platform may be too long for another; it says
    /// so itself then.
    ///
    /// - Returns: whether there is another way.
    func reroute(_ delivery: Delivery, at now: Instant) throws -> Bool {
        guard delivery.message.room.kind == .direct else { return false }
        let person = try Int64.fetchOne(
            db, sql: "SELECT person FROM account WHERE channel = ? AND direct = ? LIMIT 1",
            arguments: [delivery.channel.raw, delivery.message.room.id.raw])
        guard let person else { return false }
        try db.execute(
            sql: "UPDATE account SET direct = NULL WHERE channel = ? AND direct = ?",
            arguments: [delivery.channel.raw, delivery.message.room.id.raw])
        guard let other = try directRoom(of: PersonID(person), preferring: "") else { return false }
        try db.execute(
            sql: """
                INSERT INTO outbox (key, channel, chat, kind, body, community, link_kind, link_ticket, created, due,
                    tries, state, choices, haste, replaceable, told, warned)
                SELECT key || '@' || ?, ?, ?, 'direct', body, community, link_kind, link_ticket, created, ?, 0, 'waiting',
                    choices, haste, replaceable, told, warned
                FROM outbox WHERE id = ?
                """,
            arguments: [other.channel.raw, other.channel.raw, other.room.id.raw, now.milliseconds, delivery.id])
        // The copy of a notice is the one on the other channel now.
        try db.execute(
            sql: "UPDATE notice_copy SET outbox = ? WHERE outbox = ?",
            arguments: [db.lastInsertedRowID, delivery.id])
        return true
    }
}
