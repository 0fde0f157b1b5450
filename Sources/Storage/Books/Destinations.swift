import Chat
import GRDB
import ServiceDesk

/// The rooms a notice goes to.
package struct Destinations: Sendable {
    package var groups: [ResidentsRoom] = []
    /// With whose room it is.
    package var directs: [(room: DirectRoom, person: PersonID)] = []

    package init(groups: [ResidentsRoom] = []) { self.groups = groups }
}

extension Books {
    /// Groups of the audience, and people to be written to alone because their homes have no group or they wish it;
    /// without those who do not.
    package func destinations(
        of audience: Audience, telling news: News, in community: String, at now: Instant
    ) throws -> Destinations {
        let (groups, homes) = try coverage(of: audience, in: community, at: now)
        let (declined, wanting) = try newsChoices(about: news, in: community)
        var found = Destinations(groups: groups)
        var seen = declined
        for home in homes where !home.isCovered || !wanting.isEmpty {
            for person in try Int64.fetchAll(
                db,
                sql: "SELECT person FROM resident WHERE home = ? AND (until IS NULL OR until > ?) ORDER BY person",
                arguments: [home.id, now.milliseconds]
            ).map({ PersonID($0) })
            where !home.isCovered || wanting.contains(person) {
                guard seen.insert(person).inserted else { continue }
                if let room = try directRoom(of: person, preferring: "") { found.directs.append((room, person)) }
            }
        }
        return found
    }

    /// - Parameter start: since when notices count as today's.
    package func reach(
        of audience: Audience?, telling news: News, in community: String, since start: Instant, at now: Instant
    ) throws -> Reach {
        var reach = Reach()
        guard let audience else { return reach }
        let (groups, homes) = try coverage(of: audience, in: community, at: now)
        reach.groups = groups.count
        reach.homes = homes.count
        let places = try destinations(of: audience, telling: news, in: community, at: now)
        reach.directs = places.directs.count
        reach.unreachable = homes.filter { !$0.isCovered && !$0.canBeWrittenTo }.map(\.address)
        let heard = try heard(since: start, in: community)
        reach.heardToday = groups.map { heard[Spot($0.channel, $0.room.id)]?.count ?? 0 }.max() ?? 0
        reach.lastAlone = places.directs.compactMap { heard[Spot($0.room.channel, $0.room.room.id)]?.last }.max()
        return reach
    }

    /// Where copies of a notice are, or could not be delivered.
    ///
    /// - Parameter failed: those that did not arrive; else all others.
    package func rooms(ofCopiesOf number: NoticeNumber, failed: Bool, in community: String) throws -> Destinations {
        var found = Destinations()
        for row in try lastCopies(of: number, in: community)
        where ["dead", "doubtful", "dropped"].contains(row["state"] as String) == failed {
            let channel = ChannelID(row["channel"] as String)
            let chat = ChatID(row["chat"] as String)
            if row["kind"] == ChatKind.group.rawValue {
                found.groups += try residentsGroups(in: community).map(\.room)
                    .filter { $0.channel == channel && $0.room.id == chat }
            } else if let person = try Int64.fetchOne(
                db, sql: "SELECT person FROM account WHERE channel = ? AND direct = ? LIMIT 1",
                arguments: [channel.raw, chat.raw])
            {
                let room = DirectRoom(channel: channel, room: Room(id: chat, kind: .direct))
                found.directs.append((room, PersonID(person)))
            }
        }
        if !failed { found.directs += try asked(of: number, in: community, besides: found) }
        return found
    }

    /// Who asked alone and was pointed to the notice hears what becomes of it as well.
    private func asked(
        of number: NoticeNumber, in community: String, besides found: Destinations
    ) throws -> [(room: DirectRoom, person: PersonID)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT a.channel, a.direct, a.person FROM notice_ask n
                JOIN account a ON a.channel = n.channel AND a.direct = n.chat AND a.person = n.person
                WHERE n.community = ? AND n.notice = ? ORDER BY a.person
                """, arguments: [community, number.value]
        ).map { row in
            (
                DirectRoom(
                    channel: ChannelID(row["channel"] as String),
                    room: Room(id: ChatID(row["direct"] as String), kind: .direct)), PersonID(row["person"])
            )
        }.filter { one in !found.directs.contains { $0.room == one.0 } }
    }

    private struct HomeFacts {
        let id: Int64
        let address: HomeAddress
        let canBeWrittenTo: Bool
        let isCovered: Bool
    }

    private struct Spot: Hashable {
        let channel: ChannelID
        let chat: ChatID

        init(_ channel: ChannelID, _ chat: ChatID) {
            self.channel = channel
            self.chat = chat
        }
    }

    private func coverage(
        of audience: Audience, in community: String, at now: Instant
    ) throws -> (groups: [ResidentsRoom], homes: [HomeFacts]) {
        let groups = try residentsGroups(in: community)
        let coverage = Coverage(of: audience, serving: groups.map(\.buildings))
        let homes = try Row.fetchAll(
            db,
            sql: """
                SELECT h.*, EXISTS (
                    SELECT 1 FROM resident r JOIN account a ON a.person = r.person
                    WHERE r.home = h.id AND (r.until IS NULL OR r.until > ?2) AND a.direct IS NOT NULL
                        AND NOT EXISTS (SELECT 1 FROM chat c WHERE c.channel = a.channel AND c.id = a.direct)
                ) AS alone FROM home h WHERE h.community = ?1 ORDER BY h.id
                """, arguments: [community, now.milliseconds]
        ).compactMap { row -> HomeFacts? in
            let address = HomeAddress(building: row["building"], unit: row["unit"], room: row["room"])
            guard audience.holds(address) else { return nil }
            return HomeFacts(
                id: row["id"], address: address, canBeWrittenTo: row["alone"], isCovered: coverage.covers(address))
        }
        return (coverage.groups.map { groups[$0].room }, homes)
    }

    private func residentsGroups(in community: String) throws -> [(room: ResidentsRoom, buildings: [String])] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT channel, id, name, buildings FROM chat WHERE community = ? AND setting = 'residents'
                ORDER BY channel, id
                """, arguments: [community]
        ).map { row in
            (
                ResidentsRoom(
                    channel: ChannelID(row["channel"] as String),
                    room: Room(id: ChatID(row["id"] as String), kind: .group, name: row["name"])),
                try (row["buildings"] as String?).map { try JSONText.read([String].self, $0) } ?? []
            )
        }
    }

    /// How many notices each room has heard since then, and when it was sent the last.
    private func heard(since start: Instant, in community: String) throws -> [Spot: (count: Int, last: Instant)] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT o.channel, o.chat, count(DISTINCT n.notice) AS count, max(o.created) AS last
                FROM notice_copy n JOIN outbox o ON o.id = n.outbox
                WHERE n.community = ? AND n.is_notice AND o.created >= ? GROUP BY o.channel, o.chat
                """, arguments: [community, start.milliseconds])
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (
                    Spot(ChannelID(row["channel"] as String), ChatID(row["chat"] as String)),
                    (row["count"], Instant(milliseconds: row["last"]))
                )
            })
    }
}
