import Foundation

/// When residents are left in peace by what can wait; over midnight or not. Source: DOMAIN C2.
package struct QuietHours: Hashable, Sendable, Codable {
    /// Minutes of the day; `to` is not quiet any more.
    package let from: Int
    package let to: Int

    package init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }

    /// 21:30–08:00.
    package static let standard = QuietHours(from: 21 * 60 + 30, to: 8 * 60)

    /// When the quiet that holds at a moment ends; nil: it is not quiet.
    package func end(at now: Instant, in zone: TimeZone) -> Instant? {
        let clock = WallClock(zone: zone, now: now.date)
        let minute = clock.minuteOfDay
        if from > to, minute >= from { return Instant(clock.date(clock.today, minute: 24 * 60 + to)) }
        let begins = from > to ? 0 : from
        guard (begins..<max(begins, to)).contains(minute) else { return nil }
        return Instant(clock.date(clock.today, minute: to))
    }
}
