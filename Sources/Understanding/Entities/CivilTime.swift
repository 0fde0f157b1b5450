import Foundation

/// A day of the Gregorian calendar, counted from 1970-01-01; plain arithmetic, no calendar object.
///
/// Source of the day count: Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
struct CivilDay: Comparable, Hashable {
    var number: Int

    init(number: Int) { self.number = number }

    init(year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    var parts: (year: Int, month: Int, day: Int) {
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
    var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

    static func < (one: CivilDay, other: CivilDay) -> Bool { one.number < other.number }
    static func + (day: CivilDay, days: Int) -> CivilDay { CivilDay(number: day.number + days) }

    /// Whether there is such a day: not the 31st of February.
    static func exists(year: Int, month: Int, day: Int) -> Bool {
        guard (1...12).contains(month), day >= 1, (1...9999).contains(year) else { return false }
        let next =
            month == 12 ? CivilDay(year: year + 1, month: 1, day: 1) : CivilDay(year: year, month: month + 1, day: 1)
        return day <= next.number - CivilDay(year: year, month: month, day: 1).number
    }
}

/// The wall clock of a community.
struct WallClock {
    let zone: TimeZone
    let now: Date

    var today: CivilDay { day(of: now).day }

    var minuteOfDay: Int { day(of: now).minute }

    func day(of date: Date) -> (day: CivilDay, minute: Int) {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: date)
        let day = Int((Double(seconds) / 86_400).rounded(.down))
        return (CivilDay(number: day), (seconds - day * 86_400) / 60)
    }

    /// Minutes may go past the day's end: 26:00 is two in the morning after.
    func date(_ day: CivilDay, minute: Int) -> Date {
        let local = Double(day.number * 86_400 + minute * 60)
        // Twice, because the offset asked for first may be the one of the other side of a change of clocks.
        let first = Date(
            timeIntervalSince1970: local - Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: local))))
        return Date(timeIntervalSince1970: local - Double(zone.secondsFromGMT(for: first)))
    }
}
