import ServiceDesk

/// Times of the clock.
extension TimeScanner {
    /// 9:30, 3点一刻, 两三点, 差五分八点, half past three, quarter to nine, 9.30am, 8 pm, 1430 hrs.
    func clockTime(at index: Int, after last: Int?) -> Found? {
        colonTime(at: index) ?? militaryTime(at: index) ?? hourTime(at: index) ?? pastTime(at: index) ?? meridiemTime(
            at: index)
            ?? bareHour(at: index, after: last)
    }

    private func colonTime(at index: Int) -> Found? {
        let numbers = reading.numbers
        let number = numbers[index]
        guard joint(index) == 0x3A, number.value <= 24, number.digits > 0, number.digits <= 2 else { return nil }
        let next = numbers[index + 1]
        guard next.value < 60, next.digits == 2 else { return nil }
        var used = 2
        var end = next.end
        // 9:30:00
        if joint(index + 1) == 0x3A, numbers[index + 2].value < 60, numbers[index + 2].digits == 2 {
            used = 3
            end = numbers[index + 2].end
        }
        return clock(
            minute: number.value * 60 + next.value,
            as: number.value > 12 || number.value == 0
                ? .exact : number.digits == 2 || number.value > 6 ? .written : .open,
            from: number.start, to: end, used: used)
    }

    /// at 1500, from 0900.
    private func militaryTime(at index: Int) -> Found? {
        let number = reading.numbers[index]
        guard number.digits == 4, number.value / 100 < 24, number.value % 100 == 0 || number.value % 100 == 45,
            let lead = reading.hit(
                upTo: number.start, where: { $0 == .time(.at) || $0 == .time(.after(.before)) || $0 == .time(.by) }),
            Scalars.isLatin(reading.scalars[lead.start]), reading.hit(at: number.end, where: { $0.counts }) == nil
        else { return nil }
        let minute = number.value / 100 * 60 + number.value % 100
        return ([TimeToken(kind: .clock(minute: minute, precision: .exact), start: number.start, end: number.end)], 1)
    }

    private func hourTime(at index: Int) -> Found? {
        let number = reading.numbers[index]
        guard number.hundredths % 100 == 0, number.value <= 89, number.digits <= 2,
            let unit = reading.hit(at: number.end, where: { $0 == .time(.hour) }), !isOrdinal(number)
        else {
            // 1430 hrs
            guard number.digits == 4, number.value / 100 < 24, number.value % 100 < 60,
                let unit = reading.hit(at: number.end, where: { $0 == .span(minutes: 60) || $0 == .time(.hour) })
            else { return nil }
            let minute = number.value / 100 * 60 + number.value % 100
            return ([TimeToken(kind: .clock(minute: minute, precision: .exact), start: number.start, end: unit.end)], 1)
        }
        if let (early, late) = vagueHours(number) {
            return (
                [
                    TimeToken(
                        kind: .clock(minute: early * 60, precision: .open), start: number.start, end: number.start + 1),
                    TimeToken(kind: .upTo, start: number.start + 1, end: number.start + 1),
                    TimeToken(
                        kind: .clock(minute: late * 60, precision: .open), start: number.start + 1, end: unit.end),
                ], 1
            )
        }
        guard number.value <= 24 else { return nil }
        var (minute, end, used) = minutes(behind: unit.end, at: index + 1)
        minute += number.value * 60
        var start = number.start
        if let (less, begin) = shortBefore(index) {
            minute -= less
            start = begin
        } else if let short = reading.hit(at: end, where: { $0 == .time(.short) }) {
            // 八点差五分
            if index + used < reading.numbers.count, reading.numbers[index + used].start == short.end,
                let word = reading.hit(at: reading.numbers[index + used].end, where: { $0 == .span(minutes: 1) })
            {
                minute -= reading.numbers[index + used].value
                end = word.end
                used += 1
            }
        }
        guard minute >= 0 else { return nil }
        return clock(
            minute: minute,
            as: number.value > 12 || number.value == 0
                ? .exact : number.digits == 2 && number.value < 10 && !number.isSpelled ? .written : .open,
            from: start, to: end, used: used)
    }

    /// 第三点 counts points, not hours.
    private func isOrdinal(_ number: Number) -> Bool { reading.scalar(at: number.start - 1) == 0x7B2C }

    /// The minutes behind 三点: 半, 一刻, 二十, 零五分.
    private func minutes(behind position: Int, at index: Int) -> (minute: Int, end: Int, used: Int) {
        if let half = reading.hit(at: position, where: { $0 == .time(.half) }), half.start == position {
            return (30, half.end, 1)
        }
        if let part = reading.hit(at: position, where: { if case .time(.minutes) = $0 { true } else { false } }),
            part.start == position, case .time(.minutes(let minutes)) = reading.senses[part.cue]
        {
            let used = index < reading.numbers.count && reading.numbers[index].start < part.end ? 2 : 1
            return (minutes, part.end, used)
        }
        guard index < reading.numbers.count, reading.numbers[index].start == position else { return (0, position, 1) }
        let number = reading.numbers[index]
        guard number.value < 60, number.hundredths % 100 == 0 else { return (0, position, 1) }
        if let unit = reading.hit(at: number.end, where: { $0 == .span(minutes: 1) }), unit.end - unit.start == 1 {
            return (number.value, unit.end, 2)
        }
        // 三点五 says nothing clear; 三点零五 and 三点15 do.
        guard number.digits == 2 || number.value > 4, !number.isVague,
            reading.hit(at: number.end, where: { $0.counts }) == nil
        else { return (0, position, 1) }
        return (number.value, number.end, 2)
    }

    /// 两三点, 七八点, 十一二点.
    private func vagueHours(_ number: Number) -> (Int, Int)? {
        guard number.isSpelled, number.end - number.start == 2 || number.end - number.start == 3,
            let last = Number.numeral(reading.scalars[number.end - 1]),
            let before = Number.numeral(reading.scalars[number.end - 2]), last == before + 1, before >= 1, last <= 9
        else { return nil }
        if number.end - number.start == 2 { return (before, last) }
        return Number.numeral(reading.scalars[number.start]) == 10 && last <= 2 ? (10 + before, 10 + last) : nil
    }

    /// 差五分 and 差一刻 in front of an hour.
    private func shortBefore(_ index: Int) -> (Int, start: Int)? {
        let number = reading.numbers[index]
        if let quarter = reading.hit(
            upTo: number.start, where: { if case .time(.minutes) = $0 { true } else { false } }),
            case .time(.minutes(let minutes)) = reading.senses[quarter.cue],
            let short = reading.hit(upTo: quarter.start, where: { $0 == .time(.short) })
        {
            return (minutes, short.start)
        }
        guard index > 0, let unit = reading.hit(upTo: number.start, where: { $0 == .span(minutes: 1) }) else {
            return nil
        }
        let before = reading.numbers[index - 1]
        guard before.end == unit.start, before.value < 60,
            let short = reading.hit(upTo: before.start, where: { $0 == .time(.short) })
        else { return nil }
        return (before.value, short.start)
    }

    /// half past three, quarter to nine, ten past five, 20 to 9.
    private func pastTime(at index: Int) -> Found? {
        let number = reading.numbers[index]
        guard (1...12).contains(number.value), number.hundredths % 100 == 0 else { return nil }
        let lead = reading.hit(upTo: number.start) {
            $0 == .time(.halfPast) || $0 == .time(.quarterPast) || $0 == .time(.quarterTo)
        }
        if let lead {
            let shift =
                switch reading.senses[lead.cue] {
                case .time(.halfPast): 30
                case .time(.quarterPast): 15
                default: -15
                }
            return clock(
                minute: number.value * 60 + shift, as: .open, from: lead.start, to: pastHour(number.end), used: 1)
        }
        guard index > 0 else { return nil }
        let before = reading.numbers[index - 1]
        guard before.value > 0, before.value < 60 else { return nil }
        if let past = reading.hit(upTo: number.start, where: { $0 == .time(.past) }),
            past.start == reading.pastBlank(before.end)
        {
            return clock(
                minute: number.value * 60 + before.value, as: .open, from: before.start, to: pastHour(number.end),
                used: 1)
        }
        // 9 to 5 is a range; nobody's day begins at twenty.
        if before.value == 20 || before.value == 25, before.isSpelled || before.digits == 2,
            let to = reading.hit(upTo: number.start, where: { $0 == .time(.to) }),
            to.start == reading.pastBlank(before.end), Scalars.isLatin(reading.scalars[to.start])
        {
            return clock(
                minute: number.value * 60 - before.value, as: .open, from: before.start, to: pastHour(number.end),
                used: 1)
        }
        return nil
    }

    private func pastHour(_ end: Int) -> Int { reading.hit(at: end, where: { $0 == .time(.hour) })?.end ?? end }

    /// 8pm, 9.30 am, nine thirty am.
    private func meridiemTime(at index: Int) -> Found? {
        let number = reading.numbers[index]
        guard number.value <= 12, number.value > 0, number.digits <= 2 else { return nil }
        let minute = number.hundredths % 100 == 0 ? 0 : number.fraction
        guard minute < 60 else { return nil }
        if reading.hit(at: number.end, where: { $0 == .time(.am) || $0 == .time(.pm) }) != nil {
            return clock(
                minute: number.value * 60 + minute, as: .open, from: number.start, to: number.end, used: 1)
        }
        guard minute == 0, index + 1 < reading.numbers.count else { return nil }
        let next = reading.numbers[index + 1]
        if next.start == number.end + 1, reading.scalar(at: number.end) == Scalars.space, next.isSpelled,
            number.isSpelled, next.value < 60, next.value >= 10, Scalars.isLatin(reading.scalars[next.start])
        {
            return clock(
                minute: number.value * 60 + next.value, as: .open, from: number.start, to: next.end, used: 2)
        }
        return nil
    }

    /// With what follows of am and pm.
    func clock(minute: Int, as precision: TimeToken.Precision, from start: Int, to end: Int, used: Int)
        -> Found?
    {
        var minute = minute
        var precision = precision
        var end = end
        if let half = reading.hit(at: end, where: { $0 == .time(.am) || $0 == .time(.pm) }) {
            if minute < 780 {
                minute = minute % 720 + (reading.senses[half.cue] == .time(.pm) ? 720 : 0)
                precision = .halved
            }
            end = half.end
        }
        return ([TimeToken(kind: .clock(minute: minute, precision: precision), start: start, end: end)], used)
    }

    /// Nothing but a hyphen, a wave or a word like 到 between.
    func isUpTo(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty, range.count <= 8 else { return false }
        let written = range.filter { reading.scalars[$0] != Scalars.space }
        if let first = written.first, reading.scalars[first] == Scalars.hyphen || reading.scalars[first] == 0x7E {
            return written.allSatisfy { reading.scalars[$0] == reading.scalars[first] }
        }
        guard
            let hit = reading.hit(
                at: range.lowerBound, where: { $0 == .time(.to) || $0 == .time(.until) || $0 == .and })
        else { return false }
        if reading.senses[hit.cue] == .and, !reading.hits.contains(where: { reading.senses[$0.cue] == .time(.between) })
        {
            return false
        }
        return hit.end <= range.upperBound && reading.isBlank(hit.end..<range.upperBound)
    }
}
