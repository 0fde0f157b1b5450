import Foundation
import GRDB
import ServiceDesk

/// A community's day whose plans are to begin.
package struct DueLook: Sendable {
    package let community: CommunityFacts
    package let due: Instant
}

extension Books {
    /// When a community is looked at each day; planned anew when that changes.
    func planLooks(_ settings: CareSettings, in community: String) throws {
        guard let minute = settings.minute else {
            return try db.run(sql: "DELETE FROM care_look WHERE community = ?", arguments: [community])
        }
        try db.run(
            sql: """
                INSERT INTO care_look (community, minute, due) VALUES (?, ?, 0)
                ON CONFLICT (community) DO UPDATE SET minute = excluded.minute, due = 0
                WHERE minute <> excluded.minute
                """, arguments: [community, minute])
    }

    /// When the next community is due; nil: none is.
    package func nextLook() throws -> Instant? {
        try Int64.fetchOne(db, sql: "SELECT min(due) FROM care_look").map { Instant(milliseconds: $0) }
    }

    /// The first community that is due, planned for the next day; nil: none is. Days that passed while nobody was there
    /// are looked at once.
    package func takeDueLook(at now: Instant) throws -> DueLook? {
        while let row = try Row.fetchOne(
            db, sql: "SELECT * FROM care_look WHERE due <= ? ORDER BY due, community LIMIT 1",
            arguments: [now.milliseconds])
        {
            guard let community = try community(row["community"]) else { throw StoreFault.damaged("a look at nothing") }
            let clock = WallClock(zone: community.zone, now: now.date)
            let today = Instant(clock.date(clock.today, minute: row["minute"]))
            let next = today > now ? today : Instant(clock.date(clock.today + 1, minute: row["minute"]))
            try db.run(
                sql: "UPDATE care_look SET due = ? WHERE community = ?",
                arguments: [next.milliseconds, community.id])
            let due: Int64 = row["due"]
            // Not planned so far: nothing was due.
            guard due > 0 else { continue }
            return DueLook(community: community, due: Instant(milliseconds: due))
        }
        return nil
    }

    /// When each plan last began.
    package func lastRounds(in community: CommunityFacts) throws -> [CarePlanID: CivilDay] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT plan, max(opened_at) AS opened FROM ticket WHERE community = ? AND plan IS NOT NULL GROUP BY plan
                """, arguments: [community.id])
        let zone = WallZone(community.zone)
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (CarePlanID(row["plan"]), zone.reading(of: Instant(milliseconds: row["opened"])).day)
            })
    }
}
