import ServiceDesk

/// Which day a part of a time means, seen from what was told beside it.
extension TimeGrammar {
    /// - Parameter left: the other side, when this is the right one.
    /// - Returns: false when the side has such a part already.
    func fill(_ point: inout TimeExpression.Point, with token: TimeToken, left: TimeExpression.Point?) -> Bool {
        switch token.kind {
        case .part(let from, let to):
            if let part = point.part { return part == (from, to) }
            point.part = (from, to)
        case .clock(let minute, let precision):
            guard point.minute == nil else { return false }
            point.minute = minute
            point.precision = precision
        case .now, .fromNow:
            guard point.isEmpty else { return false }
            point.isNow = true
        case .year(let year): point.setYear(year, today: clock.today)
        case .month(let month, let year, let isFirm):
            guard point.isFree, point.month == nil else { return false }
            point.setMonth(
                month, year: year ?? point.year ?? coming(month),
                isFirm: isFirm || point.year ?? 0 > clock.today.parts.year)
        case .week(let weeks):
            if let weekday = point.weekday {
                point.day = clock.today.monday + (weeks * 7 + weekday - 1)
                return true
            }
            guard point.day == nil else { return false }
            point.day = clock.today.monday + weeks * 7
            point.count = 7
        case .weekday(let weekday): return fillWeekday(weekday, &point, left: left)
        case .weekend(let weeks):
            let isInWeek = point.count == 7
            guard point.day == nil || isInWeek else { return false }
            let monday = isInWeek ? point.day ?? clock.today.monday : clock.today.monday + (weeks + (shift ?? 0)) * 7
            point.day = monday + 5
            point.count = 2
        case .days(let day, let count):
            // Friday, 27 Nov
            guard point.isFree || (count == 1 && (point.weekday == day.weekday || point.day == day)) else {
                return false
            }
            point.day = day
            point.count = count
            point.isWeak = false
        case .nextDay:
            guard point.day == nil else { return false }
            point.day = (left?.day ?? expressions.last?.left.day ?? clock.today) + 1
        case .dayOfMonth(let number):
            // 周四(26日)
            if let day = point.day, point.count == 1, day.parts.day == number { return true }
            guard point.day == nil || point.month != nil && point.count > 1 else { return false }
            guard let day = dayOfMonth(number, in: point.month, from: left?.day) else { return true }
            point.day = day
            point.count = 1
            point.isWeak = false
        case .monthPart(let from, let to):
            let first = point.month ?? firstOfMonth(clock.today)
            let next = Length.day(first, months: 1)
            point.day = first + (from - 1)
            point.count = min(next.number, to.map { first.number + $0 } ?? next.number) - first.number - from + 1
            point.isWeak = false
        case .monthEnd:
            point.close = Length.day(point.month ?? firstOfMonth(clock.today), months: 1)
            point.day = nil
        case .yearEnd:
            point.close = CivilDay(year: (point.year ?? clock.today.parts.year) + 1, month: 1, day: 1)
            point.day = nil
        case .weekEnd(let weeks):
            point.close = clock.today.monday + (weeks + 1) * 7
            point.day = nil
        case .holiday(let holiday): return fillHoliday(holiday, &point)
        case .length, .shift, .upTo, .until, .between, .and, .or, .before, .at, .by, .after, .within, .ahead, .ago,
            .lasting,
            .since, .each, .glue:
            break
        }
        return true
    }

    /// The coming one; in a week that was told, the one of that week.
    private func fillWeekday(
        _ weekday: Int, _ point: inout TimeExpression.Point, left: TimeExpression.Point?
    ) -> Bool {
        if let weeks = shift, point.day == nil {
            point.day = clock.today.monday + (weeks * 7 + weekday - 1)
            return true
        }
        if point.count == 7, let monday = point.day {
            point.day = monday + (weekday - 1)
            point.count = 1
            return true
        }
        // 12月1日(周二)
        if let day = point.day, point.count == 1, day.weekday == weekday { return true }
        guard point.day == nil else { return false }
        if let told = weekTold, told >= clock.today.monday + 7 {
            point.day = told.monday + (weekday - 1)
            return true
        }
        let base = left?.day ?? clock.today
        let ahead = (weekday - base.weekday + 7) % 7
        point.day = base + (ahead == 0 ? 7 : ahead)
        point.weekday = weekday
        return true
    }

    private func fillHoliday(_ holiday: Sense.Holiday, _ point: inout TimeExpression.Point) -> Bool {
        guard point.isFree else { return false }
        let start = point.year.map { CivilDay(year: $0, month: 1, day: 1) } ?? clock.today
        point.count = 1
        switch holiday {
        case .days(let name):
            guard let feast = calendar.feast(name, endingAfter: start) else { return true }
            point.day = feast.first
            point.count = feast.end.number - feast.first.number
        case .feast(let name):
            guard let feast = calendar.feast(name, endingAfter: start) else { return true }
            point.day = feast.feast
        case .eve(let name):
            guard let feast = calendar.feast(name, endingAfter: start) else { return true }
            point.day = feast.feast + -1
        case .date(let month, let day):
            let this = CivilDay(year: start.parts.year, month: month, day: day)
            point.day = this < start ? CivilDay(year: start.parts.year + 1, month: month, day: day) : this
        }
        point.isWeak = false
        return true
    }

    private func firstOfMonth(_ day: CivilDay) -> CivilDay {
        let (year, month, _) = day.parts
        return CivilDay(year: year, month: month, day: 1)
    }

    /// The month's year: this one, unless the month is long over.
    private func coming(_ month: Int) -> Int {
        let (year, current, _) = clock.today.parts
        return month + 3 < current ? year + 1 : year
    }

    private func dayOfMonth(_ number: Int, in month: CivilDay?, from base: CivilDay?) -> CivilDay? {
        let (year, current, day) = (month ?? base ?? clock.today).parts
        let isPast = month == nil && number < day
        for ahead in 0..<12 where !(ahead == 0 && isPast) {
            let first = CivilDay.first(ofMonth: current + ahead, year: year).parts
            if CivilDay.exists(year: first.year, month: first.month, day: number) {
                return CivilDay(year: first.year, month: first.month, day: number)
            }
            if month != nil { return nil }
        }
        return nil
    }
}

extension TimeExpression.Point {
    fileprivate mutating func setYear(_ told: Int, today: CivilDay) {
        year = told
        guard day == nil else { return }
        day = CivilDay(year: told, month: 1, day: 1)
        count = CivilDay(year: told + 1, month: 1, day: 1).number - CivilDay(year: told, month: 1, day: 1).number
        isWeak = true
    }

    fileprivate mutating func setMonth(_ number: Int, year: Int, isFirm: Bool) {
        let first = CivilDay(year: year, month: number, day: 1)
        month = first
        day = first
        count = Length.day(first, months: 1).number - first.number
        isWeak = !isFirm
    }

    /// Has no day yet, or only a year or month to find it in.
    fileprivate var isFree: Bool { day == nil || isWeak }
}
