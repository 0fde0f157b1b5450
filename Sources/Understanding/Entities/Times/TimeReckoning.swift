import ServiceDesk

/// Finds out which minute of the day a time of the clock means.
enum TimeReckoning {
    /// The minute told, or nil when none is.
    ///
    /// 三点 with 下午 is 15:00; alone, the small hours are taken for the afternoon, and so is an hour of today that is over
    /// when its twin in the evening is not.
    static func minute(
        of point: TimeExpression.Point, on day: CivilDay, clock: WallClock, isRange: Bool = false
    ) -> Int? {
        guard let minute = point.minute else { return nil }
        if let part = point.part { return point.precision.isSure ? late(minute, part) : placed(minute, in: part) }
        guard point.precision == .open else { return minute }
        if minute >= 60, minute < 420 { return minute + 720 }
        if !isRange, point.day == nil || day == clock.today, minute < 720, minute <= clock.minuteOfDay,
            minute + 720 > clock.minuteOfDay
        {
            return minute + 720
        }
        return minute
    }

    /// 晚上0点 is the end of that day.
    private static func late(_ minute: Int, _ part: (from: Int, to: Int)) -> Int {
        part.from >= 18 && minute < 360 ? minute + 1440 : minute
    }

    static func placed(_ minute: Int, in part: (from: Int, to: Int)) -> Int {
        // 晚上12点半, 半夜两点: the night goes on past midnight.
        if part.from >= 18, minute < 360 || (minute >= 720 && minute < 780) {
            return minute < 360 ? minute + 1440 : minute + 720
        }
        // 凌晨12点半
        if part.from < 6, minute >= 720, minute < 780 { return minute - 720 }
        // 中午11点半 is before noon.
        if part.from == 12, minute >= 600, minute < 720 { return minute }
        return part.from >= 12 && minute < 720 ? minute + 720 : minute
    }

    /// What the right side says of the half of the day holds for the left when it fits: 2点到下午5点, 9 to 11 tonight.
    static func shared(
        _ part: (from: Int, to: Int), _ left: TimeExpression.Point, _ right: TimeExpression.Point
    ) -> (from: Int, to: Int)? {
        guard !left.precision.isSure, let start = left.minute, let end = right.minute else { return nil }
        let from = placed(start, in: part)
        return from < placed(end, in: part) && part.from >= 12 ? part : nil
    }

    /// 9-11am, 2-4pm: the same for am and pm.
    static func settle(_ left: inout TimeExpression.Point, before right: TimeExpression.Point) {
        guard left.part == nil, left.precision == .open, right.precision != .open, let start = left.minute,
            let end = right.minute
        else { return }
        // 2点到17点, 2-4pm; but 6:00-12:00 and 8点到22点 stand as they are written.
        if end >= 720, start < 720, start + 720 < end, right.precision == .halved || start < 360 {
            left.minute = start + 720
        }
        if start < end { left.precision = .written }
    }

    /// The day and minute a range ends.
    ///
    /// - Parameter start: where it starts, in minutes of `day`.
    static func end(
        _ right: TimeExpression.Point, after left: TimeExpression.Point, start: Int, on day: CivilDay
    ) -> (CivilDay, minute: Int)? {
        if let close = right.close { return (close, 0) }
        let lastDay = right.day ?? day
        if var minute = right.minute {
            if right.precision.isSure {
                if let part = right.part { minute = late(minute, part) }
            } else if let part = right.part {
                minute = placed(minute, in: part)
            } else if let part = left.part, right.day == nil || right.day == left.day {
                minute = placed(minute, in: part)
                // 上午9点到2点
                if minute <= start, minute + 720 > start, minute < 720 { minute += 720 }
            } else if right.precision == .open {
                let isSameDay = lastDay == day
                if minute < 720, isSameDay ? minute <= start : minute < 420 && start < 1020 { minute += 720 }
            } else if minute <= start, minute + 720 > start, minute < 720, lastDay == day, left.precision == .open {
                minute += 720
            }
            // 晚上10点到6点 ends on the day after.
            while lastDay == day, minute <= start { minute += 720 + (right.precision == .open ? 0 : 720) }
            return (lastDay, minute)
        }
        if let part = right.part {
            // 到中午: noon, not two hours on.
            var minute = (part.from == 12 ? 12 : part.to) * 60
            if lastDay == day, minute <= start { minute += 1440 }
            return (lastDay, minute)
        }
        guard right.day != nil, lastDay >= day else { return nil }
        return (lastDay + right.count, 0)
    }
}
