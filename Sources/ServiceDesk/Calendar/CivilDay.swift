/// A day of the Gregorian calendar, counted from 1970-01-01; plain arithmetic, no calendar object.
///
/// Source of the day count: Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
package struct CivilDay: Comparable, Hashable, Sendable {
    package var number: Int

    package init(number: Int) { self.number = number }

    package init(year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// `2026-02-01`; nil for anything else.
    package init?(written text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            Self.exists(year: year, month: month, day: day)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// 1 is Monday.
    package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

    /// The Monday of this day's week.
    package var monday: CivilDay { CivilDay(number: number - weekday + 1) }

    package static func < (one: CivilDay, other: CivilDay) -> Bool { one.number < other.number }
    package static func + (day: CivilDay, days: Int) -> CivilDay { CivilDay(number: day.number + days) }

    /// Whether there is such a day: not the 31st of February.
    package static func exists(year: Int, month: Int, day: Int) -> Bool {
        guard (1...12).contains(month), (1...9999).contains(year) else { return false }
        return day >= 1 && day <= length(ofMonth: month, year: year)
    }

    /// The first day of a month counted on from one of a year: month 13 is the next January, month 0 the December before.
    package static func first(ofMonth month: Int, year: Int) -> CivilDay {
        let months = year * 12 + month - 1
        let floor = months >= 0 ? months / 12 : (months - 11) / 12
        return CivilDay(year: floor, month: months - floor * 12 + 1, day: 1)
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        first(ofMonth: month + 1, year: year).number - CivilDay(year: year, month: month, day: 1).number
    }
}
