import Chat
import Foundation
import GRDB
import ServiceDesk

extension Books {
    /// Keeps where an answer may be sent, with the message it came with.
    func keep(_ address: ReplyAddress, of message: Inbound, on channel: ChannelID, at received: Instant) throws {
        // One that is not said to end is still forgotten some day.
        let end = address.end(after: received.date).map { Instant($0) } ?? received + .hours(24)
        try db.run(
            sql: """
                INSERT INTO reply_address (channel, chat, message, address, expires, uses) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (channel, chat, message) DO UPDATE SET
                    address = excluded.address, expires = excluded.expires, uses = excluded.uses
                """,
            arguments: [
                channel.raw, message.room.id.raw, message.id.raw, try JSONText.of(address), end.milliseconds,
                address.uses,
            ])
    }

    /// The platform no longer takes what is sent to these.
    package func forgetReplyAddresses(of room: ChatID, on channel: ChannelID) throws {
        try db.run(
            sql: "DELETE FROM reply_address WHERE channel = ? AND chat = ?", arguments: [channel.raw, room.raw])
    }

    /// The newest address for a message to this room that is still good for `margin`, and counts it as used.
    ///
    /// One that answers only the message it came with is given for an answer to that message alone.
    package func takeReplyAddress(
        for message: Outbound, on channel: ChannelID, at now: Instant, margin: Duration = .seconds(10)
    ) throws -> ReplyAddress? {
        try db.run(
            sql: "DELETE FROM reply_address WHERE channel = ? AND chat = ? AND (expires <= ? OR uses <= 0)",
            arguments: [channel.raw, message.room.id.raw, (now + margin).milliseconds])
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, message, address, uses FROM reply_address WHERE channel = ? AND chat = ?
                ORDER BY message = ? DESC, expires DESC, id DESC LIMIT 20
                """, arguments: [channel.raw, message.room.id.raw, message.quoting?.raw])
        for row in rows {
            guard let address = try? JSONText.read(ReplyAddress.self, row["address"]) else { continue }
            let id: Int64 = row["id"]
            let origin: String = row["message"]
            guard !address.isForThatMessage || message.room.kind == .direct || origin == message.quoting?.raw else {
                continue
            }
            if row["uses"] as Int? != nil {
                try db.run(sql: "UPDATE reply_address SET uses = uses - 1 WHERE id = ?", arguments: [id])
            }
            return address
        }
        return nil
    }
}
