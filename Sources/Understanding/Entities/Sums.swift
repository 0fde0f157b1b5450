import ServiceDesk

/// Phones, ticket numbers, money, spans of time and ratings: what a number is when a word or its shape says so.
struct Sums {
    let reading: Reading
    private(set) var entities: [Entity] = []
    /// The numbers that are spoken for, by place in the text.
    private(set) var claimed = Set<Int>()
    /// The spans of time, of which a time may be made: 两小时后.
    private(set) var lengths: [(Length, start: Int, end: Int)] = []
    /// The numbers that are spans of time and nothing else.
    private(set) var counted = Set<Int>()

    init(_ reading: Reading) {
        self.reading = reading
        if !reading.numbers.isEmpty {
            for phone in Phones(reading).found {
                claim(phone.start..<phone.end)
                add(.phone(phone.digits), phone.start, phone.end)
            }
            var index = 0
            while index < reading.numbers.count {
                if !claimed.contains(reading.numbers[index].start) { read(reading.numbers[index], at: index) }
                index += 1
            }
        }
        if reading.families.contains(.sums) { readLasting() }
        joinLengths()
        if !reading.numbers.isEmpty { readCosts() }
        if reading.families.contains(.sums) || reading.scalars.contains(where: { $0 == 0x2B50 || $0 == 0x2605 }) {
            readRatingWords()
        }
    }

    mutating func add(_ kind: Entity.Kind, _ start: Int, _ end: Int) {
        entities.append(Entity(kind: kind, start: start, end: end))
    }

    mutating func dropAmounts(in range: Range<Int>) {
        entities.removeAll { entity in
            if case .amount = entity.kind {
                entity.start < range.upperBound && range.lowerBound < entity.end
            } else {
                false
            }
        }
    }

    mutating func claim(_ range: Range<Int>) {
        for number in reading.numbers where number.start < range.upperBound && range.lowerBound < number.end {
            claimed.insert(number.start)
        }
    }

    private mutating func read(_ number: Number, at index: Int) {
        guard !number.isHuge else { return }
        if readTicketMark(number) { return }
        if let length = LengthReading(reading).length(at: index) {
            readLength(length, of: number)
            return
        }
        guard let (hit, isAfter) = meaning(of: number) else { return }
        switch reading.senses[hit.cue] {
        case .ticket:
            claimed.insert(number.start)
            add(.ticket(number.value, isNamed: true), min(number.start, hit.start), max(number.end, hit.end))
        case .tenths:
            claimed.insert(number.start)
            add(.amount(number.hundredths / 10), number.start, hit.end)
        case .money: readMoney(number, at: index, by: hit, isAfter: isAfter)
        case .ratingUnit:
            claimed.insert(number.start)
            add(.rating(number.value), number.start, hit.end)
        default: break
        }
    }

    /// #1042, but not the 501 of 3#501.
    private mutating func readTicketMark(_ number: Number) -> Bool {
        guard number.start > 0, reading.scalars[number.start - 1] == 0x23, number.digits > 0, number.value > 0,
            number.start == 1 || !Scalars.isDigit(reading.scalars[number.start - 2]),
            reading.scalar(at: number.end) != Scalars.hyphen,
            !isNamedRoom(before: number.start - 1)
        else { return false }
        claimed.insert(number.start)
        add(.ticket(number.value, isNamed: true), number.start - 1, number.end)
        return true
    }

    /// apt #501, bldg 3 #501
    private func isNamedRoom(before position: Int) -> Bool {
        let isLed = reading.hit(upTo: position) { sense in
            if case .address(let part, .before) = sense { part != .roomish && part != .buildingish } else { false }
        }
        if isLed != nil { return true }
        guard let before = reading.numbers.last(where: { $0.end <= position }), position - before.end <= 1 else {
            return false
        }
        return reading.hit(upTo: before.start) { $0 == .address(.building, .before) } != nil
    }

    /// The word that says what a number is, behind it or before it.
    private func meaning(of number: Number) -> (Hit, isAfter: Bool)? {
        let behind = reading.hit(at: number.end) { sense in
            switch sense {
            case .ticket(.after): number.digits >= 3 && number.value > 0
            case .money(.after), .tenths: number.hundredths > 0 && !number.isVague
            case .ratingUnit: (1...5).contains(number.value) && number.hundredths % 100 == 0
            default: false
            }
        }
        if let behind { return (behind, true) }
        // 单号：1023
        let start = reading.scalar(at: number.start - 1) == 0x3A ? number.start - 1 : number.start
        let before = reading.hit(upTo: start) { sense in
            switch sense {
            case .ticket(.before):
                !isNamedRoom(before: number.start - 1) && number.digits >= 3 && number.value > 0
                    && number.hundredths % 100 == 0
            case .money(.before): number.hundredths > 0
            default: false
            }
        }
        return before.map { ($0, false) }
    }

    private mutating func readMoney(_ number: Number, at index: Int, by hit: Hit, isAfter: Bool) {
        claimed.insert(number.start)
        var total = number.hundredths
        var end = max(number.end, hit.end)
        // 三块五 is 3.50, 35块5毛 is 35.50.
        if isAfter, hit.end - hit.start == 1, index + 1 < reading.numbers.count {
            let next = reading.numbers[index + 1]
            let tenths = reading.hit(at: next.end) { $0 == .tenths }
            if next.start == hit.end, next.value < 10, next.digits == 1, tenths != nil || !isCounted(next) {
                total += next.value * 10
                claimed.insert(next.start)
                end = tenths?.end ?? next.end
            }
        }
        add(.amount(total), min(number.start, hit.start), end)
    }

    private func isCounted(_ number: Number) -> Bool {
        reading.hit(at: number.end) { $0.counts || $0 == .time(.half) } != nil
    }

    private mutating func readLength(_ found: LengthReading.Found, of number: Number) {
        for start in found.numbers {
            claimed.insert(start)
            counted.insert(start)
        }
        add(.duration(found.minutes), found.start, found.end)
        lengths.append((found.length, start: found.start, end: found.end))
    }

    /// 半小时, 一刻钟, half an hour: words that are a span by themselves.
    private mutating func readLasting() {
        for hit in reading.hits {
            guard case .lasting(let minutes) = reading.senses[hit.cue],
                !entities.contains(where: { $0.start < hit.end && hit.start < $0.end })
            else { continue }
            for number in reading.numbers where number.start >= hit.start && number.end <= hit.end {
                claimed.insert(number.start)
                counted.insert(number.start)
            }
            add(.duration(minutes), hit.start, hit.end)
            lengths.append((Length(minutes: minutes), start: hit.start, end: hit.end))
        }
    }

    /// 五星 of 五星好评 is told once.
    private func isRated(_ hit: Hit) -> Bool {
        entities.contains { entity in
            if case .rating = entity.kind { entity.start < hit.end && hit.start < entity.end } else { false }
        }
    }

    /// an hour and 20 minutes
    private mutating func joinLengths() {
        guard lengths.count > 1 else { return }
        lengths.sort { $0.start < $1.start }
        for (index, pair) in zip(lengths, lengths.dropFirst()).enumerated().reversed() {
            let (one, other) = pair
            guard one.0.unit == .minutes, other.0.unit == .minutes, one.0.count >= 60, other.0.count < 60,
                other.start >= one.end, isAnd(one.end, other.start)
            else { continue }
            let minutes = one.0.count + other.0.count
            lengths.replaceSubrange(
                index...index + 1, with: [(Length(unit: .minutes, count: minutes), start: one.start, end: other.end)])
            entities.removeAll { entity in
                if case .duration = entity.kind { entity.start >= one.start && entity.end <= other.end } else { false }
            }
            add(.duration(minutes), one.start, other.end)
        }
    }

    private func isAnd(_ end: Int, _ start: Int) -> Bool {
        if start - end <= 1 { return true }
        guard let and = reading.hit(at: end, where: { $0 == .and }), and.end <= start else { return false }
        return reading.isBlank(and.end..<start)
    }

    private mutating func readRatingWords() {
        var stars = 0
        var first = 0
        for (index, scalar) in reading.scalars.enumerated() where scalar == 0x2B50 || scalar == 0x2605 {
            if stars == 0 { first = index }
            stars += 1
        }
        for hit in reading.hits {
            guard case .rating(let value) = reading.senses[hit.cue], !isRated(hit) else { continue }
            add(.rating(value), hit.start, hit.end)
        }
        if (1...5).contains(stars) { add(.rating(stars), first, first + 1) }
    }
}
