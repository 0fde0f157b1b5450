import Foundation

/// What is told of the figures by itself.
package enum ReportKind: String, CaseIterable, Sendable, Codable, CodingKeyRepresentable {
    /// A line about yesterday, for the managers.
    case daily
    /// A page about last week, for the managers; told on Mondays.
    case weekly
    /// The same figures about last month for everybody: no names, no homes.
    case letter
    /// Each department's month with the tickets behind it, for the managers.
    case assessment

    /// The days it is about when it is due on a day.
    package func span(dueOn day: CivilDay) -> CivilSpan {
        switch self {
        case .daily: CivilSpan(day + -1, until: day)
        case .weekly: CivilSpan(day.monday + -7, until: day.monday)
        case .letter, .assessment:
            CivilSpan(month: day.parts.month - 1, year: day.parts.year)
        }
    }

    /// When it is due next.
    ///
    /// - Parameter minute: of the day.
    package func next(after now: Instant, minute: Int, zone: TimeZone) -> Instant {
        let clock = WallClock(zone: zone, now: now.date)
        var day = clock.today
        while !isDue(on: day) || Instant(clock.date(day, minute: minute)) <= now { day = day + 1 }
        return Instant(clock.date(day, minute: minute))
    }

    private func isDue(on day: CivilDay) -> Bool {
        switch self {
        case .daily: true
        case .weekly: day.weekday == 1
        case .letter, .assessment: day.parts.day == 1
        }
    }
}
