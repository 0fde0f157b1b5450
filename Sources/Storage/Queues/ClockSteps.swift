import GRDB
import ServiceDesk

extension Books {
    /// The clock was set back: what was set by the old time is brought along, so that nothing waits for the step as well.
    ///
    /// Alarms keep what was left of their time, letters wait an hour at most. What is due at a time of day stays.
    package func bringBack(at now: Instant) throws {
        try db.run(
            "UPDATE alarm SET due = due - (since - ?), since = ? WHERE since > ?",
            [now.milliseconds, now.milliseconds, (now + .seconds(60)).milliseconds])
        try endEndlessWaits(at: now)
    }

    /// Letters that would wait for longer than any wait is.
    func endEndlessWaits(at now: Instant) throws {
        let longest = (now + .hours(1)).milliseconds
        try db.run(
            "UPDATE outbox SET due = ?, held = 0 WHERE state IN ('waiting', 'sending') AND tries > 0 AND due > ?",
            [longest, longest])
    }
}
