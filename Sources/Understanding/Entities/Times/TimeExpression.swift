import Foundation
import ServiceDesk

/// One time as told: a point, or a left and a right side, with the words that say how to take it.
struct TimeExpression {
    /// A moment or stretch as far as one side of a window tells it.
    struct Point {
        var day: CivilDay?
        /// So many days from that one on.
        var count = 1
        /// The weekday by whose name alone the day was told.
        var weekday: Int?
        var year: Int?
        /// The first day of the month told.
        var month: CivilDay?
        /// A month or year told by itself is mostly what a bill is for.
        var isWeak = false
        var part: (from: Int, to: Int)?
        var minute: Int?
        var precision = TimeToken.Precision.open
        var isNow = false
        var moment: Date?
        /// The end of a week, month or year: where it ends is told, not where it begins.
        var close: CivilDay?

        var hasHours: Bool { part != nil || minute != nil }
        /// Has nothing that makes a window.
        var isEmpty: Bool { day == nil && !hasHours && !isNow && moment == nil && close == nil }
        var end: CivilDay? { day.map { $0 + count } }
    }

    var left = Point()
    var right: Point?
    /// How long it lasts from its left side on.
    var length: Length?
    /// The left side is where it ends, counted from now: within two hours.
    var isWithin = false
    var isAfter = false
    var isBefore = false
    /// before, but with the day itself: by Friday.
    var isBy = false
    var isSince = false
    var isEach = false
    var isBetween = false
    var start: Int
    var end: Int

    var isMarked: Bool { isAfter || isBefore || isBy || isWithin }

    /// Says an hour or part of a day and leaves the day to what was said before.
    var lacksDay: Bool {
        left.day == nil && left.hasHours && left.close == nil && left.moment == nil && !left.isNow && right?.day == nil
    }
    /// Says a day, or part of one, and no hours.
    var lacksHours: Bool {
        left.day != nil && left.minute == nil && !isMarked && length == nil && right?.hasHours != true
    }
}
