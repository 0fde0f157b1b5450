import ServiceDesk

/// Finds the parts times are made of in a text.
struct TimeScanner {
    let reading: Reading
    let clock: WallClock
    let claimed: Set<Int>
    private(set) var tokens: [TimeToken] = []
    /// The date found last, and where it ends.
    private(set) var lastDate: (day: CivilDay, end: Int)?

    /// - Parameters:
    ///   - claimed: where numbers start that are spoken for: phones, homes, sums.
    ///   - lengths: spans of time found before.
    init(_ reading: Reading, clock: WallClock, claimed: Set<Int>, lengths: [(Length, start: Int, end: Int)]) {
        self.reading = reading
        self.clock = clock
        self.claimed = claimed
        var masks: [Hit] = []
        for hit in reading.hits {
            if reading.senses[hit.cue] == .time(.mask) {
                masks.append(hit)
            } else if let kind = kind(of: hit) {
                tokens.append(TimeToken(kind: kind, start: hit.start, end: hit.end))
            }
        }
        guard !tokens.isEmpty || !lengths.isEmpty || !reading.numbers.isEmpty else { return }
        if !masks.isEmpty {
            tokens.removeAll { token in masks.contains { $0.start <= token.start && token.end <= $0.end } }
        }
        dropInner()
        for (length, start, end) in lengths { put([TimeToken(kind: .length(length), start: start, end: end)]) }
        readNumbers(outside: masks)
        tokens.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private func kind(of hit: Hit) -> TimeToken.Kind? {
        switch reading.senses[hit.cue] {
        case .time(let time): kind(of: time, at: hit)
        case .period(.month(let offset)):
            month(offset)
        case .period(.year(let offset)): .year(clock.today.parts.year + offset)
        case .and: .and
        case .plain, .area, .home, .ours, .passing, .number, .floor, .address, .upTo, .everyone, .fee, .category,
            .department,
            .rating, .ratingUnit, .ticket, .money, .tenths, .costItem, .costTotal, .span, .workingDays, .lasting,
            .period, .person, .reason, .figures, .news, .weather, .alert:
            nil
        }
    }

    /// 上个月 and 本月 alone are mostly what a bill is for.
    private func month(_ offset: Int) -> TimeToken.Kind {
        let (year, month, _) = clock.today.parts
        let told = CivilDay.first(ofMonth: month + offset, year: year).parts
        return .month(told.month, year: told.year, isFirm: offset > 0)
    }

    private func kind(of time: Sense.TimeSense, at hit: Hit) -> TimeToken.Kind? {
        switch time {
        case .day(let offset): .days(clock.today + offset, count: 1)
        case .days(let from, let to): .days(clock.today + from, count: to - from)
        case .nextDay: .nextDay
        case .weekday(let weekday): isDoubtful(hit) ? nil : .weekday(weekday)
        case .week(let shift): .week(shift)
        case .weekend(let shift): .weekend(shift)
        case .shift(let shift): .shift(shift)
        case .part(let from, let to): isOneLetter(hit) && !standsBeforeHour(hit) ? nil : .part(from, to)
        case .clock(let hour): .clock(minute: hour * 60, precision: .exact)
        case .monthPart(let from, let to): .monthPart(from, to)
        case .monthEnd: .monthEnd
        case .yearEnd: .yearEnd
        case .weekEnd(let shift): .weekEnd(shift)
        case .holiday(let name): .holiday(name)
        case .after(let side): .after(side)
        case .before(let side): .before(side)
        case .within(let side): .within(side)
        case .by: .by
        case .at: .at
        case .ahead: .ahead
        case .ago: .ago
        case .lasting: .lasting
        case .fromNow: .fromNow
        case .now: .now
        case .since: .since
        case .each: .each
        case .to: .upTo
        case .or: .or
        case .until: .until
        case .between: .between
        case .glue: .glue
        case .hour, .half, .minutes, .am, .pm, .month, .monthUnit, .dayUnit, .short, .halfPast, .quarterPast,
            .quarterTo, .past, .numbered, .mask:
            nil
        }
    }

    /// 早 and 晚 are parts of a day only in front of an hour: 早八点.
    private func isOneLetter(_ hit: Hit) -> Bool {
        hit.end - hit.start == 1 && Scalars.isHan(reading.scalars[hit.start])
    }

    private func standsBeforeHour(_ hit: Hit) -> Bool {
        guard let number = reading.numbers.first(where: { $0.start == reading.pastBlank(hit.end) }) else {
            return false
        }
        return reading.hit(at: number.end) { $0 == .time(.hour) } != nil || reading.scalar(at: number.end) == 0x3A
    }

    /// sun, sat and wed written small are mostly other words.
    private func isDoubtful(_ hit: Hit) -> Bool {
        guard hit.end - hit.start == 3, Scalars.isLatin(reading.scalars[hit.start]),
            reading.text.original(hit.start..<hit.start + 1, of: reading.original).first?.isLowercase == true
        else { return false }
        let isLed = reading.hit(upTo: hit.start) { sense in
            switch sense {
            case .time(.shift), .time(.by), .time(.until), .time(.to), .time(.before), .time(.after),
                .time(.weekday), .and:
                true
            default: false
            }
        }
        if isLed != nil { return false }
        let isFollowed = reading.hit(at: hit.end) { sense in
            switch sense {
            case .time(.part), .time(.weekday), .time(.to), .time(.before), .time(.after), .and, .number: true
            default: false
            }
        }
        return isFollowed == nil && !Scalars.isDigit(reading.scalar(at: hit.end + 1))
    }

    private mutating func readNumbers(outside masks: [Hit]) {
        var index = 0
        var lastClock: Int?
        // 周六日: the 六 is no day of the month.
        let words = tokens.filter(\.isPoint)
        while index < reading.numbers.count {
            let number = reading.numbers[index]
            if claimed.contains(number.start) || number.isHuge
                || masks.contains(where: { $0.start <= number.start && number.end <= $0.end })
                || words.contains(where: { $0.start <= number.start && number.end <= $0.end })
            {
                index += 1
                continue
            }
            if let (found, used) = date(at: index) {
                put(found)
                if case .days(let day, 1) = found.last?.kind { lastDate = (day, found.last?.end ?? 0) }
                index += used
            } else if let (found, used) = clockTime(at: index, after: lastClock) {
                put(found)
                lastClock = found.last?.end
                index += used
            } else {
                index += 1
            }
        }
    }

    /// Of words inside longer words only the longest is one, and of the same word told twice only one.
    private mutating func dropInner() {
        guard tokens.count > 1 else { return }
        tokens.sort { ($0.start, -$0.end) < ($1.start, -$1.end) }
        var kept: [TimeToken] = []
        for token in tokens {
            let isInner = kept.suffix(3).contains {
                token.end <= $0.end && ($0.start < token.start || token.end < $0.end || token.kind == $0.kind)
            }
            if !isInner { kept.append(token) }
        }
        tokens = kept
    }

    /// Takes the place of what was found inside.
    private mutating func put(_ found: [TimeToken]) {
        guard let start = found.first?.start, let end = found.last?.end else { return }
        tokens.removeAll { $0.start >= start && $0.end <= end }
        tokens += found
    }
}
