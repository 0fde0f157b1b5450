import Chat
import GRDB
import ServiceDesk

/// Letters that wait for the morning: in the outbox, in no lane, and in nobody's way.
extension Books {
    /// Of every letter there is, its room and whose community's it is.
    package func letterRooms() throws -> [(chat: String, community: String)] {
        try Row.fetchAll(db, sql: "SELECT chat, community FROM outbox").map { ($0["chat"], $0["community"]) }
    }

    /// Lets go of what need not wait any longer.
    ///
    /// - Returns: whether there was any.
    package func releaseHeld(at now: Instant) throws -> Bool {
        try db.run("UPDATE outbox SET state = 'waiting' WHERE state = 'held' AND due <= ?", [now.milliseconds])
        return db.changesCount > 0
    }

    /// Lets go of what waits in a room: whoever is alone with us and gets an answer is awake.
    ///
    /// - Parameter tickets: how these stand is told anyway.
    package func releaseHeld(
        in room: ChatID, on channel: ChannelID, besides tickets: [TicketNumber], of community: String, at now: Instant
    ) throws {
        for ticket in tickets {
            try replaceHeld(in: room, on: channel, by: Link(.ticket, ticket), in: community, at: now)
        }
        try db.run(
            "UPDATE outbox SET state = 'waiting', due = ? WHERE state = 'held' AND channel = ? AND chat = ?",
            [now.milliseconds, channel.raw, room.raw])
    }

    /// When the next held letter goes out; nil: none is held.
    func nextHeld() throws -> Instant? {
        try Int64.fetchOne(db, sql: "SELECT min(due) FROM outbox WHERE state = 'held'").map {
            Instant(milliseconds: $0)
        }
    }

    /// Several reports of how a matter stands that came up in one night are one in the morning.
    func replaceHeld(
        in room: ChatID, on channel: ChannelID, by link: Link, in community: String, at now: Instant
    ) throws {
        try db.run(
            """
            UPDATE outbox SET state = 'replaced', settled = ?
            WHERE state = 'held' AND channel = ? AND chat = ? AND replaceable AND community = ? AND link_kind = ?
                AND link_ticket = ?
            """, [now.milliseconds, channel.raw, room.raw, community, link.kind.rawValue, link.number])
    }
}
