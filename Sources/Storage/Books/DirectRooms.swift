import Chat
import GRDB

extension Books {
    /// Somebody asked us into a room to be alone with us there.
    package func noteDirectRoom(_ room: ChatID, with partner: SenderID, on channel: ChannelID) throws {
        try db.run(
            sql: "INSERT INTO direct_room (channel, chat, partner) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [channel.raw, room.raw, partner.raw])
    }

    /// Somebody came into a room. If it was a direct one and they are not its partner, it is a group from now on, and
    /// nothing private goes there any more.
    package func noteArrival(of person: SenderID, in room: ChatID, on channel: ChannelID) throws {
        try db.run(
            sql: "DELETE FROM direct_room WHERE channel = ? AND chat = ? AND partner <> ?",
            arguments: [channel.raw, room.raw, person.raw])
        guard db.changesCount > 0 else { return }
        try db.run(
            sql: "UPDATE account SET direct = NULL WHERE channel = ? AND direct = ?",
            arguments: [channel.raw, room.raw])
    }

    /// Who is alone with us, in those of the rooms that are direct.
    package func partners(in rooms: Set<ChatID>, on channel: ChannelID) throws -> [ChatID: SenderID?] {
        var partners: [ChatID: SenderID?] = [:]
        for room in rooms {
            let partner = try String.fetchOne(
                db, sql: "SELECT partner FROM direct_room WHERE channel = ? AND chat = ?",
                arguments: [channel.raw, room.raw])
            if let partner { partners[room] = SenderID(partner) }
        }
        return partners
    }
}
