import Foundation

/// When somebody works, week by week, on the wall clock of the community.
package struct WeeklyShifts: Hashable, Sendable, Codable {
    /// One span; it may pass midnight, and then belongs to the day it begins on.
    package struct Shift: Hashable, Sendable, Codable {
        /// 1 is Monday.
        package let days: Set<Int>
        /// Minutes since midnight; `to` not above `from` ends on the next day.
        package let from: Int
        package let to: Int

        package init(days: Set<Int>, from: Int, to: Int) {
            self.days = days
            self.from = from
            self.to = to
        }
    }

    package let shifts: [Shift]

    package init(_ shifts: [Shift]) { self.shifts = shifts }

    /// When the next shift begins or ends, where that changes whether somebody works; nil: it never does.
    package func nextEdge(after moment: Instant, in zone: TimeZone) -> Instant? {
        let clock = WallClock(zone: zone, now: moment.date)
        var edges: [Instant] = []
        for offset in -1...8 {
            let day = clock.today + offset
            for shift in shifts where shift.days.contains(day.weekday) {
                let end = shift.to <= shift.from ? shift.to + 1440 : shift.to
                edges += [shift.from, end].map { Instant(clock.date(day, minute: $0)) }
            }
        }
        return edges.filter { edge in
            edge > moment && cover(edge, in: zone) != cover(edge + .minutes(-1), in: zone)
        }.min()
    }

    package func cover(_ moment: Instant, in zone: TimeZone) -> Bool {
        let seconds = moment.milliseconds / 1000 + Int64(zone.secondsFromGMT(for: moment.date))
        let day = Int((seconds >= 0 ? seconds : seconds - 86399) / 86400)
        let minute = Int(seconds - Int64(day) * 86400) / 60
        // 1970 began on a Thursday.
        let weekday = (day % 7 + 7 + 3) % 7 + 1
        let yesterday = weekday == 1 ? 7 : weekday - 1
        return shifts.contains { shift in
            guard shift.to <= shift.from else {
                return shift.days.contains(weekday) && (shift.from..<shift.to).contains(minute)
            }
            return (shift.days.contains(weekday) && minute >= shift.from)
                || (shift.days.contains(yesterday) && minute < shift.to)
        }
    }
}
