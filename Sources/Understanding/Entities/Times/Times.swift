import Foundation
import ServiceDesk

/// Reads time windows: 明天下午三点后, 周六到周日, 三个工作日内, before 8 tonight, Dec 1, 9am-12pm.
///
/// A window's end is exclusive and never before its start.
struct Times {
    /// The windows told, in the order of the text.
    private(set) var windows: [Entity] = []
    /// Where clock times stand: what counts minutes inside them is no span of time.
    private(set) var clocks: [Range<Int>] = []

    private let clock: WallClock
    private let calendar: WorkCalendar

    init(
        _ reading: Reading, clock: WallClock, calendar: WorkCalendar, claimed: Set<Int>,
        lengths: [(Length, start: Int, end: Int)]
    ) {
        self.clock = clock
        self.calendar = calendar
        guard Self.mayTell(reading, claimed: claimed, lengths: lengths.count) else { return }
        let scanner = TimeScanner(reading, clock: clock, claimed: claimed, lengths: lengths)
        guard scanner.tokens.contains(where: { $0.kind.tellsTime }) else { return }
        for token in scanner.tokens { if case .clock = token.kind { clocks.append(token.start..<token.end) } }
        for expression in TimeGrammar(reading, tokens: scanner.tokens, clock: clock, calendar: calendar).expressions {
            guard !Self.isNoTime(expression, in: reading), let window = window(of: expression) else { continue }
            if let from = window.from, let to = window.to, from >= to { continue }
            windows.append(Entity(kind: .time(window), start: expression.start, end: expression.end))
        }
    }

    /// Most texts have words like 的 and 到 in them, and no time.
    private static func mayTell(_ reading: Reading, claimed: Set<Int>, lengths: Int) -> Bool {
        if lengths > 0 { return true }
        for hit in reading.hits {
            switch reading.senses[hit.cue] {
            case .time(let time): if time.tells { return true }
            case .period(.month), .period(.year): return true
            default: break
            }
        }
        return reading.numbers.contains { !claimed.contains($0.start) && isOpen($0, in: reading) }
    }

    /// Stands where a time may: beside a mark of dates and hours, or a word of time.
    private static func isOpen(_ number: Number, in reading: Reading) -> Bool {
        if number.fraction != 0 || number.digits == 8 { return true }
        switch reading.scalar(at: number.end) {
        case 0x3A, 0x2F, Scalars.hyphen, 0x7E, 0x2C: return true
        default: break
        }
        let isMeant = { (sense: Sense) in
            switch sense {
            case .time, .period: true
            default: false
            }
        }
        return reading.hit(at: number.end, where: isMeant) != nil
            || reading.hit(upTo: number.start, where: isMeant) != nil
    }

    /// 一点 is mostly "a little"; alone it names no hour, and neither does a word like midnight.
    private static func isNoTime(_ expression: TimeExpression, in reading: Reading) -> Bool {
        guard expression.right == nil, !expression.isMarked, expression.left.day == nil, expression.left.part == nil,
            let minute = expression.left.minute, expression.length == nil
        else { return false }
        // 等我下班
        if !reading.numbers.contains(where: { expression.start <= $0.start && $0.end <= expression.end }) {
            return true
        }
        return minute % 720 == 60 && expression.end - expression.start == 2
            && Number.numeral(reading.scalars[expression.start]) == 1
    }

    // MARK: windows

    private func window(of expression: TimeExpression) -> Window? {
        let left = expression.left
        if expression.isSince || left.isEmpty { return nil }
        if left.isWeak, !expression.isMarked, expression.right == nil, !left.hasHours { return nil }
        if expression.isEach, expression.right?.hasHours != true { return nil }
        if let close = left.close {
            let moment = clock.date(close, minute: 0)
            return expression.isAfter ? Window(from: moment, to: nil) : Window(from: nil, to: moment)
        }
        if expression.isWithin {
            return Window(from: clock.now, to: left.moment ?? left.day.map { clock.date($0 + 1, minute: 0) })
        }
        if let moment = left.moment {
            if let end = expression.right { return range(from: moment, left, to: end, of: expression) }
            return Window(from: moment, to: nil)
        }
        if let length = expression.length, let window = lasting(length, from: left) { return window }
        if let right = expression.right { return range(left, right, of: expression) }
        if left.isNow { return expression.isAfter ? Window(from: clock.now, to: nil) : nil }
        return single(left, of: expression)
    }

    private func single(_ point: TimeExpression.Point, of expression: TimeExpression) -> Window? {
        var day = point.day ?? clock.today
        let isBefore = expression.isBefore || expression.isBy
        if var minute = TimeReckoning.minute(of: point, on: day, clock: clock) {
            // 8点前 said at nine is tomorrow's eight.
            if point.day == nil, isBefore || point.part == nil && point.minute != 0, !isLater(day, minute), isBefore {
                day = day + 1
            }
            if point.day == nil, minute == 0 { minute = 1440 }
            let moment = clock.date(day, minute: minute)
            if isBefore { return Window(from: nil, to: moment) }
            return isPast(expression, moment) ? nil : Window(from: moment, to: nil)
        }
        if let part = point.part {
            // 半夜 by itself tells of what happens at night, and names no night.
            let isNight = part.from < 6 || part.from >= 22
            if isNight, point.day == nil, !expression.isMarked { return nil }
            let from = clock.date(day, minute: part.from * 60)
            let to = clock.date(day + (point.count - 1), minute: part.to * 60)
            // by noon, by Friday evening
            if expression.isBy { return Window(from: nil, to: part.from == 12 ? from : to) }
            if isBefore { return Window(from: nil, to: from) }
            if expression.isAfter { return isPast(expression, from) ? nil : Window(from: from, to: nil) }
            return Window(from: from, to: to)
        }
        guard let first = point.day, let end = point.end else { return nil }
        if expression.isBy { return Window(from: nil, to: clock.date(end, minute: 0)) }
        if isBefore { return Window(from: nil, to: clock.date(first, minute: 0)) }
        if expression.isAfter {
            let from = clock.date(point.count > 1 ? end : first, minute: 0)
            return isPast(expression, from) ? nil : Window(from: from, to: nil)
        }
        return Window(from: clock.date(first, minute: 0), to: clock.date(end, minute: 0))
    }

    private func isLater(_ day: CivilDay, _ minute: Int) -> Bool { clock.date(day, minute: minute) > clock.now }

    /// 昨天开始: the time since when something is broken.
    private func isPast(_ expression: TimeExpression, _ moment: Date) -> Bool {
        expression.isAfter && moment < clock.now && (expression.left.day.map { $0 < clock.today } ?? false)
    }

    /// From a day or hour on, so long.
    private func lasting(_ length: Length, from point: TimeExpression.Point) -> Window? {
        let day = point.day ?? clock.today
        if let minute = TimeReckoning.minute(of: point, on: day, clock: clock) {
            let from = clock.date(day, minute: minute)
            guard length.unit == .minutes else {
                return length.days(from: day, calendar: calendar).map {
                    Window(from: from, to: clock.date($0, minute: minute))
                }
            }
            return Window(from: from, to: from.addingTimeInterval(Double(length.count) * 60))
        }
        if point.isNow {
            if length.unit == .minutes {
                return Window(from: clock.now, to: clock.now.addingTimeInterval(Double(length.count) * 60))
            }
            return length.days(from: clock.today, calendar: calendar).map {
                Window(from: clock.now, to: clock.date($0, minute: 0))
            }
        }
        guard point.part == nil, let end = length.days(from: day, calendar: calendar) else { return nil }
        return Window(from: clock.date(day, minute: 0), to: clock.date(end, minute: 0))
    }

    // MARK: ranges

    private func range(
        _ left: TimeExpression.Point, _ right: TimeExpression.Point, of expression: TimeExpression
    ) -> Window? {
        // 到现在: since when something is broken.
        if right.isNow { return nil }
        if left.isNow { return range(from: clock.now, left, to: right, of: expression) }
        // between 2 and 4 tomorrow: the day told last is the day of both.
        var isShared = left.day == nil && right.hasHours && right.day != nil
        var day = left.day ?? (isShared ? right.day : nil) ?? clock.today
        var opening = left
        if opening.part == nil, isShared || right.day == nil || left.day == right.day, !expression.isBefore,
            opening.minute != nil
        {
            opening.part = right.part.flatMap {
                isShared || right.day == nil ? TimeReckoning.shared($0, opening, right) : nil
            }
        }
        TimeReckoning.settle(&opening, before: right)
        let start =
            TimeReckoning.minute(of: opening, on: day, clock: clock, isRange: true) ?? left.part.map { $0.from * 60 }
            ?? 0
        // 10pm to 6am tomorrow: the night before it.
        if isShared,
            let last = TimeReckoning.minute(of: right, on: day, clock: clock) ?? right.part.map({ $0.to * 60 }),
            start >= last
        {
            day = clock.today
            isShared = false
        }
        guard let ending = TimeReckoning.end(right, after: opening, start: start, on: day) else { return nil }
        // 周六日九点到十一点: from the first day's nine to the last day's eleven.
        var lastDay = ending.0 + (right.day == nil ? left.count - 1 : 0)
        var end = ending.minute
        var first = start
        // 7点到8点 said in the evening.
        if left.day ?? day == clock.today, opening.part == nil, opening.precision == .open, right.part == nil,
            right.precision == .open, lastDay == day, end <= 720, clock.date(day, minute: end) <= clock.now
        {
            first += 720
            end += 720
        }
        // 凌晨2点到6点 said in the morning is tomorrow's.
        if left.day == nil, right.day == nil, left.hasHours, clock.date(lastDay, minute: end) <= clock.now {
            day = day + 1
            lastDay = lastDay + 1
        }
        return Window(from: clock.date(day, minute: first), to: clock.date(lastDay, minute: end))
    }

    private func range(
        from: Date, _ left: TimeExpression.Point, to right: TimeExpression.Point, of expression: TimeExpression
    ) -> Window? {
        let (day, start) = clock.day(of: from)
        if let close = right.close { return Window(from: from, to: clock.date(close, minute: 0)) }
        if let moment = right.moment { return Window(from: from, to: moment) }
        guard let (lastDay, end) = TimeReckoning.end(right, after: left, start: start, on: day) else { return nil }
        return Window(from: from, to: clock.date(lastDay, minute: end))
    }
}

extension TimeToken.Kind {
    /// Without one of these there is no time to read.
    fileprivate var tellsTime: Bool {
        switch self {
        case .days, .nextDay, .weekday, .week, .weekend, .dayOfMonth, .month, .year, .monthPart, .monthEnd, .yearEnd,
            .weekEnd, .holiday, .part, .clock, .length, .now, .fromNow:
            true
        case .shift, .upTo, .until, .between, .and, .or, .before, .at, .by, .after, .within, .ahead, .ago, .lasting,
            .since,
            .each,
            .glue:
            false
        }
    }
}
