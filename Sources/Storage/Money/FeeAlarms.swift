import GRDB
import ServiceDesk

/// A moment at which the desk looks at fees again.
package struct FeeAlarm: Hashable, Sendable {
    package let kind: FeeAlarmKind
    package let subject: DraftID
    /// The due day a reminder is about.
    package var day = CivilDay(number: 0)
    /// Which of the reminders.
    package var step = 0
    /// Homes up to this one have been told.
    package var done = HomeID(0)
}

package struct DueFeeAlarm: Sendable {
    package let id: Int64
    package let community: String
    package let due: Instant
    package let alarm: FeeAlarm
}

extension Books {
    /// When the next is due; nil: none is set.
    package func nextFeeAlarm() throws -> Instant? {
        try Int64.fetchOne(db, sql: "SELECT min(due) FROM fee_alarm").map { Instant(milliseconds: $0) }
    }

    /// The earliest that is due, taken from the table; nil: none is.
    package func takeDueFeeAlarm(at now: Instant) throws -> DueFeeAlarm? {
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM fee_alarm WHERE due <= ? ORDER BY due, id LIMIT 1",
                arguments: [now.milliseconds])
        else { return nil }
        let id: Int64 = row["id"]
        try db.run(sql: "DELETE FROM fee_alarm WHERE id = ?", arguments: [id])
        // One of a later version of ours says nothing to us, and must not hold up all others.
        guard let kind = FeeAlarmKind(rawValue: row["kind"]) else { return try takeDueFeeAlarm(at: now) }
        return DueFeeAlarm(
            id: id, community: row["community"], due: Instant(milliseconds: row["due"]),
            alarm: FeeAlarm(
                kind: kind, subject: DraftID(row["subject"]), day: CivilDay(number: row["day"]), step: row["step"],
                done: HomeID(row["done"])))
    }

    package func set(_ alarm: FeeAlarm, in community: String, at due: Instant) throws {
        try db.run(
            sql: """
                INSERT INTO fee_alarm (community, kind, subject, day, step, done, due) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (community, kind, subject, day, step) DO UPDATE SET due = excluded.due, done = excluded.done
                """,
            arguments: [
                community, alarm.kind.rawValue, alarm.subject.value, alarm.day.number, alarm.step, alarm.done.value,
                due.milliseconds,
            ])
    }
}
