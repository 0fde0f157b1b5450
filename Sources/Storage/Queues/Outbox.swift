import Chat
import GRDB
import ServiceDesk

/// One message to one room, as the outbox keeps it: its words never change again.
package struct Delivery: Sendable {
    package let id: Int64
    package let channel: ChannelID
    package let message: Outbound
    package let created: Instant
    /// Attempts made before this one.
    package let tries: Int
}

/// What became of an attempt.
package enum Settlement: Sendable {
    /// With the platform's id of the message, where it tells one.
    case delivered(MessageID?)
    case again(at: Instant, because: String)
    /// The room has a new id; the letter goes there at once.
    case moved(to: ChatID)
    /// For good; listed as a dead letter.
    case dead(because: String)
    /// This person cannot be reached there; the words go another way where they have one.
    case unreachable(because: String)
}

extension Books {
    /// Puts a letter into the outbox.
    ///
    /// - Parameters:
    ///   - key: derived from what caused it, so that the same cause never posts twice.
    ///   - cut: cuts the words to the channel's length.
    package func post(
        _ letter: Letter, key: String, in community: String, at now: Instant,
        cutting cut: (ChannelID, RichText) -> [RichText]
    ) throws {
        let pieces = cut(letter.channel, letter.body)
        for (index, piece) in pieces.enumerated() {
            // What can be answered stands under the last of the words.
            let choices = index == pieces.count - 1 && !letter.choices.isEmpty ? letter.choices : nil
            try db.execute(
                sql: """
                    INSERT INTO outbox (key, channel, chat, kind, body, quoting, thread, community, link_kind,
                        link_ticket, created, due, tries, state, choices, everyone, enclosure)
                    VALUES ((SELECT name FROM house) || '-' || ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'waiting', ?, ?, ?)
                    """,
                arguments: [
                    index == 0 ? key : "\(key)-\(index + 1)", letter.channel.raw, letter.room.id.raw,
                    letter.room.kind.rawValue, try JSONText.of(piece), index == 0 ? letter.quoting?.raw : nil,
                    letter.thread?.raw, community, letter.link?.kind.rawValue, letter.link?.number,
                    now.milliseconds, now.milliseconds, try choices.map(JSONText.of),
                    letter.callsEveryone && index == 0,
                    index == pieces.count - 1 ? try letter.enclosure.map(JSONText.of) : nil,
                ])
            if let copy = letter.copy {
                try db.execute(
                    sql: "INSERT INTO notice_copy (outbox, community, notice, is_notice) VALUES (?, ?, ?, ?)",
                    arguments: [db.lastInsertedRowID, community, copy.notice.value, copy.isNotice])
            }
        }
    }

    /// Takes what is due, one from each room at most: within a room order is kept, between rooms nobody waits.
    package func claimDeliveries(at now: Instant, limit: Int) throws -> [Delivery] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT o.*, (
                    SELECT sender FROM account a WHERE a.channel = o.channel AND a.direct = o.chat LIMIT 1
                ) AS recipient
                FROM outbox o JOIN (
                    SELECT min(id) AS first FROM outbox WHERE state IN ('waiting', 'sending') GROUP BY channel, chat
                ) lane ON o.id = lane.first
                WHERE o.state = 'waiting' AND o.due <= ? ORDER BY o.due, o.id LIMIT ?
                """, arguments: [now.milliseconds, limit])
        for row in rows {
            let id: Int64 = row["id"]
            try db.execute(sql: "UPDATE outbox SET state = 'sending', tries = tries + 1 WHERE id = ?", arguments: [id])
        }
        return try rows.compactMap { row in
            guard let body = try? JSONText.read(RichText.self, row["body"]) else {
                // One that cannot be read must not hold up all others.
                let id: Int64 = row["id"]
                try db.execute(
                    sql: "UPDATE outbox SET state = 'dead', why = 'unreadable', settled = ? WHERE id = ?",
                    arguments: [now.milliseconds, id])
                return nil
            }
            return Delivery(
                id: row["id"], channel: ChannelID(row["channel"]),
                message: Outbound(
                    key: row["key"],
                    room: Room(id: ChatID(row["chat"]), kind: ChatKind(rawValue: row["kind"]) ?? .group),
                    body: body,
                    quoting: (row["quoting"] as String?).map { MessageID($0) },
                    thread: (row["thread"] as String?).map { ThreadID($0) },
                    choices: (row["choices"] as String?).flatMap { try? JSONText.read([Choice].self, $0) } ?? [],
                    enclosure: (row["enclosure"] as String?).flatMap { try? JSONText.read(Enclosure.self, $0) },
                    callsEveryone: row["everyone"], recipient: (row["recipient"] as String?).map { SenderID($0) }),
                created: Instant(milliseconds: row["created"]), tries: row["tries"])
        }
    }

    /// When the next delivery is due that is not in hand; nil: none waits.
    package func nextDelivery() throws -> Instant? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT min(o.due) FROM outbox o JOIN (
                    SELECT min(id) AS first FROM outbox WHERE state IN ('waiting', 'sending') GROUP BY channel, chat
                ) lane ON o.id = lane.first WHERE o.state = 'waiting'
                """
        ).map { Instant(milliseconds: $0) }
    }

    package func settle(_ delivery: Delivery, _ settlement: Settlement, at now: Instant) throws {
        switch settlement {
        case .delivered(let message):
            try db.execute(
                sql: "UPDATE outbox SET state = 'delivered', sent = ?, why = NULL, settled = ? WHERE id = ?",
                arguments: [message?.raw, now.milliseconds, delivery.id])
            if let message { try linkSent(delivery, as: message) }
        case .again(let due, let why):
            try db.execute(
                sql: "UPDATE outbox SET state = 'waiting', due = ?, why = ? WHERE id = ?",
                arguments: [due.milliseconds, why, delivery.id])
        case .moved(let room):
            try db.execute(
                sql: "UPDATE outbox SET state = 'waiting', due = ? WHERE id = ?",
                arguments: [now.milliseconds, delivery.id])
            if try !move(delivery.message.room.id, to: room, on: delivery.channel) {
                try settle(delivery, .dead(because: "it moved to a room that serves for something else"), at: now)
            }
        case .unreachable(let why):
            try settle(delivery, .dead(because: why), at: now)
            try reroute(delivery, at: now)
        case .dead(let why):
            try db.execute(
                sql: "UPDATE outbox SET state = 'dead', why = ?, settled = ? WHERE id = ?",
                arguments: [why, now.milliseconds, delivery.id])
        }
    }

    private func linkSent(_ delivery: Delivery, as message: MessageID) throws {
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT community, link_kind, link_ticket FROM outbox WHERE id = ? AND link_kind IS NOT NULL",
                arguments: [delivery.id])
        else { return }
        try link(
            message, in: delivery.message.room.id, on: delivery.channel,
            to: try Self.link(row["link_kind"], row["link_ticket"]), community: row["community"])
    }

    /// At start: what was being sent when the process ended is sent again, with the same key.
    package func resumeOutbox() throws {
        try db.execute(sql: "UPDATE outbox SET state = 'waiting', due = 0 WHERE state = 'sending'")
    }
}
