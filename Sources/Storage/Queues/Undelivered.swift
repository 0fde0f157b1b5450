import Chat
import GRDB
import ServiceDesk

/// Letters of a community that people have to be told of because they did not arrive.
package struct Undelivered: Sendable {
    package let community: String
    /// The oldest first.
    package let letters: [Int64]
    package let tickets: [TicketNumber]
    /// Names of the groups they were for.
    package let groups: [String]
    /// The managers' own room is among those that cannot be reached.
    package let concernsManagersRoom: Bool
    package let since: Instant
}

extension Books {
    private static let most = 200

    /// Letters given up of which nobody was told yet, by community.
    package func untold() throws -> [Undelivered] {
        try undelivered(
            """
            SELECT o.* FROM outbox o WHERE state IN ('dead', 'doubtful') AND told IS NULL
            ORDER BY o.community, o.id LIMIT \(Self.most)
            """, [])
    }

    /// Urgent letters that were tried in vain for so long that a person should not rely on them.
    package func urgentlyLate(since moment: Instant) throws -> [Undelivered] {
        try undelivered(
            """
            SELECT o.* FROM lane l JOIN outbox o ON o.channel = l.channel AND o.chat = l.chat AND o.haste = 0
                AND o.state IN ('waiting', 'sending')
            WHERE l.haste = 0 AND o.warned IS NULL AND o.tries > 0 AND o.created <= ?
            ORDER BY o.community, o.id LIMIT \(Self.most)
            """, [moment.milliseconds])
    }

    private func undelivered(_ sql: String, _ arguments: StatementArguments) throws -> [Undelivered] {
        let rows = try Row.fetchAll(db, sql: sql, arguments: arguments)
        let communities = Dictionary(grouping: rows) { $0["community"] as String }
        return try communities.sorted { $0.key < $1.key }.map { community, rows in
            let rooms = Set(rows.map { [$0["channel"] as String, $0["chat"] as String] })
            let known = try rooms.compactMap {
                try Row.fetchOne(
                    db, sql: "SELECT name, setting FROM chat WHERE channel = ? AND id = ?",
                    arguments: StatementArguments($0))
            }
            let aboutTickets = rows.filter { $0["link_kind"] as String? != QuotedKind.notice.rawValue }
            let tickets = Set(aboutTickets.compactMap { $0["link_ticket"] as Int? }).sorted().map { TicketNumber($0) }
            return Undelivered(
                community: community, letters: rows.map { $0["id"] }, tickets: tickets,
                groups: known.compactMap { $0["name"] as String? }.sorted(),
                concernsManagersRoom: known.contains {
                    $0["setting"] as String? == CaseFile.Setting.managers.rawValue
                },
                since: Instant(milliseconds: rows.map { $0["created"] as Int64 }.min() ?? 0))
        }
    }

    package func noteTold(_ letters: [Int64], at now: Instant) throws {
        for id in letters {
            try db.run(
                sql: "UPDATE outbox SET told = ?, warned = ? WHERE id = ?",
                arguments: [now.milliseconds, now.milliseconds, id])
        }
    }

    package func noteWarned(_ letters: [Int64], at now: Instant) throws {
        for id in letters {
            try db.run(
                sql: "UPDATE outbox SET warned = ? WHERE id = ?", arguments: [now.milliseconds, id])
        }
    }
}
