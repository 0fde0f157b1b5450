import ServiceDesk

/// Hours without any word of their own.
extension TimeScanner {
    /// before 8, after 3, from 9 to 11, tomorrow 2-4: a bare hour only behind such a word, and with nothing counted by it.
    func bareHour(at index: Int, after last: Int?) -> Found? {
        let number = reading.numbers[index]
        let isDecimal = number.hundredths % 100 != 0
        guard number.value <= 24, number.digits <= 2,
            !isDecimal || (number.fraction < 60 && number.end - number.start >= 4)
        else { return nil }
        let minute = number.value * 60 + (isDecimal ? number.fraction : 0)
        let counts = reading.hit(at: number.end) { $0.counts || $0 == .time(.numbered) } != nil
        let precision = number.value > 12 || number.value == 0 ? TimeToken.Precision.exact : .open
        if !counts, leads(number, after: last) {
            return clock(minute: minute, as: precision, from: number.start, to: number.end, used: 1)
        }
        // The 9 of 9-11点, 9 to 11 am.
        if !isDecimal, index + 1 < reading.numbers.count, isUpTo(number.end..<reading.numbers[index + 1].start),
            !counts || reading.hit(at: number.end, where: { $0 == .time(.to) }) != nil,
            let next = clockTime(at: index + 1, after: nil),
            next.tokens.first?.start == reading.numbers[index + 1].start
        {
            return (
                [TimeToken(kind: .clock(minute: minute, precision: precision), start: number.start, end: number.end)], 1
            )
        }
        return nil
    }

    private func isDecimalOrLong(_ number: Number) -> Bool { number.hundredths % 100 != 0 || number.value > 12 }

    private func leads(_ number: Number, after last: Int?) -> Bool {
        if let last, last < number.start, isUpTo(last..<number.start) { return true }
        let lead = reading.hit(upTo: number.start) { sense in
            switch sense {
            case .time(.before(.before)), .time(.after(.before)), .time(.at), .time(.by), .time(.until),
                .time(.between):
                true
            default: false
            }
        }
        if let lead { return Scalars.isLatin(reading.scalars[lead.start]) }
        // Monday through Friday, 9 to 6
        if reading.scalar(at: number.start - 1) == Scalars.space, reading.scalar(at: number.start - 2) == 0x2C,
            reading.hit(upTo: number.start - 2, where: { $0.isDay }) != nil,
            let next = reading.numbers.first(where: { $0.start > number.start }), next.value <= 24, next.digits <= 2,
            isUpTo(number.end..<next.start),
            reading.hit(at: next.end, where: { $0.counts || $0 == .time(.numbered) }) == nil
        {
            return true
        }
        // this evening around 7
        if !isDecimalOrLong(number), let glue = reading.hit(upTo: number.start, where: { $0 == .time(.glue) }),
            Scalars.isLatin(reading.scalars[glue.start]),
            reading.hit(upTo: glue.start, where: { $0.isDay && $0 != .time(.dayUnit) }) != nil
        {
            return true
        }
        // 7 tonight, around 3 tomorrow
        if !isDecimalOrLong(number), standsBeforeDay(number) { return true }
        // 9 to 5 tomorrow, 9 to 5 on Friday
        if let next = reading.numbers.first(where: { $0.start > number.start }), next.value <= 24, next.digits <= 2,
            isUpTo(number.end..<next.start), isDay(at: afterGlue(next.end))
        {
            return true
        }
        // 28/11 10-12
        if let lastDate, lastDate.end < number.start, reading.isBlank(lastDate.end..<number.start), opensRange(number) {
            return true
        }
        // tomorrow 2-4, 周六9-11, 下午2-4
        guard let told = reading.hit(upTo: number.start, where: { $0.isDay }), told.end <= number.start else {
            return false
        }
        return opensRange(number)
    }

    /// The 2 of 2-4, with nothing counted by either.
    private func opensRange(_ number: Number) -> Bool {
        guard let next = reading.numbers.first(where: { $0.start > number.start }), next.value <= 24, next.digits <= 2
        else { return false }
        return isUpTo(number.end..<next.start)
            && reading.hit(at: next.end, where: { $0.counts || $0 == .time(.numbered) }) == nil
            && reading.scalar(at: next.end) != Scalars.hyphen
    }

    private func isDay(at position: Int) -> Bool {
        reading.hit(at: position, where: { $0.isDay && $0 != .time(.dayUnit) }) != nil
    }

    /// Behind a word like "on", where one stands here.
    private func afterGlue(_ position: Int) -> Int {
        let glue = reading.hit(at: position) { $0 == .time(.glue) }
        return glue.map { Scalars.isLatin(reading.scalars[$0.start]) ? $0.end : position } ?? position
    }

    /// A part of a day says enough; a day only behind a word like "around".
    private func standsBeforeDay(_ number: Number) -> Bool {
        let part = reading.hit(at: number.end) { if case .time(.part) = $0 { true } else { false } }
        if let part { return Scalars.isLatin(reading.scalars[part.start]) }
        guard let glue = reading.hit(upTo: number.start, where: { $0 == .time(.glue) }) else { return false }
        return Scalars.isLatin(reading.scalars[glue.start]) && isDay(at: number.end)
    }
}
