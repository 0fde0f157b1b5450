import Foundation

/// The wall clock of a community at one moment.
package struct WallClock: Sendable {
    package let zone: TimeZone
    package let now: Date
    package let today: CivilDay
    /// Minutes since today began, by the wall clock.
    package let minuteOfDay: Int

    package init(zone: TimeZone, now: Date) {
        self.zone = zone
        self.now = now
        (today, minuteOfDay) = Self.reading(of: now, in: zone)
    }

    package func day(of date: Date) -> (day: CivilDay, minute: Int) { Self.reading(of: date, in: zone) }

    private static func reading(of date: Date, in zone: TimeZone) -> (CivilDay, Int) {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: date)
        let day = Int((Double(seconds) / 86_400).rounded(.down))
        return (CivilDay(number: day), (seconds - day * 86_400) / 60)
    }

    /// Minutes may go past the day's end: 26:00 is two in the morning after.
    package func date(_ day: CivilDay, minute: Int) -> Date {
        let local = Double(day.number * 86_400 + minute * 60)
        // Twice, because the offset asked for first may be the one of the other side of a change of clocks.
        let first = Date(
            timeIntervalSince1970: local - Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: local))))
        return Date(timeIntervalSince1970: local - Double(zone.secondsFromGMT(for: first)))
    }
}
