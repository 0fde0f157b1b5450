import GRDB
import ServiceDesk

/// An alarm whose time has come.
package struct DueAlarm: Sendable {
    package let id: Int64
    package let community: String
    package let due: Instant
    package let waking: Waking
}

extension Books {
    /// When the next alarm is due, of a ticket or of a notice, the next report or look; nil: none is set.
    package func nextAlarm() throws -> Instant? {
        let tickets = try Int64.fetchOne(db, sql: "SELECT min(due) FROM alarm").map { Instant(milliseconds: $0) }
        return [tickets, try nextNoticeAlarm(), try nextReport(), try nextLook(), try nextWeather()].compactMap(\.self)
            .min()
    }

    /// When anything is due next, tickets, fees, or letters that waited for the morning.
    package func nextWaking() throws -> Instant? {
        [try nextAlarm(), try nextFeeAlarm(), try nextHeld(), try nextPublicationLook()].compactMap(\.self).min()
    }

    /// The earliest alarm that is due, taken from the table; nil: none is.
    ///
    /// - Parameters:
    ///   - time: the clocks of a community.
    ///   - spoilt: is told of one that cannot be read; it is kept apart, and the next is taken.
    package func takeDueAlarm(
        at now: Instant, time: (CommunityFacts) -> WorkingTime, spoilt: (Int64, String) -> Void = { _, _ in }
    ) throws -> DueAlarm? {
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM alarm WHERE due <= ? ORDER BY due, id LIMIT 1", arguments: [now.milliseconds])
        else { return nil }
        let id: Int64 = row["id"]
        let community: String = row["community"]
        try db.run(sql: "DELETE FROM alarm WHERE id = ?", arguments: [id])
        do {
            return try read(row, id, community, time, now)
        } catch StoreFault.damaged(let why) {
            // One that cannot be read must not hold up all others.
            try db.run(
                sql: """
                    INSERT INTO spoilt_alarm (id, community, ticket, kind, due, since, at, why)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, community, row["ticket"] as Int, row["kind"] as String, row["due"] as Int64,
                    row["since"] as Int64, now.milliseconds, why,
                ])
            spoilt(id, why)
            return try takeDueAlarm(at: now, time: time, spoilt: spoilt)
        }
    }

    /// Keeps an alarm that was taken and cannot be decided on, for whoever looks into it.
    package func keepApart(_ alarm: DueAlarm, because why: String, at now: Instant) throws {
        try db.run(
            sql: """
                INSERT INTO spoilt_alarm (id, community, ticket, kind, due, since, at, why)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                alarm.id, alarm.community, alarm.waking.ticket.number.value, alarm.waking.kind.rawValue,
                alarm.due.milliseconds, alarm.waking.since.milliseconds, now.milliseconds, why,
            ])
    }

    private func read(
        _ row: Row, _ id: Int64, _ community: String, _ time: (CommunityFacts) -> WorkingTime, _ now: Instant
    ) throws -> DueAlarm {
        guard let ticket = try ticket(TicketNumber(row["ticket"]), in: community),
            let facts = try self.community(community)
        else { throw StoreFault.damaged("an alarm without a ticket") }
        let due = Instant(milliseconds: row["due"])
        var waking = Waking(
            kind: try Ticket.known(row["kind"]), ticket: ticket, level: facts.level, time: time(facts),
            since: Instant(milliseconds: row["since"]), due: due,
            pending: try pending(of: ticket.reporter, in: community))
        // Who is there now; a clock that goes off late finds the next shift.
        waking.colleagues = try colleagues(in: community, at: now)
        waking.dispatching = facts.dispatching
        waking.others = try takeOthers(than: waking, in: community, at: now)
        return DueAlarm(id: id, community: community, due: due, waking: waking)
    }

    /// Clocks that go off together with one, taken from the table with it.
    private func takeOthers(than waking: Waking, in community: String, at now: Instant) throws -> [Ticket] {
        guard waking.kind == .handOver else { return [] }
        let numbers = try Int.fetchAll(
            db,
            sql: """
                SELECT ticket FROM alarm WHERE community = ? AND kind = ? AND since = ? AND due <= ? ORDER BY ticket
                """,
            arguments: [community, waking.kind.rawValue, waking.since.milliseconds, now.milliseconds])
        let others = try numbers.compactMap { try ticket(TicketNumber($0), in: community) }
            .filter(waking.goesTogether)
        for other in others {
            try db.run(
                sql: "DELETE FROM alarm WHERE community = ? AND kind = ? AND ticket = ?",
                arguments: [community, waking.kind.rawValue, other.number.value])
        }
        return others
    }
}
