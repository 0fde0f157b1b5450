import Chat
import GRDB
import ServiceDesk

extension Books {
    /// How long a letter has waited when a newer one about the same may take its place.
    private static let stale = Duration.seconds(30)

    /// Puts a letter into the outbox.
    ///
    /// - Parameters:
    ///   - key: derived from what caused it, so that the same cause never posts twice.
    ///   - cut: cuts the words to the channel's length; a picture goes with the last piece, which may be without words.
    package func post(
        _ letter: Letter, key: String, in community: String, at now: Instant,
        cutting cut: (ChannelID, RichText) -> [RichText]
    ) throws {
        let pieces = cut(letter.channel, letter.body)
        let isReplaceable = letter.isReplaceable && pieces.count == 1 && letter.enclosure == nil
        if isReplaceable { try replaceStale(by: letter, in: community, at: now) }
        let lastWords = pieces.lastIndex { !$0.isEmpty }
        for (index, piece) in pieces.enumerated() {
            // What can be answered stands under the last of the words.
            let choices = index == lastWords && !letter.choices.isEmpty ? letter.choices : nil
            try db.run(
                """
                INSERT INTO outbox (key, channel, chat, kind, body, quoting, thread, community, link_kind,
                    link_ticket, created, due, tries, state, choices, everyone, haste, replaceable, told, warned,
                    enclosure)
                VALUES ((SELECT name FROM house) || '-' || ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?,
                    ?, ?, ?, ?, ?)
                """,
                [
                    index == 0 ? key : "\(key)-\(index + 1)", letter.channel.raw, letter.room.id.raw,
                    letter.room.kind.rawValue, try JSONText.of(piece), index == 0 ? letter.quoting?.raw : nil,
                    letter.thread?.raw, community, letter.link?.kind.rawValue, letter.link?.number,
                    now.milliseconds, (letter.heldUntil ?? now).milliseconds,
                    letter.heldUntil == nil ? "waiting" : "held", try choices.map(JSONText.of),
                    letter.callsEveryone && index == 0, letter.haste.rawValue, isReplaceable,
                    letter.isAboutDelivery ? now.milliseconds : nil, letter.isAboutDelivery ? now.milliseconds : nil,
                    index == pieces.count - 1 ? try letter.enclosure.map(JSONText.of) : nil,
                ])
            if let copy = letter.copy {
                try db.run(
                    "INSERT INTO notice_copy (outbox, community, notice, is_notice) VALUES (?, ?, ?, ?)",
                    [db.lastInsertedRowID, community, copy.notice.value, copy.isNotice])
            }
        }
    }

    /// Several reports of how a matter stands that could not go out collapse into the newest.
    private func replaceStale(by letter: Letter, in community: String, at now: Instant) throws {
        guard let link = letter.link else { return }
        try db.run(
            """
            UPDATE outbox SET state = 'replaced', settled = ?
            WHERE channel = ? AND chat = ? AND haste IN (0, 1) AND state IN ('waiting', 'sending')
                AND state = 'waiting' AND replaceable AND community = ? AND link_kind = ? AND link_ticket = ?
                AND created <= ?
            """,
            [
                now.milliseconds, letter.channel.raw, letter.room.id.raw, community, link.kind.rawValue,
                link.number, (now + (.zero - Self.stale)).milliseconds,
            ])
        try replaceHeld(in: letter.room.id, on: letter.channel, by: link, in: community, at: now)
    }

    package func settle(_ delivery: Delivery, _ settlement: Settlement, at now: Instant) throws {
        switch settlement {
        case .delivered(let message):
            try db.run(
                "UPDATE outbox SET state = 'delivered', sent = ?, why = NULL, settled = ? WHERE id = ?",
                [message?.raw, now.milliseconds, delivery.id])
            if let message { try linkSent(delivery, as: message) }
        case .again(let due, let held, let isDoubtful, let why):
            try db.run(
                """
                UPDATE outbox SET state = 'waiting', due = ?, held = ?, doubts = doubts + ?, why = ? WHERE id = ?
                """, [due.milliseconds, held ? due.milliseconds : 0, isDoubtful, why, delivery.id])
            if isDoubtful { try note("answer lost", why, of: delivery.id, at: now) }
        case .moved(let room):
            try db.run("UPDATE outbox SET state = 'waiting', due = ? WHERE id = ?", [now.milliseconds, delivery.id])
            if try !move(delivery.message.room.id, to: room, on: delivery.channel) {
                try settle(delivery, .dead(because: "it moved to a room that serves for something else"), at: now)
            }
        case .unreachable(let why):
            try giveUp(delivery, as: "dead", because: why, at: now)
            // Told only where nobody else is tried.
            if try reroute(delivery.id, in: delivery.message.room, on: delivery.channel, at: now) {
                try db.run("UPDATE outbox SET told = ? WHERE id = ?", [now.milliseconds, delivery.id])
            }
        case .dead(let why): try giveUp(delivery, as: "dead", because: why, at: now)
        case .doubtful(let why):
            try giveUp(delivery, as: "doubtful", because: why, at: now)
            try note("answer lost", why, of: delivery.id, at: now)
        }
    }

    private func giveUp(_ delivery: Delivery, as state: String, because why: String, at now: Instant) throws {
        try db.run(
            "UPDATE outbox SET state = ?, why = ?, settled = ? WHERE id = ?",
            [state, why, now.milliseconds, delivery.id])
    }

    func note(_ what: String, _ why: String?, of letter: Int64, at now: Instant) throws {
        try db.run(
            "INSERT INTO outbox_note (letter, at, what, why) VALUES (?, ?, ?, ?)",
            [letter, now.milliseconds, what, why])
    }

    private func linkSent(_ delivery: Delivery, as message: MessageID) throws {
        guard
            let row = try db.rows(
                "SELECT community, link_kind, link_ticket FROM outbox WHERE id = ? AND link_kind IS NOT NULL",
                [delivery.id]
            ).first
        else { return }
        try link(
            message, in: delivery.message.room.id, on: delivery.channel,
            to: try Self.link(row["link_kind"], row["link_ticket"]), community: row["community"])
    }
}
