import ServiceDesk

/// Puts the parts of times together.
struct TimeGrammar {
    let reading: Reading
    let clock: WallClock
    let calendar: WorkCalendar
    private let tokens: [TimeToken]
    private(set) var expressions: [TimeExpression] = []
    private var current: TimeExpression?
    /// Behind 到 or a hyphen, on the right side.
    private var isRight = false
    /// Where what was read last ends.
    private var last = 0
    /// next, last, this.
    private(set) var shift: Int?
    /// A day of the week the next weekday belongs to: 下周二或者周三.
    private(set) var weekTold: CivilDay?
    /// within, in, for: in front of a span of time.
    private var lead: TimeToken?

    init(_ reading: Reading, tokens: [TimeToken], clock: WallClock, calendar: WorkCalendar) {
        self.reading = reading
        self.clock = clock
        self.calendar = calendar
        self.tokens = tokens
        var index = 0
        while index < tokens.count { index += take(at: index) }
        finish()
    }

    /// - Returns: how many were taken.
    private mutating func take(at index: Int) -> Int {
        let token = tokens[index]
        defer { last = max(last, token.end) }
        if case .length(let length) = token.kind { return takeLength(length, at: index) }
        if !isNear(last, token.start) { finish() }
        if token.isPoint, !isRight, current?.left.isEmpty == false, hasMark(last, token.start) { openRight() }
        switch token.kind {
        case .or:
            weekTold = current?.left.day
            finish()
        case .glue, .and: if token.kind == .and, current?.isBetween == true { openRight() }
        case .shift(let weeks): shift = weeks
        case .upTo: openRight()
        case .until: if !openRight() { mark(token) { $0.isBy = true } }
        case .by: mark(token) { $0.isBy = true }
        case .at: mark(token) { _ in }
        case .between: mark(token) { $0.isBetween = true }
        case .before(.before): mark(token) { $0.isBefore = true }
        case .before(.after): behind(token) { $0.isBefore = true }
        case .after(.before): mark(token) { $0.isAfter = true }
        case .after(.after): behind(token) { $0.isAfter = true }
        case .within(.after): behind(token) { _ in }
        case .within(.before), .ahead, .lasting: lead = token
        case .ago: break
        case .since: mark(token) { $0.isSince = true }
        case .each: mark(token) { $0.isEach = true }
        case .length: break
        case .days, .nextDay, .weekday, .week, .weekend, .dayOfMonth, .month, .year, .monthPart, .monthEnd, .yearEnd,
            .weekEnd, .holiday, .part, .clock, .now, .fromNow:
            takePoint(token, before: index + 1 < tokens.count ? tokens[index + 1] : nil)
        }
        return 1
    }

    // MARK: beginning and ending

    private mutating func open(at token: TimeToken) {
        if current == nil { current = TimeExpression(start: token.start, end: token.end) }
    }

    @discardableResult
    private mutating func openRight() -> Bool {
        guard !isRight, current?.left.isEmpty == false else { return false }
        isRight = true
        current?.right = .init()
        return true
    }

    private mutating func finish() {
        defer {
            current = nil
            isRight = false
            shift = nil
            lead = nil
        }
        guard var expression = current else { return }
        if expression.right?.isEmpty == true { expression.right = nil }
        guard !expression.left.isEmpty || expression.isSince else { return }
        if !expression.join(expressions.last, today: clock.today) {
            expressions.append(expression)
            shareHours()
        } else {
            expressions[expressions.count - 1] = expression
        }
    }

    /// 周二、周四晚上, Mon, Wed and Fri mornings: the hours told last are those of every day in the row.
    private mutating func shareHours() {
        var index = expressions.count - 1
        let told = expressions[index]
        guard told.left.day != nil, told.left.hasHours, told.right?.day == nil else { return }
        while index > 0 {
            let before = expressions[index - 1]
            guard before.lacksHours, !before.isSince, before.left.part == nil, before.right == nil,
                before.left.count == 1,
                !before.left.isWeak, before.left.close == nil, isList(before.end, expressions[index].start)
            else { return }
            expressions[index - 1] = told
            expressions[index - 1].left.day = before.left.day
            expressions[index - 1].left.count = 1
            expressions[index - 1].start = before.start
            expressions[index - 1].end = before.end
            index -= 1
        }
    }

    /// Nothing but commas and words like 或 between.
    private func isList(_ end: Int, _ start: Int) -> Bool {
        guard end <= start, start - end <= 6 else { return false }
        var position = end
        while position < start {
            if reading.scalars[position] == Scalars.space || reading.scalars[position] == 0x2C {
                position += 1
            } else if let word = reading.hit(at: position, where: { $0 == .and || $0 == .time(.or) }), word.end <= start
            {
                position = word.end
            } else {
                return false
            }
        }
        return true
    }

    /// A word in front of what it is about; it belongs to the next time where one stands before it already.
    private mutating func mark(_ token: TimeToken, _ change: (inout TimeExpression) -> Void) {
        if let current, current.left.minute != nil || isRight { finish() }
        open(at: token)
        if var marked = current {
            change(&marked)
            current = marked
        }
    }

    /// A word behind what it is about: 后, 前, 起, 内.
    private mutating func behind(_ token: TimeToken, _ change: (inout TimeExpression) -> Void) {
        // The 后再 of 两天以后再 is no second 后.
        guard token.start >= last else { return }
        guard var marked = current, !marked.left.isEmpty, !isRight || marked.right?.isEmpty == false else { return }
        marked.left.isWeak = false
        change(&marked)
        marked.end = max(marked.end, token.end)
        current = marked
    }

    // MARK: points

    private mutating func takePoint(_ token: TimeToken, before next: TimeToken?) {
        // 干一个晚上 明天来: in Chinese the day stands first.
        if token.kind.isDay, let left = current?.left, !isRight, left.part != nil, left.minute == nil, left.day == nil,
            Scalars.isHan(reading.scalar(at: token.start))
        {
            finish()
        }
        open(at: token)
        defer {
            shift = nil
            weekTold = nil
        }
        guard var expression = current else { return }
        if case .clock = token.kind, isRight, opensHours(token, next), expression.endDays() { isRight = false }
        var point = isRight ? expression.right ?? .init() : expression.left
        if !leadsNext(token, next, point), fill(&point, with: token, left: isRight ? expression.left : nil) {
            if isRight { expression.right = point } else { expression.left = point }
            if token.kind == .fromNow { expression.isAfter = true }
            expression.end = max(expression.end, token.end)
            current = expression
            return
        }
        if !isRight, let count = following(token, expression.left) {
            current?.left.count = count
            current?.end = token.end
            return
        }
        let shift = shift
        finish()
        self.shift = shift
        open(at: token)
        var fresh = TimeExpression.Point()
        _ = fill(&fresh, with: token, left: nil)
        current?.left = fresh
    }

    /// The 9 of Mon-Fri 9-11.
    private func opensHours(_ token: TimeToken, _ next: TimeToken?) -> Bool {
        guard let next else { return false }
        if next.kind == .upTo || next.kind == .until { return isNear(token.end, next.start) }
        if case .clock = next.kind { return hasMark(token.end, next.start) && isNear(token.end, next.start) }
        return false
    }

    /// The 下午 of 10点到11点或者下午3点 belongs to what follows.
    private func leadsNext(_ token: TimeToken, _ next: TimeToken?, _ point: TimeExpression.Point) -> Bool {
        guard case .part = token.kind, case .clock? = next?.kind, point.minute != nil, let next else { return false }
        return isNear(token.end, next.start)
    }

    /// 周六周日, Saturday and Sunday: one stretch of days; how many it has then.
    private func following(_ token: TimeToken, _ left: TimeExpression.Point) -> Int? {
        guard !left.hasHours, let end = left.end else { return nil }
        var next = TimeExpression.Point()
        guard fill(&next, with: token, left: left), next.day == end, next.count == 1, !next.hasHours else { return nil }
        return left.count + 1
    }

    // MARK: spans of time

    private mutating func takeLength(_ length: Length, at index: Int) -> Int {
        let token = tokens[index]
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        let behind = next.flatMap { $0.start - token.end <= 1 && $0.start >= token.end ? $0.kind : nil }
        let isLed = lead.map { isNear($0.end, token.start) } ?? false
        switch behind {
        case .after(.after)?, .fromNow?: return later(length, from: token.start, to: next?.end ?? token.end, taking: 2)
        case .within(.after)?: return within(length, from: token.start, to: next?.end ?? token.end, taking: 2)
        case .before(.after)?, .ago?: return ago(length, from: token.start, to: next?.end ?? token.end)
        default: break
        }
        if isLed, let lead {
            self.lead = nil
            switch lead.kind {
            case .within: return within(length, from: lead.start, to: token.end, taking: 1)
            case .ahead: return later(length, from: lead.start, to: token.end, taking: 1)
            default: break
            }
            if lead.kind == .lasting, current == nil, extend(by: length, from: lead, to: token) { return 1 }
            if current == nil {
                current = TimeExpression(start: lead.start, end: token.end)
                current?.length = length
                return 1
            }
        }
        if current?.isAfter == true, current?.left.isEmpty == true, isNear(last, token.start) {
            let start = current?.start ?? token.start
            current = nil
            return later(length, from: start, to: token.end, taking: 1)
        }
        // 3号起停水两天, 9点停电两小时, from the 3rd for two days.
        if let now = current, now.right == nil, now.length == nil, !now.isBefore, !now.left.isEmpty,
            now.isAfter || now.left.minute != nil || isLed, isWithinReach(last, token.start)
        {
            current?.length = length
            current?.end = token.end
        } else if !isNear(last, token.start) {
            finish()
        }
        return 1
    }

    /// 明天九点开始，预计持续4小时: of the time told before.
    private mutating func extend(by length: Length, from lead: TimeToken, to token: TimeToken) -> Bool {
        guard let before = expressions.last, lead.start - before.end <= 6, before.right == nil, before.length == nil,
            before.left.minute != nil || before.isAfter, !before.isBefore, !before.isBy
        else { return false }
        expressions[expressions.count - 1].length = length
        expressions[expressions.count - 1].end = token.end
        return true
    }

    private mutating func later(_ length: Length, from start: Int, to end: Int, taking used: Int) -> Int {
        finish()
        current = TimeExpression(start: start, end: end)
        let (day, moment) = length.end(from: clock, calendar: calendar)
        if let moment { current?.left.moment = moment } else { current?.left.day = day }
        last = max(last, end)
        return used
    }

    private mutating func within(_ length: Length, from start: Int, to end: Int, taking used: Int) -> Int {
        // 现在起两小时内
        if current?.left.isNow == true { current = nil }
        _ = later(length, from: start, to: end, taking: used)
        current?.isWithin = true
        return used
    }

    /// 三天前 is a day; two hours ago is no time for anything to be done.
    private mutating func ago(_ length: Length, from start: Int, to end: Int) -> Int {
        finish()
        last = max(last, end)
        switch length.unit {
        case .minutes, .workingDays: break
        case .days, .months, .years:
            current = TimeExpression(start: start, end: end)
            let months = length.unit == .months ? length.count : length.count * 12
            current?.left.day =
                length.unit == .days ? clock.today + -length.count : Length.day(clock.today, months: -months)
        }
        return 2
    }

    // MARK: nearness

    private func isNear(_ end: Int, _ start: Int) -> Bool {
        // One word may be two parts: 今晚 is a day and a part of it.
        if start <= end { return true }
        guard start - end <= 3 else { return false }
        return (end..<start).allSatisfy {
            switch reading.scalars[$0] {
            case Scalars.space, Scalars.hyphen, 0x7E, 0x2C, 0x28, 0x29, 0x2F: true
            default: false
            }
        }
    }

    /// 停水 may stand between when it begins and how long it lasts.
    private func isWithinReach(_ end: Int, _ start: Int) -> Bool {
        if start <= end { return true }
        guard start - end <= 5 else { return false }
        return (end..<start).allSatisfy { Scalars.isHan(reading.scalars[$0]) || reading.scalars[$0] == Scalars.space }
    }

    private func hasMark(_ end: Int, _ start: Int) -> Bool {
        end < start && (end..<start).contains { reading.scalars[$0] == Scalars.hyphen || reading.scalars[$0] == 0x7E }
    }
}
