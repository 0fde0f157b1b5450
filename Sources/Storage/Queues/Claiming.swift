import Chat
import GRDB
import ServiceDesk

extension Books {
    /// The channels on which a letter waits that is not in hand, and when the first of each is due.
    package func waitingChannels() throws -> [(channel: ChannelID, due: Instant)] {
        // From name to name: there are few channels, and there may be a million lanes.
        let names = try db.rows(
            """
            WITH RECURSIVE name (channel) AS (
                SELECT min(channel) FROM lane
                UNION ALL SELECT (SELECT min(channel) FROM lane WHERE channel > name.channel) FROM name
                WHERE name.channel IS NOT NULL
            ) SELECT channel FROM name WHERE channel IS NOT NULL
            """
        ).map { $0[0] as String }
        return try names.compactMap { name in
            let dues = try Haste.allCases.compactMap { haste in
                try db.rows(
                    "SELECT min(due) FROM lane WHERE channel = ? AND haste = ? AND busy = 0", [name, haste.rawValue]
                ).first.flatMap { $0[0] as Int64? }
            }
            return dues.min().map { (ChannelID(name), Instant(milliseconds: $0)) }
        }
    }

    /// When the next delivery is due that is not in hand; nil: none waits.
    package func nextDelivery() throws -> Instant? { try waitingChannels().map(\.due).min() }

    /// Takes what is due on all channels; see below.
    package func claimDeliveries(at now: Instant, limit: Int) throws -> [Delivery] {
        var claimed: [Delivery] = []
        for (channel, due) in try waitingChannels() where due <= now {
            claimed += try claimDeliveries(on: channel, at: now, limit: limit - claimed.count) { _ in nil }
        }
        return claimed
    }

    /// Takes what is due on a channel, one letter from each room at most, the urgent ones first: within a room order is
    /// kept, between rooms nobody waits.
    ///
    /// - Parameter closed: until when a room may not be written to; nil: it may be now.
    package func claimDeliveries(
        on channel: ChannelID, at now: Instant, limit: Int, unless closed: (Room) -> Instant?
    ) throws -> [Delivery] {
        var claimed: [Delivery] = []
        for haste in Haste.allCases {
            // Those found closed are put off and so not found again.
            while claimed.count < limit {
                let rows = try db.rows(
                    """
                    SELECT o.*, l.haste AS pressing, (
                        SELECT sender FROM account a WHERE a.channel = o.channel AND a.direct = o.chat LIMIT 1
                    ) AS recipient, EXISTS (
                        SELECT 1 FROM reply_address r WHERE r.channel = o.channel AND r.chat = o.chat
                    ) AS answerable
                    FROM (
                        SELECT head, haste FROM lane WHERE channel = ? AND haste = ? AND busy = 0 AND due <= ?
                        ORDER BY due LIMIT ?
                    ) l JOIN outbox o ON o.id = l.head
                    """, [channel.raw, haste.rawValue, now.milliseconds, min(limit - claimed.count, 256)])
                if rows.isEmpty { break }
                for row in rows {
                    if let delivery = try claim(row, at: now, unless: closed) { claimed.append(delivery) }
                }
            }
        }
        return claimed
    }

    private func claim(_ row: Row, at now: Instant, unless closed: (Room) -> Instant?) throws -> Delivery? {
        let id: Int64 = row["id"]
        guard let body = try? JSONText.read(RichText.self, row["body"]) else {
            // One that cannot be read must not hold up all others.
            try db.run(
                "UPDATE outbox SET state = 'dead', why = 'unreadable', settled = ? WHERE id = ?",
                [now.milliseconds, id])
            return nil
        }
        let room = Room(id: ChatID(row["chat"]), kind: ChatKind(rawValue: row["kind"]) ?? .group)
        if let opening = closed(room) {
            try db.run(
                "UPDATE outbox SET due = ? WHERE id = ?", [max(opening, now + .milliseconds(1)).milliseconds, id])
            return nil
        }
        try db.run("UPDATE outbox SET state = 'sending', tries = tries + 1 WHERE id = ?", [id])
        return Delivery(
            id: id, channel: ChannelID(row["channel"]),
            message: Outbound(
                key: row["key"], room: room, body: body,
                quoting: (row["quoting"] as String?).map { MessageID($0) },
                thread: (row["thread"] as String?).map { ThreadID($0) },
                choices: (row["choices"] as String?).flatMap { try? JSONText.read([Choice].self, $0) } ?? [],
                enclosure: (row["enclosure"] as String?).flatMap { try? JSONText.read(Enclosure.self, $0) },
                callsEveryone: row["everyone"], recipient: (row["recipient"] as String?).map { SenderID($0) }),
            created: Instant(milliseconds: row["created"]), tries: row["tries"], doubts: row["doubts"],
            haste: Haste(rawValue: row["haste"]) ?? .routine, pressing: Haste(rawValue: row["pressing"]) ?? .routine,
            mayAnswer: row["answerable"])
    }

    /// At start: what was being sent when the process ended may have arrived. It is sent again at once, with the same
    /// key; where the platform does not recognise that, what went to many is not, and a person decides.
    ///
    /// - Parameter recognising: channels on which a letter sent twice is shown once.
    package func resumeOutbox(at now: Instant, recognising: Set<ChannelID> = []) throws {
        let rows = try db.rows("SELECT id, channel, haste FROM outbox WHERE state = 'sending'")
        for row in rows {
            let (id, haste): (Int64, Int) = (row["id"], row["haste"])
            let isShownOnce = recognising.contains(ChannelID(row["channel"]))
            let isLeft = !isShownOnce && haste == Haste.bulk.rawValue
            try db.run(
                """
                UPDATE outbox SET state = ?, due = 0, doubts = doubts + 1, why = 'the process ended while it was sent',
                    settled = iif(? = 'doubtful', ?, settled)
                WHERE id = ?
                """,
                [
                    isLeft ? "doubtful" : "waiting", isLeft ? "doubtful" : "waiting", now.milliseconds, id,
                ])
            if !isShownOnce { try note("answer lost", "the process ended while it was sent", of: id, at: now) }
        }
        try bringBack(at: now)
    }
}
