import Foundation
import ServiceDesk

/// When and where words are said, for writing times.
package struct Voice: Sendable {
    let now: Instant
    let zone: TimeZone
    /// For a room: what people wrote is said without the middle of their phone numbers.
    var hidesPhones = false

    package init(now: Instant, zone: TimeZone) {
        self.now = now
        self.zone = zone
    }

    /// Civil date and time of a moment in the zone.
    func civil(_ moment: Instant) -> CivilMoment {
        CivilMoment(moment.milliseconds / 1000 + Int64(zone.secondsFromGMT(for: moment.date)))
    }
}

/// A date and time on the wall.
struct CivilMoment: Hashable {
    let day: Int64
    let month: Int
    let dayOfMonth: Int
    let hour: Int
    let minute: Int

    /// - Parameter seconds: since 1970 by the wall clock.
    init(_ seconds: Int64) {
        day = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
        let second = Int(seconds - day * 86400)
        hour = second / 3600
        minute = second % 3600 / 60
        // Days to civil date in the proleptic Gregorian calendar: years begin in March, eras have 400 years.
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        dayOfMonth = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
        month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
    }
}
