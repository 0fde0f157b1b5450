/// A run of whole days; the first counts in, the end does not.
package struct CivilSpan: Hashable, Sendable, Codable {
    package let first: CivilDay
    package let end: CivilDay

    /// - Parameter end: not above `first` means no day at all.
    package init(_ first: CivilDay, until end: CivilDay) {
        self.first = first
        self.end = max(first, end)
    }

    package init(month: Int, year: Int, count: Int = 1) {
        self.init(
            CivilDay.first(ofMonth: month, year: year), until: CivilDay.first(ofMonth: month + count, year: year))
    }

    /// Of `YYYY-MM`, `YYYY-Qn`, `YYYY-Hn` and `YYYY`.
    ///
    /// - Returns: nil for anything else.
    package init?(period: String) {
        let parts = period.split(separator: "-", omittingEmptySubsequences: false)
        guard let head = parts.first, head.count == 4, let year = Int(head), year > 0, parts.count <= 2 else {
            return nil
        }
        guard parts.count == 2 else {
            self.init(month: 1, year: year, count: 12)
            return
        }
        let tail = parts[1]
        if let month = Int(tail), tail.count == 2, (1...12).contains(month) {
            self.init(month: month, year: year)
        } else if tail.first == "Q", let quarter = Int(tail.dropFirst()), (1...4).contains(quarter) {
            self.init(month: quarter * 3 - 2, year: year, count: 3)
        } else if tail.first == "H", let half = Int(tail.dropFirst()), (1...2).contains(half) {
            self.init(month: half * 6 - 5, year: year, count: 6)
        } else {
            return nil
        }
    }

    package var days: Int { end.number - first.number }
    package var last: CivilDay { end + -1 }

    package func contains(_ day: CivilDay) -> Bool { first <= day && day < end }

    /// Without the days that are still to come.
    package func until(_ today: CivilDay) -> CivilSpan { CivilSpan(first, until: min(end, today + 1)) }

    /// What a period is compared with: the one before it, and of that as many days as have passed of this one.
    ///
    /// Whole months are compared with whole months, anything else with as many days right before.
    package func before(seenUntil today: CivilDay) -> CivilSpan {
        let seen = until(today)
        let start: CivilDay
        if first.parts.day == 1, end.parts.day == 1 {
            let months = (end.parts.year - first.parts.year) * 12 + end.parts.month - first.parts.month
            start = CivilDay.first(ofMonth: first.parts.month - months, year: first.parts.year)
            guard seen.days < days else { return CivilSpan(start, until: first) }
        } else {
            start = first + -days
        }
        return CivilSpan(start, until: min(start + seen.days, first))
    }
}

extension CivilDay: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(number: try decoder.singleValueContainer().decode(Int.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}
