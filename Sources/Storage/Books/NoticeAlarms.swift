import Foundation
import GRDB
import ServiceDesk

/// A notice's alarm whose time has come.
package struct DueNotice: Sendable {
    package let id: Int64
    package let community: String
    package let due: Instant
    package let waking: NoticeWaking
}

extension Books {
    /// When the next alarm of a notice is due; nil: none is set.
    package func nextNoticeAlarm() throws -> Instant? {
        try Int64.fetchOne(db, sql: "SELECT min(due) FROM notice_alarm").map { Instant(milliseconds: $0) }
    }

    /// The earliest alarm of a notice that is due, taken from the table; nil: none is.
    package func takeDueNotice(at now: Instant) throws -> DueNotice? {
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM notice_alarm WHERE due <= ? ORDER BY due, id LIMIT 1",
                arguments: [now.milliseconds])
        else { return nil }
        let id: Int64 = row["id"]
        let community: String = row["community"]
        try db.run(sql: "DELETE FROM notice_alarm WHERE id = ?", arguments: [id])
        do {
            guard let notice = try notice(NoticeNumber(row["notice"]), in: community),
                let facts = try self.community(community)
            else { throw StoreFault.damaged("an alarm without a notice") }
            let zone = WallZone(facts.zone)
            var waking = NoticeWaking(
                kind: try Ticket.known(row["kind"]), notice: notice, rules: facts.level.notices ?? NoticeRules(),
                quiet: facts.level.quiet, zone: zone,
                reach: try reach(
                    of: notice.audience, telling: notice.news, in: community, since: zone.midnight(before: now),
                    at: now),
                figures: try figures(of: notice.number, in: community))
            waking.reading = try homesRead(of: notice, in: community, at: now)
            return DueNotice(id: id, community: community, due: Instant(milliseconds: row["due"]), waking: waking)
        } catch StoreFault.damaged {
            // One that cannot be read must not hold up all others.
            return try takeDueNotice(at: now)
        }
    }
}
