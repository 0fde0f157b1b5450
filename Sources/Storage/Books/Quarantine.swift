import Chat
import Foundation
import GRDB
import ServiceDesk

extension Books {
    /// Keeps a genuine webhook that could not be read, so that a fault in the decoder loses nothing.
    ///
    /// - Returns: whether it is new; the same bytes are kept once.
    @discardableResult
    package func quarantine(
        _ raw: [UInt8], on channel: ChannelID, because reason: String, at now: Instant
    ) throws -> Bool {
        try db.run(
            sql: """
                INSERT INTO quarantine (channel, at, reason, raw)
                SELECT ?, ?, ?, ? WHERE NOT EXISTS (
                    SELECT 1 FROM quarantine WHERE channel = ? AND length(raw) = ? AND raw = ?
                )
                """,
            arguments: [
                channel.raw, now.milliseconds, reason, Data(raw), channel.raw, raw.count, Data(raw),
            ])
        return db.changesCount > 0
    }
}
