/// Reads how long: 20分钟, 两个半小时, 1小时20分钟, 两三天, 2.5 hours, an hour and 20 minutes, 3 working days.
struct LengthReading {
    struct Found {
        let length: Length
        let minutes: Int
        let start: Int
        let end: Int
        /// Where the numbers in it start.
        var numbers: [Int]
    }

    private let reading: Reading

    init(_ reading: Reading) { self.reading = reading }

    /// The span that a number opens, or nil when it counts no time.
    func length(at index: Int) -> Found? {
        guard var found = single(at: index) else { return nil }
        // 1小时20分钟
        guard found.length.unit == .minutes, found.minutes % 60 == 0 || found.minutes % 60 == 30,
            index + 1 < reading.numbers.count, reading.numbers[index + 1].start - found.end <= 1,
            reading.numbers[index + 1].start >= found.end, let rest = single(at: index + 1),
            rest.length.unit == .minutes, rest.minutes < 60
        else { return found }
        found = Found(
            length: Length(unit: .minutes, count: found.minutes + rest.minutes), minutes: found.minutes + rest.minutes,
            start: found.start, end: rest.end, numbers: found.numbers + rest.numbers)
        return found
    }

    private func single(at index: Int) -> Found? {
        let number = reading.numbers[index]
        guard number.value >= 0, number.hundredths > 0, number.value < 10_000, !isMinuteOfHour(number, at: index) else {
            return nil
        }
        if let long = halfLonger(number) { return long }
        // 两个半小时
        let isHalfMore = reading.scalar(at: number.end) == 0x4E2A && reading.scalar(at: number.end + 1) == 0x534A
        var position = isHalfMore ? number.end + 2 : pastVague(number.end)
        var hasHalf = isHalfMore
        if !isHalfMore, let half = reading.hit(at: position, where: { $0 == .time(.half) }),
            half.end - half.start > 1
        {
            // two and a half hours
            position = half.end
            hasHalf = true
        }
        if let within = days(number, within: position) { return within }
        guard let hit = reading.hit(at: position, where: { $0.isLength }), isLonger(hit, at: position) else {
            return nil
        }
        var end = hit.end
        if !hasHalf, let half = reading.hit(at: end, where: { $0 == .time(.half) }), half.start - end <= 1 {
            hasHalf = true
            end = half.end
        }
        switch reading.senses[hit.cue] {
        case .workingDays:
            let days = most(number)
            return Found(
                length: Length(unit: .workingDays, count: days), minutes: days * 1440, start: number.start, end: end,
                numbers: [number.start])
        case .span(let each):
            let count = number.isVague || position > number.end ? most(number, upTo: position) * 100 : number.hundredths
            let minutes = count * each / 100 + (hasHalf ? each / 2 : 0)
            return Found(
                length: Length(minutes: minutes, each: each), minutes: minutes, start: number.start, end: end,
                numbers: [number.start])
        default: return nil
        }
    }

    /// 3日内 is three days, 3日 a date.
    private func days(_ number: Number, within position: Int) -> Found? {
        guard let unit = reading.hit(at: position, where: { $0 == .time(.dayUnit) }), unit.start == position,
            let within = reading.hit(at: unit.end, where: { $0 == .time(.within(.after)) }), within.start == unit.end
        else { return nil }
        return Found(
            length: Length(unit: .days, count: number.value), minutes: number.value * 1440, start: number.start,
            end: unit.end, numbers: [number.start])
    }

    /// 天 behind 3天, but not 号楼 behind what a longer word counts.
    private func isLonger(_ hit: Hit, at position: Int) -> Bool {
        guard let other = reading.hit(at: position, where: { $0.counts && !$0.isLength }) else { return true }
        if other.end == hit.end, reading.senses[other.cue] == .ratingUnit { return !isRating(at: position) }
        return other.end <= hit.end
    }

    /// 5分 is a rating, 20分 a time.
    private func isRating(at position: Int) -> Bool {
        guard let number = reading.numbers.first(where: { $0.end == position || $0.end + 1 == position }) else {
            return false
        }
        return (1...5).contains(number.value)
    }

    /// The 20分 of 3点20分.
    private func isMinuteOfHour(_ number: Number, at index: Int) -> Bool {
        guard index > 0, let unit = reading.hit(upTo: number.start, where: { $0 == .time(.hour) }) else { return false }
        return unit.end == number.start && reading.numbers[index - 1].end == unit.start
    }

    /// Past the 几 of 十几天, the 来 of 十来分钟, the 多 of 两个多小时.
    private func pastVague(_ position: Int) -> Int {
        switch reading.scalar(at: position) {
        case 0x51E0, 0x6765, 0x591A: position + 1
        default: position
        }
    }

    /// 两个半小时, where 半小时 is a word of its own.
    private func halfLonger(_ number: Number) -> Found? {
        guard reading.scalar(at: number.end) == 0x4E2A,
            let half = reading.hit(at: number.end + 1, where: { if case .lasting = $0 { true } else { false } }),
            half.start == number.end + 1, reading.scalar(at: half.start) == 0x534A,
            case .lasting(let minutes) = reading.senses[half.cue], number.hundredths % 100 == 0
        else { return nil }
        let all = number.value * minutes * 2 + minutes
        return Found(
            length: Length(minutes: all), minutes: all, start: number.start, end: half.end, numbers: [number.start])
    }

    /// 两三天 is three at most, 十几天 less than twenty, and so long one has to wait.
    private func most(_ number: Number, upTo position: Int = 0) -> Int {
        if position > number.end, reading.scalar(at: number.end) == 0x51E0 { return number.value + 10 }
        guard number.isVague else { return number.value }
        return Number.numeral(reading.scalars[number.end - 1]) ?? number.value
    }
}

extension Length {
    /// - Parameter each: how many minutes the unit told has.
    init(minutes: Int, each: Int? = nil) {
        let each = each ?? (minutes % 1440 == 0 ? 1440 : 1)
        if each % 525_600 == 0, minutes % 525_600 == 0 {
            self.init(unit: .years, count: minutes / 525_600)
        } else if each == 43_200, minutes % 43_200 == 0 {
            self.init(unit: .months, count: minutes / 43_200)
        } else if each >= 1440, minutes % 1440 == 0 {
            self.init(unit: .days, count: minutes / 1440)
        } else {
            self.init(unit: .minutes, count: minutes)
        }
    }
}
