/// Finds the parts of addresses: numbers and letters with a word or a shape that says what they are.
struct AddressScanner {
    let reading: Reading
    let numbers: [Number]
    var pieces: [Addresses.Piece] = []

    init(_ reading: Reading, unclaimed: [Number]) {
        self.reading = reading
        numbers = unclaimed
        if !numbers.isEmpty { readNumbers() }
        readWords()
        guard !pieces.isEmpty else { return }
        pieces.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        readBareRooms()
        readLetteredRooms()
        fillSpans()
        pieces.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    mutating func put(_ part: Sense.Part, _ value: String, _ start: Int, _ end: Int) {
        pieces.append(Addresses.Piece(part: part == .roomish ? .room : part, value: value, start: start, end: end))
    }

    /// Makes room for a fuller reading of the same place in the text.
    mutating func drop(_ part: Sense.Part, in range: Range<Int>) {
        pieces.removeAll { $0.part == part && $0.start < range.upperBound && range.lowerBound < $0.end }
    }

    // MARK: numbers

    private mutating func readNumbers() {
        var index = 0
        while index < numbers.count {
            let count = chain(from: index)
            if count > 1, readChain(Array(numbers[index..<index + count])) {
                index += count
            } else {
                readNumber(at: index)
                index += 1
            }
        }
    }

    /// 3-2-501: how many numbers are held together by hyphens.
    private func chain(from index: Int) -> Int {
        var count = 1
        while index + count < numbers.count, numbers[index + count].start == numbers[index + count - 1].end + 1,
            reading.scalars[numbers[index + count - 1].end] == Scalars.hyphen
        { count += 1 }
        return count
    }

    private mutating func readChain(_ chain: [Number]) -> Bool {
        guard let first = chain.first, let last = chain.last, chain.count <= 3 else { return chain.count > 3 }
        let before = reading.scalar(at: first.start - 1)
        let after = reading.scalar(at: last.end)
        guard before != 0x3A || !Scalars.isDigit(reading.scalar(at: first.start - 2)), !isClock(at: last.end),
            after != Scalars.hyphen, first.value > 0,
            chain.allSatisfy({ !$0.isHuge && $0.value < 100_000 && $0.hundredths % 100 == 0 })
        else { return false }
        if chain.count == 3 {
            guard first.value < 1000, chain[1].value < 100, last.value > 0 else { return false }
            add(.building, first)
            add(.unit, chain[1])
            add(.room, last)
            return true
        }
        return readPair(first, last, before: before)
    }

    /// 9-803, 3栋2-501, 1-3栋, #03-501.
    private mutating func readPair(_ first: Number, _ last: Number, before: UInt32) -> Bool {
        if before == 0x23, last.value < 10_000 {
            // Blk 5 #03-501: the storey and the flat.
            add(.room, last)
            return true
        }
        if last.value >= 100, last.value < 10_000, first.value < 1000 {
            if followsBuilding(first.start), first.value < 20 {
                add(.unit, first)
                add(.room, last)
            } else {
                add(.building, first)
                add(.room, last)
            }
            return true
        }
        guard senses(after: last.end, are: .building) || isListed(first) else { return false }
        return addSpan(first.value, last.value, first.start, last.end)
    }

    private func followsBuilding(_ position: Int) -> Bool {
        pieces.contains { piece in
            guard piece.part == .building, piece.end <= position, position - piece.end <= 3 else { return false }
            return (endOfWord(piece)..<max(endOfWord(piece), position)).allSatisfy {
                !Scalars.isWordy(reading.scalars[$0])
            }
        }
    }

    private mutating func readNumber(at index: Int) {
        let number = numbers[index]
        guard !number.isHuge, number.value < 100_000, number.hundredths % 100 == 0 else { return }
        if let part = part(behind: number) {
            if part == .building { addListed(before: index) }
            add(part, number)
        } else if reading.scalar(at: number.end) == 0x23, number.value < 1000 {
            // 3#, 3# 2单元, but not #1042.
            put(.building, String(number.value), number.start, number.end + 1)
        } else if readStreetNumber(number, at: index) {
            return
        } else if let part = part(before: number) {
            add(part == .unit && number.value >= 100 ? .room : part, number)
            if part == .building { addListed(after: index) }
        }
    }

    /// 这一层, 每一层; 一层灰, 一层油.
    private func isLayer(_ number: Number) -> Bool {
        guard number.value == 1 else { return false }
        if number.start > 0, Self.layerLeads.contains(reading.scalars[number.start - 1]) { return true }
        return number.end + 1 < reading.scalars.count && Self.layerStuffs.contains(reading.scalars[number.end + 1])
    }

    private static let layerLeads = Set("这那每整同厚薄哪".unicodeScalars.map(\.value))
    private static let layerStuffs = Set("灰油土水皮漆雪冰膜毛黑白厚薄泥霉".unicodeScalars.map(\.value))

    private func part(behind number: Number) -> Sense.Part? {
        let hit = reading.hit(at: number.end) { sense in
            guard case .address(let part, .after) = sense else { return false }
            // 两层楼高 counts floors; the second floor is 二楼.
            if part == .floor {
                return reading.scalars[number.start] != 0x4E24 && number.value < 200 && !isLayer(number)
            }
            return part != .roomish || Addresses.looksLikeRoom(number)
        }
        guard let hit, case .address(let part, _) = reading.senses[hit.cue] else { return nil }
        // "2 blocks away" counts them.
        if part == .building, Scalars.isLatin(reading.scalars[hit.start]), hit.start > number.end { return nil }
        // The F of apt 3F is a letter of the flat, that of 3F a floor.
        if part == .floor, Scalars.isLatin(reading.scalar(at: hit.start)), hit.end == hit.start + 1,
            self.part(before: number) == .room
        {
            return nil
        }
        // 3天 and 12月3日 are counted by a longer word.
        if let other = reading.hit(at: number.end, where: { $0.counts }), other.end > hit.end { return nil }
        return part
    }

    private func part(before number: Number) -> Sense.Part? {
        let hit = reading.hit(upTo: number.start) { sense in
            guard case .address(let part, .before) = sense else { return false }
            return switch part {
            case .building, .unit, .room, .floor: true
            case .roomish: Addresses.looksLikeRoom(number)
            case .buildingish: Addresses.looksLikeRoom(number) || isHouse(number)
            }
        }
        guard let hit, case .address(let part, _) = reading.senses[hit.cue], !isCounted(number, by: part) else {
            return nil
        }
        guard part == .buildingish else { return part }
        return Addresses.looksLikeRoom(number) ? .roomish : .building
    }

    /// Behind 7; but behind 3 cars.
    private func isHouse(_ number: Number) -> Bool {
        guard number.value > 0, number.value < 100, !number.isSpelled else { return false }
        let next = reading.scalars[number.end...].drop { $0 == Scalars.space }.prefix(while: Scalars.isLatin)
        return next.count < 4 || next.last != 0x73
    }

    /// in 3 days, no 30 minutes
    private func isCounted(_ number: Number, by part: Sense.Part) -> Bool {
        if number.hundredths % 100 != 0 { return true }
        return reading.hit(at: number.end) { sense in
            switch sense {
            case .span, .workingDays, .money(.after), .time(.hour), .time(.am), .time(.pm), .time(.monthUnit): true
            default: false
            }
        } != nil || isClock(at: number.end)
    }

    /// The colon of 9:30; that of "unit 2: no power" is none.
    private func isClock(at position: Int) -> Bool {
        reading.scalar(at: position) == 0x3A && Scalars.isDigit(reading.scalar(at: position + 1))
    }

    /// 7号302: the house of a lane, as in Shanghai.
    private mutating func readStreetNumber(_ number: Number, at index: Int) -> Bool {
        guard index + 1 < numbers.count, number.value > 0, number.value < 1000,
            let unit = reading.hit(at: number.end, where: { $0 == .time(.dayUnit) }), unit.start == number.end,
            Scalars.isHan(reading.scalars[unit.start]), numbers[index + 1].start == unit.end,
            Addresses.looksLikeRoom(numbers[index + 1]), reading.scalar(at: numbers[index + 1].end) != 0x3A
        else { return false }
        put(.building, String(number.value), number.start, unit.end)
        return true
    }

    // MARK: rooms

    /// The 501 of 2单元501, the 502 of 501、502.
    private mutating func readBareRooms() {
        for number in numbers
        where number.digits >= 3 && number.digits <= 5 && number.value >= 100 && !number.isHuge
            && number.hundredths % 100 == 0
        {
            guard !pieces.contains(where: { $0.start < number.end && number.start < $0.end }),
                !isClock(at: number.end)
            else { continue }
            let belongs = pieces.contains {
                ($0.part == .building || $0.part == .unit || $0.part == .floor) && $0.end <= number.start
                    && gap(between: $0, and: number.start) <= 1
            }
            let isListed = pieces.contains { $0.part == .room && $0.end <= number.start && joins($0.end, number.start) }
            if belongs || isListed && Addresses.looksLikeRoom(number) { add(.room, number) }
        }
    }

    /// 12B of flat 12B: a letter right behind.
    private mutating func readLetteredRooms() {
        for (index, piece) in pieces.enumerated() where piece.part == .room || piece.part == .unit {
            let letter = reading.scalar(at: piece.end)
            guard letter >= 0x61, letter <= 0x68, !Scalars.isWordy(reading.scalar(at: piece.end + 1)),
                Scalars.isDigit(reading.scalar(at: piece.end - 1))
            else { continue }
            pieces[index] = Addresses.Piece(
                part: .room, value: piece.value + reading.text.string(piece.end..<piece.end + 1).uppercased(),
                start: piece.start, end: piece.end + 1)
        }
    }

    /// From the end of a piece, or of the word that names it, to a place in the text; a hyphen counts for nothing.
    private func gap(between piece: Addresses.Piece, and start: Int) -> Int {
        let end = endOfWord(piece)
        guard start >= end else { return .max }
        let isFree = (end..<start).allSatisfy {
            reading.scalars[$0] == Scalars.space || reading.scalars[$0] == Scalars.hyphen || reading.scalars[$0] == 0x2C
                || reading.scalars[$0] == 0x23
        }
        return isFree ? min(start - end, 1) + max(0, start - end - 2) : .max
    }

    /// The end of a piece together with the word behind it: of 3号楼.
    func endOfWord(_ piece: Addresses.Piece) -> Int {
        let end = reading.scalar(at: piece.end) == 0x23 ? piece.end + 1 : piece.end
        let word = reading.hit(at: end) { if case .address(_, .after) = $0 { true } else { false } }
        return word.map { max(end, $0.end) } ?? end
    }

    // MARK: small words

    mutating func add(_ part: Sense.Part, _ number: Number) {
        var end = number.end
        if part != .room, part != .roomish {
            let word = reading.hit(at: end) { $0 == .address(part, .after) }
            if let word { end = max(end, word.end) }
        }
        put(part, String(number.value), number.start, end)
    }

    func senses(after position: Int, are part: Sense.Part) -> Bool {
        reading.hit(at: position) { $0 == .address(part, .after) } != nil
    }
}
