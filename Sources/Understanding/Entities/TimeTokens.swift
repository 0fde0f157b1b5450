/// The parts times are made of, in the order of the text: days, parts of the day, clock times, and the words between.
struct TimeToken {
    enum Kind: Equatable {
        /// A day, or so many from it on.
        case day(CivilDay, days: Int)
        /// A day of the week, which one depends on what stands before it.
        case weekday(Int)
        case dayOfMonth(Int)
        case part(Int, Int)
        /// `isExact`: 24-hour or with am or pm, so that no afternoon needs guessing.
        case clock(minute: Int, isExact: Bool)
        case am, pm
        case upTo, after, before, fromNow, since, monthEnd, glue
    }

    var kind: Kind
    var start: Int
    var end: Int
}

extension Reading {
    /// All of them, sorted; numbers spoken for by others are left alone.
    func timeTokens(clock: WallClock, claimed: Set<Int>) -> [TimeToken] {
        var tokens = hits.compactMap { timeToken(of: $0, clock: clock) }
        var index = 0
        var lastClock: Int?
        while index < numbers.count {
            let number = numbers[index]
            if claimed.contains(number.start) || number.isHuge || number.value > 9999 {
                index += 1
                continue
            }
            if let (token, used) = date(at: index, clock: clock) ?? clockTime(at: index, after: lastClock) {
                tokens.removeAll { $0.start < token.end && token.start < $0.end }
                tokens.append(token)
                if case .clock = token.kind { lastClock = token.end }
                index += used
            } else {
                index += 1
            }
        }
        tokens.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        return tokens
    }

    private func timeToken(of hit: Hit, clock: WallClock) -> TimeToken? {
        guard case .time(let time) = senses[hit.cue] else { return nil }
        let kind: TimeToken.Kind
        let today = clock.today
        switch time {
        case .day(let days): kind = .day(today + days, days: 1)
        case .weekday(let weekday): kind = .weekday(weekday)
        case .nextWeekday(let weekday): kind = .day(today + (8 - today.weekday) + (weekday - 1), days: 1)
        case .weekend(let weeks): kind = .day(today + (6 - today.weekday) + weeks * 7, days: 2)
        case .part(let from, let to): kind = .part(from, to)
        case .clock(let hour): kind = .clock(minute: hour * 60, isExact: true)
        case .after: kind = .after
        case .before: kind = .before
        case .fromNow: kind = .fromNow
        case .since: kind = .since
        case .monthEnd: kind = .monthEnd
        case .to: kind = .upTo
        case .am: kind = .am
        case .pm: kind = .pm
        case .glue: kind = .glue
        case .hour, .half, .quarter, .month, .monthUnit, .dayUnit: return nil
        }
        return TimeToken(kind: kind, start: hit.start, end: hit.end)
    }

    // MARK: dates

    private func date(at index: Int, clock: WallClock) -> (TimeToken, used: Int)? {
        let number = numbers[index]
        // 2026-11-25, 2026/11/25, 11/25.
        if index + 2 < numbers.count, number.value >= 1990, number.value < 2200, joined(index, by: [0x2D, 0x2F, 0x2E]),
            joined(index + 1, by: [0x2D, 0x2F, 0x2E])
        {
            return token(
                year: number.value, month: numbers[index + 1].value, day: numbers[index + 2].value, start: number.start,
                end: numbers[index + 2].end, used: 3)
        }
        if joined(index, by: [0x2F]), number.value <= 12 {
            return coming(
                month: number.value, day: numbers[index + 1].value, start: number.start, end: numbers[index + 1].end,
                used: 2, clock: clock)
        }
        if let unit = hit(of: .time(.monthUnit), at: number.end), number.value <= 12 {
            guard index + 1 < numbers.count, numbers[index + 1].start == unit.end else { return nil }
            let day = numbers[index + 1]
            return coming(
                month: number.value, day: day.value, start: number.start,
                end: hit(of: .time(.dayUnit), at: day.end)?.end ?? day.end, used: 2, clock: clock)
        }
        if let (month, edge) = namedMonth(around: number) {
            return coming(
                month: month, day: number.value, start: min(number.start, edge.lowerBound),
                end: max(number.end, edge.upperBound), used: 1, clock: clock)
        }
        if let unit = hit(of: .time(.dayUnit), at: number.end), (1...31).contains(number.value) {
            return (TimeToken(kind: .dayOfMonth(number.value), start: number.start, end: unit.end), 1)
        }
        return nil
    }

    private func joined(_ index: Int, by marks: [UInt32]) -> Bool {
        index + 1 < numbers.count && numbers[index].end + 1 == numbers[index + 1].start
            && marks.contains(scalars[numbers[index].end])
    }

    private func token(year: Int, month: Int, day: Int, start: Int, end: Int, used: Int) -> (TimeToken, used: Int)? {
        guard CivilDay.exists(year: year, month: month, day: day) else { return nil }
        return (
            TimeToken(kind: .day(CivilDay(year: year, month: month, day: day), days: 1), start: start, end: end), used
        )
    }

    /// The next such day, this year or the coming one; up to two months back it is meant as past.
    private func coming(
        month: Int, day: Int, start: Int, end: Int, used: Int, clock: WallClock
    ) -> (TimeToken, used: Int)? {
        let today = clock.today
        let year = today.parts.year
        guard let here = token(year: year, month: month, day: day, start: start, end: end, used: used) else {
            return nil
        }
        if case .day(let this, _) = here.0.kind, this + 60 < today {
            return token(year: year + 1, month: month, day: day, start: start, end: end, used: used)
        }
        return here
    }

    /// Dec 1, December 1st, 1 December, 1st of December.
    private func namedMonth(around number: Number) -> (month: Int, edge: Range<Int>)? {
        guard (1...31).contains(number.value) else { return nil }
        for hit in hits(endingAt: number.start) {
            // The 9 of "1 December 9:00" is no day.
            let isTold = numbers.contains { $0.end <= hit.start && hit.start - $0.end <= 4 && $0.value <= 31 }
            if case .time(.month(let month)) = senses[hit.cue], !isTold {
                let end = self.hit(of: .time(.dayUnit), at: number.end)?.end ?? number.end
                return (month, hit.start..<end)
            }
        }
        var end = self.hit(of: .time(.dayUnit), at: number.end)?.end ?? number.end
        if let glue = hit(of: .time(.glue), at: end) { end = glue.end }
        for hit in hits(startingAt: end) {
            if case .time(.month(let month)) = senses[hit.cue] { return (month, number.start..<hit.end) }
        }
        return nil
    }

    // MARK: clock times

    private func clockTime(at index: Int, after last: Int? = nil) -> (TimeToken, used: Int)? {
        let number = numbers[index]
        // 9:30
        if joined(index, by: [0x3A]), number.value <= 24, numbers[index + 1].value < 60, numbers[index + 1].digits == 2
        {
            let end = numbers[index + 1].end
            let minute = number.value * 60 + numbers[index + 1].value
            return meridiem(minute: minute, isExact: true, start: number.start, end: end, used: 2)
        }
        guard number.hundredths % 100 == 0, number.value <= 24, number.digits <= 2 else { return nil }
        if let unit = hit(of: .time(.hour), at: number.end) {
            var end = unit.end
            var minute = number.value * 60
            var used = 1
            if let half = hit(of: .time(.half), at: end) {
                minute += 30
                end = half.end
            } else if let quarter = hit(of: .time(.quarter), at: end) {
                minute += 15
                end = quarter.end
            } else if index + 1 < numbers.count, numbers[index + 1].start == end, numbers[index + 1].value < 60,
                !numbers[index + 1].isVague, numbers[index + 1].value > 4 || numbers[index + 1].digits == 2
            {
                minute += numbers[index + 1].value
                end = numbers[index + 1].end
                used = 2
            }
            return meridiem(
                minute: minute, isExact: number.value > 12 || number.value == 0, start: number.start, end: end,
                used: used)
        }
        if let token = meridiem(
            minute: number.value * 60, isExact: false, start: number.start, end: number.end, used: 1),
            token.0.end > number.end
        {
            return token
        }
        // before 8, after 3, from 9 to 11: a bare hour only behind such a word, and with nothing counted by it.
        let leads =
            last.map { $0 < number.start && isUpTo($0..<number.start) } == true
            || hits(endingAt: number.start).contains {
                senses[$0.cue] == .time(.after(.before)) || senses[$0.cue] == .time(.before(.before))
            }
        let counts = hits(startingAt: number.end).contains {
            switch senses[$0.cue] {
            case .span, .address, .money, .ticket: true
            default: false
            }
        }
        if leads, !counts {
            return (
                TimeToken(
                    kind: .clock(minute: number.value * 60, isExact: number.value > 12), start: number.start,
                    end: number.end), 1
            )
        }
        // The 9 of 9-11点, 9 to 11 am.
        if index + 1 < numbers.count, isUpTo(number.end..<numbers[index + 1].start),
            let next = clockTime(at: index + 1),
            next.0.start == numbers[index + 1].start
        {
            return (
                TimeToken(
                    kind: .clock(minute: number.value * 60, isExact: false), start: number.start, end: number.end), 1
            )
        }
        return nil
    }

    private func meridiem(minute: Int, isExact: Bool, start: Int, end: Int, used: Int) -> (TimeToken, used: Int)? {
        if let am = hit(of: .time(.am), at: end) {
            return (
                TimeToken(kind: .clock(minute: minute % 720, isExact: true), start: start, end: am.end), used
            )
        }
        if let pm = hit(of: .time(.pm), at: end) {
            return (
                TimeToken(kind: .clock(minute: minute % 720 + 720, isExact: true), start: start, end: pm.end), used
            )
        }
        return (TimeToken(kind: .clock(minute: minute, isExact: isExact), start: start, end: end), used)
    }

    /// Nothing but a hyphen, a wave or a word like 到 between.
    func isUpTo(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty, range.count <= 8 else { return false }
        let written = range.filter { scalars[$0] != Scalars.space }
        if written.count == 1, scalars[written[0]] == Scalars.hyphen || scalars[written[0]] == 0x7E { return true }
        return hits(startingAt: range.lowerBound).contains {
            senses[$0.cue] == .time(.to) && ($0.end..<range.upperBound).allSatisfy { scalars[$0] == Scalars.space }
                && $0.end <= range.upperBound
        }
    }

    private func hit(of sense: Sense, at position: Int) -> Hit? {
        guard position < scalars.count else { return nil }
        return hits(startingAt: position).first { senses[$0.cue] == sense }
    }
}
