import Foundation
import ServiceDesk

/// Reads time windows: 明天下午三点后, 周六到周日, before 8 tonight, Dec 1, 9am-12pm.
struct Times {
    private let reading: Reading
    private let clock: WallClock

    /// A moment or stretch as far as one side of a window tells it.
    private struct Point {
        var day: CivilDay?
        var days = 1
        var part: (from: Int, to: Int)?
        var minute: Int?
        var isExact = false
        var isNow = false
        var isMonthEnd = false

        var isEmpty: Bool { day == nil && part == nil && minute == nil && !isNow && !isMonthEnd }
    }

    private struct Expression {
        var left = Point()
        var right: Point?
        var isAfter = false
        var isBefore = false
        var isSince = false
        var start: Int
        var end: Int
    }

    init(_ reading: Reading, clock: WallClock) {
        self.reading = reading
        self.clock = clock
    }

    /// The windows told, in the order of the text.
    func windows(claimed: Set<Int>) -> [Entity] {
        let tokens = reading.timeTokens(clock: clock, claimed: claimed)
        guard !tokens.isEmpty else { return [] }
        var expressions: [Expression] = []
        for group in groups(of: tokens) {
            guard var next = expression(of: group) else { continue }
            // 周五上午停电 九点到十一点: the hours are those of the day told before.
            if let last = expressions.last, last.right == nil, next.left.day == nil, !next.left.isNow,
                next.left.minute != nil || next.left.part != nil, let day = last.left.day, last.left.minute == nil,
                last.left.days == 1
            {
                next.left.day = day
                if next.left.part == nil { next.left.part = last.left.part }
                next.start = last.start
                expressions.removeLast()
            }
            expressions.append(next)
        }
        return expressions.compactMap { expression in
            guard !expression.isSince, let window = resolve(expression) else { return nil }
            return Entity(kind: .time(window), start: expression.start, end: expression.end)
        }
    }

    private func groups(of tokens: [TimeToken]) -> [[TimeToken]] {
        var groups: [[TimeToken]] = []
        for token in tokens {
            if let last = groups.last?.last, isNear(last.end, token.start) {
                groups[groups.count - 1].append(token)
            } else {
                groups.append([token])
            }
        }
        return groups
    }

    private func isNear(_ end: Int, _ start: Int) -> Bool {
        // One word may be two tokens: 今晚 is a day and a part of it.
        if start < end { return true }
        guard start - end <= 3 else { return false }
        return (end..<start).allSatisfy {
            switch reading.scalars[$0] {
            case Scalars.space, Scalars.hyphen, 0x7E, 0x2C, 0x28, 0x29: true
            default: false
            }
        }
    }

    private func expression(of tokens: [TimeToken]) -> Expression? {
        let tokens = Array(tokens.drop { $0.kind == .glue })
        guard let first = tokens.first, let last = tokens.last(where: { $0.kind != .glue }) else { return nil }
        var expression = Expression(start: first.start, end: last.end)
        var point = Point()
        var left: Point?
        var previous = first.start
        for (index, token) in tokens.enumerated() {
            let marked = (previous..<max(previous, token.start)).contains {
                reading.scalars[$0] == Scalars.hyphen || reading.scalars[$0] == 0x7E
            }
            if token.kind == .upTo || marked, left == nil, !point.isEmpty, index > 0 {
                left = point
                point = Point()
            }
            previous = token.end
            take(token, into: &point, after: left, expression: &expression)
        }
        if let left {
            if point.isEmpty {
                expression.left = left
            } else {
                expression.left = left
                expression.right = point
            }
        } else {
            expression.left = point
        }
        guard !expression.left.isEmpty else { return nil }
        // 一点 is mostly "a little"; alone it names no hour.
        if tokens.count == 1, case .clock = first.kind, first.end - first.start == 2,
            Number.numeral(reading.scalars[first.start]) == 1
        {
            return nil
        }
        return expression
    }

    private func take(_ token: TimeToken, into point: inout Point, after left: Point?, expression: inout Expression) {
        switch token.kind {
        case .day(let day, let days):
            point.day = day
            point.days = days
        case .weekday(let weekday):
            let base = left?.day ?? clock.today
            let ahead = (weekday - base.weekday + 7) % 7
            point.day = base + (ahead == 0 ? 7 : ahead)
        case .dayOfMonth(let number): point.day = dayOfMonth(number, from: left?.day)
        case .part(let from, let to): point.part = (from, to)
        case .clock(let minute, let isExact):
            point.minute = minute
            point.isExact = isExact
        case .am, .pm, .upTo, .glue: break
        case .after: expression.isAfter = true
        case .before: expression.isBefore = true
        case .since: expression.isSince = true
        case .fromNow: point.isNow = true
        case .monthEnd: point.isMonthEnd = true
        }
    }

    private func dayOfMonth(_ number: Int, from base: CivilDay?) -> CivilDay? {
        var (year, month, day) = (base ?? clock.today).parts
        if number < day {
            month += 1
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        day = number
        return CivilDay.exists(year: year, month: month, day: day) ? CivilDay(year: year, month: month, day: day) : nil
    }

    // MARK: windows

    private func resolve(_ expression: Expression) -> Window? {
        let left = expression.left
        let day = left.day ?? clock.today
        if left.isMonthEnd {
            let (year, month, _) = clock.today.parts
            let first =
                month == 12
                ? CivilDay(year: year + 1, month: 1, day: 1) : CivilDay(year: year, month: month + 1, day: 1)
            return expression.isBefore ? Window(from: nil, to: clock.date(first, minute: 0)) : nil
        }
        if let right = expression.right {
            // between 2 and 4 tomorrow: the day told last is the day of both.
            let isShared = left.day == nil && !left.isNow && right.minute != nil
            return range(left, right, day: isShared ? right.day ?? day : day)
        }
        if left.isNow { return Window(from: clock.now, to: nil) }
        if let minute = minuteOfDay(left, isLate: true) {
            let moment = clock.date(day, minute: minute)
            return expression.isBefore ? Window(from: nil, to: moment) : Window(from: moment, to: nil)
        }
        if let part = left.part {
            let from = clock.date(day, minute: part.from * 60)
            if expression.isBefore { return Window(from: nil, to: from) }
            if expression.isAfter { return Window(from: clock.date(day, minute: part.to * 60), to: nil) }
            return Window(from: from, to: clock.date(day, minute: part.to * 60))
        }
        guard left.day != nil else { return nil }
        if expression.isBefore { return Window(from: nil, to: clock.date(day, minute: 0)) }
        if expression.isAfter { return Window(from: clock.date(day, minute: 0), to: nil) }
        return Window(from: clock.date(day, minute: 0), to: clock.date(day + left.days, minute: 0))
    }

    private func range(_ left: Point, _ right: Point, day: CivilDay) -> Window? {
        let from: Date
        var startMinute = 0
        if left.isNow {
            from = clock.now
            startMinute = clock.minuteOfDay
        } else {
            // 2点到下午5点, 9-11am: what the right side says of the half of the day holds for the left when it fits.
            var opening = left
            if opening.part == nil, !opening.isExact, let end = right.minute, right.isExact, let start = opening.minute
            {
                if end >= 720, start < 720, start + 720 < end { opening.minute = start + 720 }
                opening.isExact = true
            }
            startMinute =
                minuteOfDay(opening, isLate: right.minute != nil || right.part != nil) ?? left.part.map { $0.from * 60 }
                ?? 0
            from = clock.date(day, minute: startMinute)
        }
        let lastDay = right.day ?? day
        if var minute = right.minute {
            if let part = right.part ?? left.part, !right.isExact {
                minute = placed(minute, in: part)
            } else if !right.isExact, minute <= startMinute, minute + 720 > startMinute, minute < 720 {
                minute += 720
            }
            // 晚上10点到6点 ends on the day after.
            if lastDay == day, minute <= startMinute { minute += 1440 }
            return Window(from: from, to: clock.date(lastDay, minute: minute))
        }
        if let part = right.part { return Window(from: from, to: clock.date(lastDay, minute: part.to * 60)) }
        guard right.day != nil, lastDay >= day else { return nil }
        return Window(from: from, to: clock.date(lastDay + right.days, minute: 0))
    }

    /// The minute a clock time means: 三点 with 下午 is 15:00; alone, the small hours are taken for the afternoon.
    private func minuteOfDay(_ point: Point, isLate: Bool) -> Int? {
        guard let minute = point.minute else { return nil }
        if point.isExact { return minute }
        if let part = point.part { return placed(minute, in: part) }
        return isLate && minute >= 60 && minute < 420 ? minute + 720 : minute
    }

    private func placed(_ minute: Int, in part: (from: Int, to: Int)) -> Int {
        if part.from >= 12, minute < 720 {
            // 晚上12点半, 凌晨 after an evening.
            return minute + 720
        }
        if part.from >= 18, minute >= 720, minute < 780 { return minute + 720 }
        return minute
    }
}
