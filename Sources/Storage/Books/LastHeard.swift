import Chat
import GRDB
import ServiceDesk

extension Books {
    /// When something last came from a room; nil where nothing did, or it is forgotten.
    package func lastHeard(in room: ChatID, on channel: ChannelID) throws -> Instant? {
        try Int64.fetchOne(
            db, sql: "SELECT MAX(received) FROM inbox WHERE channel = ? AND chat = ?",
            arguments: [channel.raw, room.raw]
        ).map { Instant(milliseconds: $0) }
    }
}
