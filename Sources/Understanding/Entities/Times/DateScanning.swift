import ServiceDesk

/// Dates written with numbers.
extension TimeScanner {
    typealias Found = (tokens: [TimeToken], used: Int)

    /// 2026-11-25, 2026年12月1日, 12月3号, 12/5, 12.5, Dec 3rd, 25号, 12月.
    func date(at index: Int) -> Found? {
        fullDate(at: index) ?? slashedDate(at: index) ?? monthAndDay(at: index) ?? namedMonth(at: index)
            ?? dayOfMonth(at: index)
    }

    private func fullDate(at index: Int) -> Found? {
        let numbers = reading.numbers
        let number = numbers[index]
        // 20261205
        if number.digits == 8, (2000..<2100).contains(number.value / 10_000) {
            return day(
                number.value / 10_000, number.value / 100 % 100, number.value % 100, from: number.start, to: number.end,
                used: 1)
        }
        guard (1990..<2200).contains(number.value), number.hundredths % 100 == 0 || isDotted(index) else { return nil }
        // 2026.12.1 is read as the numbers 2026.12 and 1, or 2026, 12, 1.
        if index + 2 < numbers.count, let mark = joint(index), mark == joint(index + 1), Self.dateMarks.contains(mark) {
            return day(
                number.value, numbers[index + 1].value, numbers[index + 2].value, from: number.start,
                to: dayEnd(of: numbers[index + 2]), used: 3)
        }
        if number.hundredths % 100 != 0, index + 1 < numbers.count, joint(index) == 0x2E {
            return day(
                number.value, number.fraction, numbers[index + 1].value, from: number.start,
                to: numbers[index + 1].end, used: 2)
        }
        guard let unit = reading.hit(at: number.end, where: { $0 == .period(.yearUnit) }) else { return nil }
        guard index + 1 < numbers.count, numbers[index + 1].start == reading.pastBlank(unit.end),
            let month = monthUnit(after: numbers[index + 1])
        else { return ([TimeToken(kind: .year(number.value), start: number.start, end: unit.end)], 1) }
        let monthNumber = numbers[index + 1].value
        if index + 2 < numbers.count, isDay(index + 2, after: month.end) {
            return day(
                number.value, monthNumber, numbers[index + 2].value, from: number.start,
                to: dayEnd(of: numbers[index + 2]), used: 3)
        }
        return (
            [
                TimeToken(
                    kind: .month(monthNumber, year: number.value, isFirm: false), start: number.start, end: month.end)
            ], 2
        )
    }

    /// 26/11/2026; 12/5/2026 is the fifth of December.
    private func slashedDate(at index: Int) -> Found? {
        let numbers = reading.numbers
        guard index + 2 < numbers.count, joint(index) == 0x2F, joint(index + 1) == 0x2F,
            (1990..<2200).contains(numbers[index + 2].value), numbers[index + 2].digits == 4
        else { return nil }
        let (one, other) = (numbers[index].value, numbers[index + 1].value)
        return day(
            numbers[index + 2].value, one > 12 ? other : one, one > 12 ? one : other, from: numbers[index].start,
            to: numbers[index + 2].end, used: 3)
    }

    private static let dateMarks: Set<UInt32> = [0x2D, 0x2F, 0x2E]

    private func isDotted(_ index: Int) -> Bool {
        let number = reading.numbers[index]
        return number.fraction >= 1 && number.fraction <= 12
    }

    /// 12月3号, 12月, 12/5, 5/12 where it can be nothing else, 12.5 beside another time, 12-05 in front of an hour.
    private func monthAndDay(at index: Int) -> Found? {
        let numbers = reading.numbers
        let number = numbers[index]
        if let unit = monthUnit(after: number) {
            if index + 1 < numbers.count, isDay(index + 1, after: unit.end) {
                return coming(
                    number.value, numbers[index + 1].value, from: number.start, to: dayEnd(of: numbers[index + 1]),
                    used: 2)
            }
            return (
                [
                    TimeToken(
                        kind: .month(number.value, year: nil, isFirm: false), start: number.start, end: unit.end)
                ], 1
            )
        }
        if number.hundredths % 100 != 0 {
            guard number.digits > 0, (1...12).contains(number.value), (1...31).contains(number.fraction),
                isTimely(number)
            else { return nil }
            return coming(number.value, number.fraction, from: number.start, to: number.end, used: 1)
        }
        guard index + 1 < numbers.count, number.digits > 0, number.digits <= 2, let mark = joint(index),
            joint(index + 1) != mark, index == 0 || joint(index - 1) != mark
        else { return nil }
        let next = numbers[index + 1]
        guard next.digits > 0, next.digits <= 2, next.hundredths % 100 == 0 else { return nil }
        switch mark {
        case 0x2F where number.value == 24 && next.value == 7: return nil  // 24/7
        case 0x2F where number.value > 12:
            return coming(next.value, number.value, from: number.start, to: next.end, used: 2)
        case 0x2F: return coming(number.value, next.value, from: number.start, to: next.end, used: 2)
        case 0x2D where next.digits == 2 && number.digits == 2 && isInFrontOfHour(index + 2, after: next.end):
            return coming(number.value, next.value, from: number.start, to: next.end, used: 2)
        default: return nil
        }
    }

    private func isInFrontOfHour(_ index: Int, after end: Int) -> Bool {
        index + 1 < reading.numbers.count && reading.numbers[index].start == end + 1 && joint(index) == 0x3A
    }

    /// Whether 12.5 is a day: beside a word of time, or up to another such number.
    private func isTimely(_ number: Number) -> Bool {
        func tells(_ sense: Sense) -> Bool {
            switch sense {
            case .time(.part), .time(.before), .time(.by), .time(.weekday), .time(.after(.after)), .time(.until): true
            default: false
            }
        }
        if reading.hit(at: number.end, where: tells) != nil || reading.hit(upTo: number.start, where: tells) != nil {
            return true
        }
        return reading.numbers.contains { other in
            other.hundredths % 100 != 0 && other.start != number.start
                && (isUpTo(number.end..<max(number.end, other.start))
                    || isUpTo(other.end..<max(other.end, number.start)))
                && (1...12).contains(other.value) && (1...31).contains(other.fraction)
                && reading.hit(at: max(other.end, number.end), where: { $0.counts }) == nil
        }
    }

    private func monthUnit(after number: Number) -> Hit? {
        guard (1...12).contains(number.value), number.hundredths % 100 == 0 else { return nil }
        return reading.hit(at: number.end) { $0 == .time(.monthUnit) || $0 == .period(.monthUnit) }
    }

    /// Whether a number right behind a month is a day of it, and does not count something else.
    private func isDay(_ index: Int, after end: Int) -> Bool {
        let number = reading.numbers[index]
        guard number.start == reading.pastBlank(end), (1...31).contains(number.value), number.digits <= 2 else {
            return false
        }
        guard let unit = reading.hit(at: number.end, where: { $0.counts }) else { return true }
        return reading.senses[unit.cue] == .time(.dayUnit)
            || reading.hit(at: number.end) { $0 == .time(.dayUnit) }?.end ?? 0 >= unit.end
    }

    private func dayEnd(of number: Number) -> Int {
        reading.hit(at: number.end) { $0 == .time(.dayUnit) }?.end ?? number.end
    }

    /// The mark that alone stands between a number and the next.
    func joint(_ index: Int) -> UInt32? {
        guard index >= 0, index + 1 < reading.numbers.count,
            reading.numbers[index].end + 1 == reading.numbers[index + 1].start
        else { return nil }
        return reading.scalars[reading.numbers[index].end]
    }

    private func day(_ year: Int, _ month: Int, _ day: Int, from start: Int, to end: Int, used: Int) -> Found? {
        guard CivilDay.exists(year: year, month: month, day: day) else { return nil }
        let told = CivilDay(year: year, month: month, day: day)
        return ([TimeToken(kind: .days(told, count: 1), start: start, end: end)], used)
    }

    /// The next such day, this year or the coming one; up to two months back it is meant as past.
    private func coming(_ month: Int, _ number: Int, from start: Int, to end: Int, used: Int) -> Found? {
        let today = clock.today
        let year = tokens.last { $0.end <= start && $0.end + 2 >= start }.flatMap { token -> Int? in
            if case .year(let year) = token.kind { year } else { nil }
        }
        if let year { return day(year, month, number, from: start, to: end, used: used) }
        let this = today.parts.year
        guard CivilDay.exists(year: this, month: month, day: number),
            CivilDay(year: this, month: month, day: number) + 60 >= today
        else { return day(this + 1, month, number, from: start, to: end, used: used) }
        return day(this, month, number, from: start, to: end, used: used)
    }

    /// Dec 1, December 1st, 1 December, 1st of December, 3-5 Dec, Dec 1, 2027.
    private func namedMonth(at index: Int) -> Found? {
        let number = reading.numbers[index]
        guard (1...31).contains(number.value), number.digits <= 2, number.hundredths % 100 == 0 else { return nil }
        if let (month, start) = monthBefore(number) {
            let end = dayEnd(of: number)
            if index + 1 < reading.numbers.count, (1990..<2200).contains(reading.numbers[index + 1].value),
                reading.numbers[index + 1].start - end <= 2
            {
                return day(
                    reading.numbers[index + 1].value, month, number.value, from: start,
                    to: reading.numbers[index + 1].end, used: 2)
            }
            return coming(month, number.value, from: start, to: end, used: 1)
        }
        if let (month, end) = monthBehind(number) {
            return coming(month, number.value, from: number.start, to: end, used: 1)
        }
        // The 3 of 3-5 Dec.
        if index + 1 < reading.numbers.count, isUpTo(dayEnd(of: number)..<reading.numbers[index + 1].start),
            let (month, _) = monthBehind(reading.numbers[index + 1])
        {
            return coming(month, number.value, from: number.start, to: dayEnd(of: number), used: 1)
        }
        return nil
    }

    private func monthBefore(_ number: Number) -> (month: Int, start: Int)? {
        var start = number.start
        if let the = reading.hit(upTo: start, where: { $0 == .time(.glue) }) { start = the.start }
        for position in [number.start, start] {
            guard
                let hit = reading.hit(
                    upTo: reading.scalar(at: position - 2) == 0x2E ? position - 2 : position,
                    where: { if case .time(.month) = $0 { true } else { false } }),
                case .time(.month(let month)) = reading.senses[hit.cue]
            else { continue }
            // The 9 of "1 December 9:00" is no day.
            let isTold = reading.numbers.contains {
                $0.end <= hit.start && (1...31).contains($0.value) && monthBehind($0)?.end == hit.end
            }
            if !isTold { return (month, hit.start) }
        }
        return nil
    }

    private func monthBehind(_ number: Number) -> (month: Int, end: Int)? {
        var end = dayEnd(of: number)
        if let of = reading.hit(at: end, where: { $0 == .time(.glue) }) { end = of.end }
        guard let hit = reading.hit(at: end, where: { if case .time(.month) = $0 { true } else { false } }),
            case .time(.month(let month)) = reading.senses[hit.cue]
        else { return nil }
        return (month, hit.end)
    }

    private func isHour(_ number: Number) -> Bool {
        reading.hit(at: number.end) { $0 == .time(.am) || $0 == .time(.pm) } != nil
            || reading.scalar(at: number.end) == 0x3A
    }

    /// 25号, 3、4号, 3-5号, the 3rd.
    private func dayOfMonth(at index: Int) -> Found? {
        let number = reading.numbers[index]
        guard (1...31).contains(number.value), number.digits <= 2, number.hundredths % 100 == 0 else { return nil }
        if let unit = reading.hit(at: number.end, where: { $0.counts || $0 == .time(.numbered) }) {
            guard reading.hit(at: number.end, where: { $0 == .time(.dayUnit) })?.end == unit.end else { return nil }
            return ([TimeToken(kind: .dayOfMonth(number.value), start: number.start, end: unit.end)], 1)
        }
        // The 5 of Dec 3-5.
        if let lastDate, lastDate.end < number.start, isUpTo(lastDate.end..<number.start),
            number.value > lastDate.day.parts.day, !isHour(number)
        {
            return ([TimeToken(kind: .dayOfMonth(number.value), start: number.start, end: number.end)], 1)
        }
        // The first of two numbers that share their 号.
        guard index + 1 < reading.numbers.count else { return nil }
        let next = reading.numbers[index + 1]
        let isListed = joint(index) == 0x2C
        guard isListed || isUpTo(number.end..<next.start), next.value > number.value, next.value <= 31,
            let unit = reading.hit(at: next.end, where: { $0 == .time(.dayUnit) }),
            reading.hit(at: next.end, where: { $0.counts || $0 == .time(.numbered) })?.end == unit.end,
            Scalars.isHan(reading.scalars[unit.start])
        else { return nil }
        var tokens = [TimeToken(kind: .dayOfMonth(number.value), start: number.start, end: number.end)]
        if isListed { tokens.append(TimeToken(kind: .and, start: number.end, end: next.start)) }
        return (tokens, 1)
    }
}
