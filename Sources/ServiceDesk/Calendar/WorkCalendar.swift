/// Which days are worked: weekends off, unless the published table of a year says otherwise.
package struct WorkCalendar: Sendable, Equatable {
    /// What the table says of a day.
    package enum Kind: String, CaseIterable, Sendable, Codable {
        /// The feast itself; nobody works.
        case festival
        /// A day off beside it.
        case off
        /// A day of a weekend that is worked to make up for a day off.
        case work
    }

    /// One line of the table.
    package struct Entry: Sendable, Equatable {
        package let day: CivilDay
        package let kind: Kind
        /// The feast it belongs to, as words of `time.holiday.*` name it: `springFestival`.
        package let name: String

        package init(day: CivilDay, kind: Kind, name: String) {
            self.day = day
            self.kind = kind
            self.name = name
        }
    }

    private var entries: [CivilDay: Entry] = [:]
    private var feasts: [String: [CivilDay]] = [:]
    private var years = Set<Int>()

    /// Weekends and nothing else.
    package static let weekends = WorkCalendar([])

    /// - Parameter entries: each day once; of two, the later holds.
    package init(_ entries: [Entry]) {
        for entry in entries {
            self.entries[entry.day] = entry
            years.insert(entry.day.parts.year)
        }
        for entry in self.entries.values where entry.kind != .work { feasts[entry.name, default: []].append(entry.day) }
        for name in feasts.keys { feasts[name]?.sort() }
    }

    /// Whether the table says anything of a year; where it does not, weekends are all that is known.
    package func knows(year: Int) -> Bool { years.contains(year) }

    package func isWorked(_ day: CivilDay) -> Bool {
        guard let entry = entries[day] else { return day.weekday <= 5 }
        return entry.kind == .work
    }

    /// The working day reached by counting so many on from a day, that day not counted; the day itself for 0.
    package func workingDay(_ count: Int, after day: CivilDay) -> CivilDay {
        var day = day
        var left = min(count, 3660)
        while left > 0 {
            day = day + 1
            if isWorked(day) { left -= 1 }
        }
        return day
    }

    /// The days off of a feast, the first and the one behind the last, and the feast's own first day: those that are not over yet.
    ///
    /// - Returns: nil when the table does not know the feast from then on.
    package func feast(_ name: String, endingAfter day: CivilDay) -> (first: CivilDay, end: CivilDay, feast: CivilDay)?
    {
        let days = feasts[name] ?? []
        var start = 0
        while start < days.count {
            var last = start
            while last + 1 < days.count, days[last + 1].number == days[last].number + 1 { last += 1 }
            if days[last] >= day {
                let own = days[start...last].first { entries[$0]?.kind == .festival } ?? days[start]
                return (days[start], days[last] + 1, own)
            }
            start = last + 1
        }
        return nil
    }
}
