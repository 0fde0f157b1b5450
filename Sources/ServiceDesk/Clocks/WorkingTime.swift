import Foundation

/// When a community works: spans of the day, on every day or on working days only.
package struct WorkingHours: Hashable, Sendable, Codable {
    /// From and to in minutes of the day; `to` is not worked any more.
    package struct Span: Hashable, Sendable, Codable {
        package let from: Int
        package let to: Int

        package init(from: Int, to: Int) {
            self.from = from
            self.to = to
        }

        var length: Int { to - from }
    }

    /// In order, apart from each other, at least one.
    package let spans: [Span]
    /// Departments that rest on days off; all others work every day.
    package let resting: Set<Department>

    /// - Returns: nil unless the spans are in order within one day.
    package init?(spans: [Span], resting: Set<Department>) {
        guard let first = spans.first, first.from >= 0, spans.allSatisfy({ $0.from < $0.to && $0.to <= 1440 }),
            zip(spans, spans.dropFirst()).allSatisfy({ $0.to <= $1.from })
        else { return nil }
        self.init(ordered: spans, resting: resting)
    }

    private init(ordered: [Span], resting: Set<Department>) {
        spans = ordered
        self.resting = resting
    }

    /// 08:30–12:00 and 14:00–18:00; the offices rest on days off. Source: DOMAIN C2.
    package static let standard = WorkingHours(
        ordered: [Span(from: 510, to: 720), Span(from: 840, to: 1080)], resting: [.finance])

    /// What a full day has, in minutes.
    var dayLength: Int { spans.reduce(0) { $0 + $1.length } }
}

/// The clocks of a community: its hours, its calendar, its zone.
package struct WorkingTime: Sendable {
    package let hours: WorkingHours
    package let calendar: WorkCalendar
    package let zone: TimeZone

    package init(hours: WorkingHours, calendar: WorkCalendar, zone: TimeZone) {
        self.hours = hours
        self.calendar = calendar
        self.zone = zone
    }

    /// The longest look ahead, in days: calendars in which nobody ever works end there.
    private static let horizon = 400

    /// When a share of a limit is over.
    ///
    /// - Parameters:
    ///   - percent: 100 for the limit itself.
    ///   - spent: minutes already used up on the limit's own clock.
    package func end(
        of limit: Limit, percent: Int = 100, from start: Instant, spent: Int = 0, for department: Department
    ) -> Instant {
        switch limit {
        case .minutes(let count): return start + .minutes(max(0, count * percent / 100 - spent))
        case .days(let count): return start + .minutes(max(0, count * 1440 * percent / 100 - spent))
        case .workingMinutes(let count):
            return working(max(0, count * percent / 100 - spent), from: start) { isWorked($0, by: department) }
        case .workingDays(let count):
            let minutes = count * hours.dayLength * percent / 100
            return working(max(0, minutes - spent), from: start, on: calendar.isWorked)
        }
    }

    /// The same moment where somebody of the department works then, else the next at which somebody does.
    package func nextWorked(_ moment: Instant, for department: Department) -> Instant {
        isWorking(at: moment, for: department) ? moment : end(of: .workingMinutes(0), from: moment, for: department)
    }

    /// When the department closes on the day of a moment; where it rests or has closed by then, on its next day.
    package func closing(on moment: Instant, for department: Department) -> Instant {
        let opens = nextWorked(moment, for: department)
        let clock = WallClock(zone: zone, now: opens.date)
        return Instant(clock.date(clock.today, minute: hours.spans.last?.to ?? 1440))
    }

    /// How much of a limit's own clock has passed, in minutes.
    package func spent(of limit: Limit, from start: Instant, to end: Instant, for department: Department) -> Int {
        guard start < end else { return 0 }
        switch limit {
        case .minutes, .days: return (end - start).minutes
        case .workingMinutes: return workingMinutes(from: start, to: end) { isWorked($0, by: department) }
        case .workingDays: return workingMinutes(from: start, to: end, on: calendar.isWorked)
        }
    }

    /// Whether somebody of the department works at this moment.
    package func isWorking(at now: Instant, for department: Department) -> Bool {
        let clock = WallClock(zone: zone, now: now.date)
        return isWorked(clock.today, by: department)
            && hours.spans.contains { $0.from <= clock.minuteOfDay && clock.minuteOfDay < $0.to }
    }

    private func isWorked(_ day: CivilDay, by department: Department) -> Bool {
        !hours.resting.contains(department) || calendar.isWorked(day)
    }

    private func working(_ minutes: Int, from start: Instant, on isDay: (CivilDay) -> Bool) -> Instant {
        let clock = WallClock(zone: zone, now: start.date)
        var left = minutes
        for offset in 0...Self.horizon where isDay(clock.today + offset) {
            let day = clock.today + offset
            for span in hours.spans {
                let from = offset == 0 ? max(span.from, clock.minuteOfDay) : span.from
                guard from < span.to else { continue }
                if left <= span.to - from { return Instant(clock.date(day, minute: from + left)) }
                left -= span.to - from
            }
        }
        return start + .minutes(minutes)
    }

    private func workingMinutes(from start: Instant, to end: Instant, on isDay: (CivilDay) -> Bool) -> Int {
        let clock = WallClock(zone: zone, now: start.date)
        let (last, lastMinute) = clock.day(of: end.date)
        var sum = 0
        var day = clock.today
        while day <= last, day.number - clock.today.number <= Self.horizon {
            if isDay(day) {
                let opens = day == clock.today ? clock.minuteOfDay : 0
                let closes = day == last ? lastMinute : 1440
                sum += hours.spans.reduce(0) { $0 + max(0, min($1.to, closes) - max($1.from, opens)) }
            }
            day = day + 1
        }
        return sum
    }
}
