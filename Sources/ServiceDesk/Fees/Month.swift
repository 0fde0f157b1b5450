/// A month of the calendar: `2026-03`.
package struct Month: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// Months since the year 0.
    package let number: Int

    package init(number: Int) { self.number = number }
    package init(year: Int, month: Int) { number = year * 12 + month - 1 }
    package init(_ day: CivilDay) { self.init(year: day.parts.year, month: day.parts.month) }

    /// `2026-03`, `2026/3`, `202603`; nil: it is none.
    package init?(reading text: String) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "." }
        let written =
            parts.count == 1 && text.utf8.count == 6 ? [text.prefix(4), text.suffix(2)] : parts
        guard written.count == 2, written[0].utf8.count == 4, (1...2).contains(written[1].utf8.count),
            written.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(written[0]), let month = Int(written[1]), (1...12).contains(month), year >= 1990
        else { return nil }
        self.init(year: year, month: month)
    }

    package init(from decoder: any Decoder) throws { number = try decoder.singleValueContainer().decode(Int.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }

    package var year: Int { number / 12 }
    package var month: Int { number % 12 + 1 }
    package var first: CivilDay { CivilDay.first(ofMonth: month, year: year) }
    package var last: CivilDay { (self + 1).first + -1 }
    package var days: Int { last.number - first.number + 1 }

    package static func < (one: Month, other: Month) -> Bool { one.number < other.number }
    package static func + (month: Month, count: Int) -> Month { Month(number: month.number + count) }

    package var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}

/// Which part of a month is charged when a home is handed over in the middle of it.
package enum PartMonths: String, CaseIterable, Hashable, Sendable, Codable {
    /// From the next month on. Source: DOMAIN C5.
    case fromNextMonth
    /// By days, where the contract says so.
    case byDays

    /// Days of the month that are charged, from the day of hand-over on; 0: none.
    package func days(of month: Month, from handOver: CivilDay) -> Int {
        if handOver > month.last { return 0 }
        if handOver < month.first { return month.days }
        switch self {
        case .fromNextMonth: return 0
        case .byDays: return month.last.number - handOver.number + 1
        }
    }
}
