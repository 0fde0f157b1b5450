import ServiceDesk

/// Puts the parts of times together.
struct TimeGrammar {
    let reading: Reading
    let clock: WallClock
    let calendar: WorkCalendar
    let tokens: [TimeToken]
    var expressions: [TimeExpression] = []
    var current: TimeExpression?
    /// Behind 到 or a hyphen, on the right side.
    var isRight = false
    /// Where what was read last ends.
    var last = 0
    /// next, last, this.
    private(set) var shift: Int?
    /// A day of the week the next weekday belongs to: 下周二或者周三.
    private(set) var weekTold: CivilDay?
    /// within, in, for: in front of a span of time.
    var lead: TimeToken?

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

    mutating func finish() {
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

    // MARK: nearness

    func isNear(_ end: Int, _ start: Int) -> Bool {
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
    func isWithinReach(_ end: Int, _ start: Int) -> Bool {
        if start <= end { return true }
        guard start - end <= 5 else { return false }
        return (end..<start).allSatisfy { Scalars.isHan(reading.scalars[$0]) || reading.scalars[$0] == Scalars.space }
    }

    private func hasMark(_ end: Int, _ start: Int) -> Bool {
        end < start && (end..<start).contains { reading.scalars[$0] == Scalars.hyphen || reading.scalars[$0] == 0x7E }
    }
}
