import Chat
import Foundation
import GRDB
import ServiceDesk

/// A community as decisions need it.
package struct CommunityFacts: Sendable {
    package let id: String
    package let zone: TimeZone
    package let language: Language
    package let level: ServiceLevel
    package let dispatching: DispatchMode
    package let nextTicket: TicketNumber
    package let figures: FigureSettings
    package let fees: FeePolicy
    /// A storm is on; the limits are stretched already.
    package var isStormy = false
    package var care = CareSettings()
}

/// A residents' group; only public words can be sent to one.
package struct ResidentsRoom: Hashable, Sendable {
    package let channel: ChannelID
    package let room: Room
}

/// A room of staff or managers.
package struct WorkRoom: Hashable, Sendable {
    package let channel: ChannelID
    package let room: Room
}

/// A room in which the desk and one person are alone.
package struct DirectRoom: Hashable, Sendable {
    package let channel: ChannelID
    package let room: Room
}

/// Where a message was written, by what kind of room it is.
package enum Venue: Hashable, Sendable {
    case residents(ResidentsRoom)
    case work(WorkRoom, CaseFile.Setting)
    case direct(DirectRoom)

    package var room: Room {
        switch self {
        case .residents(let place): place.room
        case .work(let place, _): place.room
        case .direct(let place): place.room
        }
    }

    package var setting: CaseFile.Setting {
        switch self {
        case .residents: .residents
        case .work(_, let setting): setting
        case .direct: .direct
        }
    }
}

extension Books {
    package func communities() throws -> [CommunityFacts] {
        try String.fetchAll(db, sql: "SELECT id FROM community ORDER BY id").compactMap { try community($0) }
    }

    package func community(_ id: String) throws -> CommunityFacts? {
        try Row.fetchOne(db, sql: "SELECT * FROM community WHERE id = ?", arguments: [id]).map { row in
            let level = try JSONText.known(ServiceLevel.self, row["level"])
            var facts = CommunityFacts(
                id: row["id"], zone: TimeZone(identifier: row["zone"]) ?? .gmt, language: Language(row["language"]),
                level: row["storm"] ? level.inStorm : level,
                dispatching: try Ticket.known(row["dispatch"]), nextTicket: TicketNumber(row["next_ticket"]),
                figures: try (row["figures"] as String?).map { try JSONText.known(FigureSettings.self, $0) }
                    ?? FigureSettings(),
                fees: try (row["fees"] as String?).map { try JSONText.known(FeePolicy.self, $0) } ?? FeePolicy(),
                care: try (row["care"] as String?).map { try JSONText.known(CareSettings.self, $0) }
                    ?? CareSettings())
            facts.isStormy = row["storm"]
            return facts
        }
    }

    /// Where a room belongs; a room nobody enrolled belongs to its channel's community and is open to residents.
    ///
    /// A room known as a group stays one, whatever the message says: nothing private may reach it.
    ///
    /// - Parameters:
    ///   - sender: who writes; a direct chat belongs to their own community.
    ///   - fallback: the channel's community.
    package func venue(
        of room: Room, from sender: SenderID? = nil, on channel: ChannelID, fallback: String
    ) throws -> (community: String, venue: Venue) {
        let known = try Row.fetchOne(
            db, sql: "SELECT community, setting FROM chat WHERE channel = ? AND id = ?",
            arguments: [channel.raw, room.id.raw])
        if known == nil, room.kind == .direct {
            let own = try String.fetchOne(
                db,
                sql: """
                    SELECT p.community FROM account a JOIN person p ON p.id = a.person
                    WHERE a.channel = ? AND a.sender = ?
                    """, arguments: [channel.raw, sender?.raw])
            return (own ?? fallback, .direct(DirectRoom(channel: channel, room: room)))
        }
        let room = Room(id: room.id, kind: .group, name: room.name)
        let setting = known.flatMap { CaseFile.Setting(rawValue: $0["setting"]) } ?? .residents
        let community: String = known?["community"] ?? fallback
        switch setting {
        case .staff, .managers: return (community, .work(WorkRoom(channel: channel, room: room), setting))
        case .residents, .direct: return (community, .residents(ResidentsRoom(channel: channel, room: room)))
        }
    }

    /// The staff room of a department, else the one for everybody; never another department's.
    package func staffRoom(of department: Department, in community: String) throws -> WorkRoom? {
        try workRoom(
            sql: """
                SELECT channel, id, name FROM chat WHERE community = ? AND setting = 'staff'
                    AND (department IS NULL OR department = ?)
                ORDER BY department IS NULL, channel, id LIMIT 1
                """, [community, department.rawValue])
    }

    /// Every residents' group.
    package func residentsRooms(in community: String) throws -> [ResidentsRoom] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT channel, id, name FROM chat WHERE community = ? AND setting = 'residents' AND kind = 'group'
                ORDER BY channel, id
                """, arguments: [community]
        ).map { row in
            ResidentsRoom(
                channel: ChannelID(row["channel"]), room: Room(id: ChatID(row["id"]), kind: .group, name: row["name"]))
        }
    }

    package func managersRoom(in community: String) throws -> WorkRoom? {
        try workRoom(
            sql: "SELECT channel, id, name FROM chat WHERE community = ? AND setting = 'managers' LIMIT 1", [community])
    }

    private func workRoom(sql: String, _ arguments: StatementArguments) throws -> WorkRoom? {
        try Row.fetchOne(db, sql: sql, arguments: arguments).map { row in
            WorkRoom(
                channel: ChannelID(row["channel"]),
                room: Room(id: ChatID(row["id"]), kind: .group, name: row["name"]))
        }
    }

    /// The residents' group a ticket came from; nil where it came from a direct chat or a room of staff.
    package func residentsRoom(of origin: Origin) throws -> ResidentsRoom? {
        let setting = try String.fetchOne(
            db, sql: "SELECT setting FROM chat WHERE channel = ? AND id = ?",
            arguments: [origin.channel.raw, origin.room.raw])
        guard setting == CaseFile.Setting.residents.rawValue else { return nil }
        return ResidentsRoom(channel: origin.channel, room: Room(id: origin.room, kind: .group))
    }

    /// Where the desk can write to a person alone, preferably on the channel they used.
    ///
    /// A room known as a group is never that, whatever the roll says.
    package func directRoom(of person: PersonID, preferring channel: ChannelID) throws -> DirectRoom? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT channel, direct FROM account a WHERE person = ? AND direct IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM chat c WHERE c.channel = a.channel AND c.id = a.direct)
                ORDER BY channel <> ?, channel LIMIT 1
                """, arguments: [person.value, channel.raw]
        ).map { row in
            DirectRoom(
                channel: ChannelID(row["channel"]), room: Room(id: ChatID(row["direct"]), kind: .direct))
        }
    }

    /// They can no longer be written to alone there, until they write again.
    package func forgetDirectRoom(of sender: SenderID, on channel: ChannelID) throws {
        try db.run(
            sql: "UPDATE account SET direct = NULL WHERE channel = ? AND sender = ?",
            arguments: [channel.raw, sender.raw])
    }

    /// Remembers a room nobody enrolled, so that answers to what came from it find back.
    package func remember(_ room: Room, on channel: ChannelID, in community: String) throws {
        guard room.kind == .group else { return }
        try db.run(
            sql: """
                INSERT INTO chat (channel, id, community, kind, setting, name) VALUES (?, ?, ?, 'group', 'residents', ?)
                ON CONFLICT (channel, id) DO NOTHING
                """, arguments: [channel.raw, room.id.raw, community, room.name])
    }

    /// A room goes on under another id: every reference follows. Message ids start anew there.
    ///
    /// - Returns: false where the other is a room of another kind or community already; whoever runs the old room could
    ///   unseat it otherwise. Nothing is changed then.
    @discardableResult
    package func move(_ old: ChatID, to new: ChatID, on channel: ChannelID) throws -> Bool {
        let isTaken = try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM chat before JOIN chat after ON after.channel = before.channel
                    WHERE before.channel = ? AND before.id = ? AND after.id = ?
                        AND (after.setting <> before.setting OR after.community <> before.community)
                )
                """, arguments: [channel.raw, old.raw, new.raw])
        guard isTaken != true else { return false }
        let arguments: StatementArguments = [new.raw, channel.raw, old.raw]
        try db.run(
            sql: "UPDATE OR REPLACE chat SET id = ? WHERE channel = ? AND id = ?", arguments: arguments)
        try db.run(
            sql:
                "UPDATE ticket SET origin_room = ?, origin_message = NULL WHERE origin_channel = ? AND origin_room = ?",
            arguments: arguments)
        try db.run(
            sql: """
                UPDATE outbox SET chat = ?, quoting = NULL, thread = NULL
                WHERE channel = ? AND chat = ? AND state IN ('waiting', 'sending', 'held')
                """, arguments: arguments)
        return true
    }
}
