import ServiceDesk

/// Phones, ticket numbers, money, spans of time and ratings: what a number is when a word or its shape says so.
struct Sums {
    private let reading: Reading
    private(set) var entities: [Entity] = []
    /// The numbers that are spoken for, by place in the text.
    private(set) var claimed = Set<Int>()

    init(_ reading: Reading) {
        self.reading = reading
        readPhones()
        for (index, number) in reading.numbers.enumerated() where !claimed.contains(number.start) {
            read(number, at: index)
        }
        readLasting()
        readRatingWords()
    }

    private mutating func add(_ kind: Entity.Kind, _ start: Int, _ end: Int) {
        entities.append(Entity(kind: kind, start: start, end: end))
    }

    private mutating func read(_ number: Number, at index: Int) {
        let scalars = reading.scalars
        guard !number.isHuge else { return }
        let after = reading.hits(startingAt: number.end)
        let before = reading.hits(endingAt: number.start)
        // #1042, but not the 501 of 3#501.
        if number.start > 0, scalars[number.start - 1] == 0x23, number.digits > 0, number.value > 0,
            number.start == 1 || !Scalars.isDigit(scalars[number.start - 2])
        {
            claimed.insert(number.start)
            add(.ticket(number.value, isNamed: true), number.start - 1, number.end)
            return
        }
        for hit in after + before {
            let isAfter = hit.start >= number.end
            switch reading.senses[hit.cue] {
            case .ticket(let side) where (side == .after) == isAfter && number.digits >= 3 && number.value > 0:
                claimed.insert(number.start)
                add(.ticket(number.value, isNamed: true), min(number.start, hit.start), max(number.end, hit.end))
                return
            case .money(let side) where (side == .after) == isAfter && !number.isVague && number.hundredths > 0:
                claimed.insert(number.start)
                var total = number.hundredths
                // 三块五 is 3.50, 35块5 is 35.50.
                if isAfter, let next = self.number(at: index + 1), next.start == hit.end, next.value < 10,
                    next.digits == 1,
                    hit.end - hit.start == 1, reading.hits(startingAt: next.end, blanks: 0).isEmpty
                {
                    total += next.value * 10
                    claimed.insert(next.start)
                }
                add(.amount(total), min(number.start, hit.start), max(number.end, hit.end))
                return
            case .span(let minutes) where isAfter && !number.isVague && number.value > 0 && number.value < 10_000:
                // 三四个小时 and 两三天 promise nothing; 3点20分钟 does not occur.
                claimed.insert(number.start)
                var total = number.hundredths * minutes / 100
                for half in reading.hits(startingAt: hit.end) where reading.senses[half.cue] == .time(.half) {
                    total += minutes / 2
                }
                add(.duration(total), number.start, hit.end)
                return
            case .ratingUnit where isAfter && (1...5).contains(number.value) && number.hundredths % 100 == 0:
                claimed.insert(number.start)
                add(.rating(number.value), number.start, hit.end)
                return
            default: continue
            }
        }
    }

    private func number(at index: Int) -> Number? {
        reading.numbers.indices.contains(index) ? reading.numbers[index] : nil
    }

    /// 13800001111, 138 0000 1111, 138****1111, 010-8888 1234, +86 …: 7 to 13 digits, by their shape.
    private mutating func readPhones() {
        let scalars = reading.scalars
        var index = 0
        while index < scalars.count {
            guard Scalars.isDigit(scalars[index]), index == 0 || !Scalars.isDigit(scalars[index - 1]) else {
                index += 1
                continue
            }
            var end = index
            var written: [UInt32] = []
            var groups = 1
            while end < scalars.count {
                if Scalars.isDigit(scalars[end]) || (scalars[end] == 0x2A && written.count >= 3) {
                    written.append(scalars[end])
                    end += 1
                } else if end + 1 < scalars.count, scalars[end] == Scalars.space || scalars[end] == Scalars.hyphen,
                    Scalars.isDigit(scalars[end + 1]) || scalars[end + 1] == 0x2A, groups < 3
                {
                    groups += 1
                    end += 1
                } else {
                    break
                }
            }
            if isPhone(written, groups: groups, from: index) {
                for number in reading.numbers where number.start >= index && number.end <= end {
                    claimed.insert(number.start)
                }
                add(.phone(String(String.UnicodeScalarView(written.compactMap(Unicode.Scalar.init)))), index, end)
            }
            // 501 13800001111: the next group may be the phone.
            while index < end, Scalars.isDigit(scalars[index]) || scalars[index] == 0x2A { index += 1 }
            if isPhone(written, groups: groups, from: index) { index = end }
        }
    }

    private func isPhone(_ digits: [UInt32], groups: Int, from start: Int) -> Bool {
        let isMobile = digits.count == 11 && digits[0] == 0x31 && digits[1] >= 0x33
        let isFixedLine = digits[0] == 0x30 && (10...12).contains(digits.count)
        let isCountry = digits.count == 13 && digits[0] == 0x38 && digits[1] == 0x36
        let isLocal = groups <= 2 && (digits.count == 7 || digits.count == 8) && digits[0] > 0x31 && groups == 1
        let isFree = digits.count == 10 && digits[0] == 0x34
        return isMobile || isFixedLine || isCountry || isLocal || isFree
    }

    /// 半小时, 一刻钟, half an hour: words that are a span by themselves.
    private mutating func readLasting() {
        for hit in reading.hits {
            guard case .lasting(let minutes) = reading.senses[hit.cue],
                !entities.contains(where: { $0.start < hit.end && hit.start < $0.end })
            else { continue }
            for number in reading.numbers where number.start >= hit.start && number.end <= hit.end {
                claimed.insert(number.start)
            }
            add(.duration(minutes), hit.start, hit.end)
        }
    }

    private mutating func readRatingWords() {
        let stars = reading.scalars.filter { $0 == 0x2B50 || $0 == 0x2605 }.count
        for hit in reading.hits {
            guard case .rating(let value) = reading.senses[hit.cue] else { continue }
            add(.rating(value), hit.start, hit.end)
        }
        if (1...5).contains(stars), let first = reading.scalars.firstIndex(where: { $0 == 0x2B50 || $0 == 0x2605 }) {
            add(.rating(stars), first, first + 1)
        }
    }
}
