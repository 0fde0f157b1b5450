import GRDB
import ServiceDesk

/// A community whose calendar of publication is to be looked at.
package struct DuePublications: Sendable {
    package let community: CommunityFacts
    package let due: Instant
    package let duties: [PublicationDuty]
}

extension Books {
    /// A community that keeps a calendar is looked at each morning.
    func planPublications(_ fees: FeePolicy, in community: String) throws {
        guard fees.publication != nil else {
            return try db.run(sql: "DELETE FROM publication_look WHERE community = ?", arguments: [community])
        }
        try db.run(
            sql: "INSERT INTO publication_look (community, due, looked) VALUES (?, 0, 0) ON CONFLICT DO NOTHING",
            arguments: [community])
    }

    /// When the next community is due; nil: none is.
    func nextPublicationLook() throws -> Instant? {
        try Int64.fetchOne(db, sql: "SELECT min(due) FROM publication_look").map { Instant(milliseconds: $0) }
    }

    /// The first community that is due, planned for the next day; nil: none is.
    package func takeDuePublications(at now: Instant) throws -> DuePublications? {
        while let row = try Row.fetchOne(
            db, sql: "SELECT * FROM publication_look WHERE due <= ? ORDER BY due, community LIMIT 1",
            arguments: [now.milliseconds])
        {
            guard let community = try community(row["community"]) else { throw StoreFault.damaged("a look at nothing") }
            let today = community.today(at: now)
            let morning = community.moment(of: today, minute: community.fees.morning)
            let next = morning > now ? morning : community.moment(of: today + 1, minute: community.fees.morning)
            let (due, looked): (Int64, Int) = (row["due"], row["looked"])
            // Not planned so far: a day whose morning is to come is looked at then.
            let seen = due > 0 ? today : morning > now ? today + -1 : today
            try db.run(
                sql: "UPDATE publication_look SET due = ?, looked = ? WHERE community = ?",
                arguments: [next.milliseconds, seen.number, community.id])
            guard due > 0, let calendar = community.fees.publication else { continue }
            let duties = calendar.duties(
                on: today, since: CivilDay(number: looked), published: try sheets(in: community.id))
            return DuePublications(
                community: community, due: Instant(milliseconds: due), duties: duties)
        }
        return nil
    }
}
