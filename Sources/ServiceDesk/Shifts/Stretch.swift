import Foundation

/// A stretch of time on duty or off; never open.
package struct Stretch: Hashable, Sendable, Codable {
    package let from: Instant
    package let until: Instant

    package init(from: Instant, until: Instant) {
        self.from = from
        self.until = until
    }

    var span: Span { Span(from: from, to: until) }

    func touches(_ other: Stretch) -> Bool { from < other.until && other.from < until }
}

extension WeeklyShifts {
    /// The shifts that a time touches, whole.
    package func stretches(touching time: Stretch, in zone: TimeZone) -> [Stretch] {
        let clock = WallClock(zone: zone, now: time.from.date)
        var found: [Stretch] = []
        for offset in -1...31 {
            let day = clock.today + offset
            for shift in shifts where shift.days.contains(day.weekday) {
                let end = shift.to <= shift.from ? shift.to + 1440 : shift.to
                let stretch = Stretch(
                    from: Instant(clock.date(day, minute: shift.from)), until: Instant(clock.date(day, minute: end)))
                if stretch.touches(time) { found.append(stretch) }
            }
        }
        return found.sorted { $0.from < $1.from }
    }
}

extension WorkingTime {
    /// The one a moment begins with is its own.
    func midnight(before moment: Instant) -> Instant {
        let clock = WallClock(zone: zone, now: moment.date)
        return Instant(clock.date(clock.today, minute: 0))
    }

    func nextMidnight(after moment: Instant) -> Instant {
        let clock = WallClock(zone: zone, now: moment.date)
        return Instant(clock.date(clock.today + 1, minute: 0))
    }
}
