import ServiceDesk

/// What a span of time makes of a time, and what it is by itself.
extension TimeGrammar {
    mutating func takeLength(_ length: Length, at index: Int) -> Int {
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
}
