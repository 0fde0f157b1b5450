import Chat
import GRDB
import ServiceDesk

extension Books {
    /// The platform tells later that a letter it had taken was not delivered.
    ///
    /// - Returns: whether it was a letter of ours, and so one that is given up now, or goes another way.
    package func bounce(
        _ message: MessageID, on channel: ChannelID, because why: String, at now: Instant
    ) throws -> Bool {
        let row = try db.rows(
            "SELECT id, chat, kind FROM outbox WHERE sent = ? AND channel = ? AND state = 'delivered' LIMIT 1",
            [message.raw, channel.raw]
        ).first
        guard let row else { return false }
        let id: Int64 = row["id"]
        try db.run(
            "UPDATE outbox SET state = 'dead', why = ?, settled = ? WHERE id = ?", [why, now.milliseconds, id])
        let room = Room(id: ChatID(row["chat"]), kind: ChatKind(rawValue: row["kind"]) ?? .group)
        if try reroute(id, in: room, on: channel, at: now) {
            try db.run("UPDATE outbox SET told = ? WHERE id = ?", [now.milliseconds, id])
        }
        return true
    }

    /// Sends a dead letter's words to the same person on another channel, with all that waits for them where it died,
    /// and stops writing to them there.
    ///
    /// A letter to a group has no other way. Words that were cut for one platform may be too long for another; it says
    /// so itself then.
    ///
    /// - Returns: whether there is another way.
    func reroute(_ letter: Int64, in room: Room, on channel: ChannelID, at now: Instant) throws -> Bool {
        guard room.kind == .direct else { return false }
        let person = try Int64.fetchOne(
            db, sql: "SELECT person FROM account WHERE channel = ? AND direct = ? LIMIT 1",
            arguments: [channel.raw, room.id.raw])
        guard let person else { return false }
        try db.run(
            sql: "UPDATE account SET direct = NULL WHERE channel = ? AND direct = ?",
            arguments: [channel.raw, room.id.raw])
        guard let other = try directRoom(of: PersonID(person), preferring: "") else { return false }
        let waiting = try db.rows(
            """
            SELECT id FROM outbox
            WHERE channel = ? AND chat = ? AND state IN ('waiting', 'sending') AND state = 'waiting' ORDER BY id
            """, [channel.raw, room.id.raw]
        ).map { $0["id"] as Int64 }
        // In their order: the one that died came first.
        for id in [letter] + waiting { try copy(id, to: other, at: now) }
        for id in waiting {
            try db.run(
                "UPDATE outbox SET state = 'replaced', why = 'sent another way', settled = ? WHERE id = ?",
                [now.milliseconds, id])
        }
        // What waits for the morning waits there.
        try db.run(
            """
            UPDATE outbox SET channel = ?, chat = ?, quoting = NULL, thread = NULL
            WHERE state = 'held' AND channel = ? AND chat = ?
            """, [other.channel.raw, other.room.id.raw, channel.raw, room.id.raw])
        return true
    }

    private func copy(_ letter: Int64, to other: DirectRoom, at now: Instant) throws {
        try db.run(
            sql: """
                INSERT INTO outbox (key, channel, chat, kind, body, community, link_kind, link_ticket, created, due,
                    tries, state, choices, haste, replaceable, told, warned)
                SELECT key || '@' || ?, ?, ?, 'direct', body, community, link_kind, link_ticket, created, ?, 0, 'waiting',
                    choices, haste, replaceable, told, warned
                FROM outbox WHERE id = ?
                """,
            arguments: [other.channel.raw, other.channel.raw, other.room.id.raw, now.milliseconds, letter])
        // The copy of a notice is the one on the other channel now.
        try db.run(
            sql: "UPDATE notice_copy SET outbox = ? WHERE outbox = ?",
            arguments: [db.lastInsertedRowID, letter])
    }
}
