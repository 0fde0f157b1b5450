import ServiceDesk

/// Finds homes and parts of homes as people write them: 3号楼2单元501, 3-2-501, 3#501, B座1203, 楼上601,
/// building 3 apt 501, flat 12B.
struct Addresses {
    private let reading: Reading
    private var pieces: [Piece] = []

    /// One part of an address.
    struct Piece: Equatable {
        let part: Sense.Part
        let value: String
        let start: Int
        let end: Int
    }

    init(_ reading: Reading, unclaimed: [Number]) {
        self.reading = reading
        readNumbers(unclaimed)
        readLetters()
        readFloors()
        pieces.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        readBareRooms(unclaimed)
        pieces.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    /// Neighbouring pieces joined, one place each.
    var places: [Entity] {
        var found: [(place: Place, start: Int, end: Int)] = []
        for piece in pieces {
            if let last = found.last, isNear(last.end, piece.start), isFree(piece.part, in: last.place) {
                found[found.count - 1].end = max(last.end, piece.end)
                Self.put(piece, into: &found[found.count - 1].place)
            } else {
                var place = Place()
                Self.put(piece, into: &place)
                found.append((place, piece.start, piece.end))
            }
        }
        return found.map { Entity(kind: .address($0.place), start: $0.start, end: $0.end) }
    }

    /// Buildings named one after the other, as the readers of a notice are.
    var buildings: [String] { values(of: .building) }
    var units: [String] { values(of: .unit) }

    private func values(of part: Sense.Part) -> [String] {
        var seen: [String] = []
        for piece in pieces where piece.part == part && !seen.contains(piece.value) { seen.append(piece.value) }
        return seen
    }

    private static func put(_ piece: Piece, into place: inout Place) {
        switch piece.part {
        case .building: place.building = piece.value
        case .unit: place.unit = piece.value
        case .room, .roomish: place.room = piece.value
        case .floor: place.floor = piece.value
        }
    }

    private func isFree(_ part: Sense.Part, in place: Place) -> Bool {
        switch part {
        case .building: place.building == nil
        case .unit: place.unit == nil
        case .room, .roomish: place.room == nil
        case .floor: place.floor == nil && place.room == nil
        }
    }

    private func isNear(_ end: Int, _ start: Int) -> Bool {
        guard start >= end, start - end <= 3 else { return false }
        return (end..<start).allSatisfy {
            let scalar = reading.scalars[$0]
            return !Scalars.isWordy(scalar) || scalar == 0x7684  // 的
        }
    }

    // MARK: numbers

    private mutating func readNumbers(_ numbers: [Number]) {
        var index = 0
        while index < numbers.count {
            let chain = self.chain(from: index, in: numbers)
            if chain.count > 1, readChain(chain) {
                index += chain.count
                continue
            }
            readNumber(numbers[index], at: index, in: numbers)
            index += 1
        }
    }

    /// 3-2-501: numbers held together by hyphens.
    private func chain(from index: Int, in numbers: [Number]) -> [Number] {
        var chain = [numbers[index]]
        var next = index + 1
        while next < numbers.count, let last = chain.last, numbers[next].start == last.end + 1,
            reading.scalars[last.end] == Scalars.hyphen
        {
            chain.append(numbers[next])
            next += 1
        }
        return chain
    }

    private mutating func readChain(_ chain: [Number]) -> Bool {
        guard let first = chain.first, let last = chain.last, chain.count <= 3 else { return chain.count > 3 }
        let before = first.start > 0 ? reading.scalars[first.start - 1] : Scalars.space
        let after = last.end < reading.scalars.count ? reading.scalars[last.end] : Scalars.space
        let isClock =
            after == 0x3A && last.end + 1 < reading.scalars.count && Scalars.isDigit(reading.scalars[last.end + 1])
        guard before != 0x3A, !isClock, before != Scalars.hyphen, after != Scalars.hyphen, first.value > 0,
            chain.allSatisfy({ !$0.isHuge && $0.value < 100_000 })
        else { return false }
        if chain.count == 3 {
            guard first.value < 1000, chain[1].value < 100, isRoom(last) else { return false }
            add(.building, first)
            add(.unit, chain[1])
            add(.room, last)
            return true
        }
        if last.value >= 100, last.value < 10_000, isRoom(last), first.value < 1000 {
            add(.building, first)
            add(.room, last)
            return true
        }
        // 1-3栋 is a span of buildings.
        if sense(after: last.end).contains(where: { $0 == .address(.building, .after) }) || isListed(before: first) {
            guard first.value < last.value, last.value - first.value < 40 else { return false }
            for value in first.value...last.value {
                pieces.append(Piece(part: .building, value: String(value), start: first.start, end: last.end))
            }
            return true
        }
        return false
    }

    private mutating func readNumber(_ number: Number, at index: Int, in numbers: [Number]) {
        guard !number.isHuge, number.value < 100_000, number.hundredths % 100 == 0 else { return }
        let scalars = reading.scalars
        for sense in sense(after: number.end) {
            guard case .address(let part, .after) = sense else { continue }
            if part == .roomish, !looksLikeRoom(number) { continue }
            // 两层楼高 counts floors; the second floor is 二楼.
            if part == .floor, scalars[number.start] == 0x4E24 { continue }
            if part == .building { addListedBefore(index, in: numbers) }
            add(part, number)
            return
        }
        // 3#, 3# 2单元, but not #1042.
        if number.end < scalars.count, scalars[number.end] == 0x23, number.value < 1000 {
            add(.building, number)
            return
        }
        for sense in sense(before: number.start) {
            guard case .address(let part, .before) = sense else { continue }
            if part == .roomish, !looksLikeRoom(number) { continue }
            if part == .unit, number.value >= 100 {
                add(.room, number)
                return
            }
            add(part, number)
            if part == .building { addListedAfter(index, in: numbers) }
            return
        }
    }

    private func isListed(before number: Number) -> Bool {
        sense(before: number.start).contains { $0 == .address(.building, .before) }
    }

    /// 3、4、6号楼: the numbers in front belong to it.
    private mutating func addListedBefore(_ index: Int, in numbers: [Number]) {
        var next = index
        while next > 0, joins(numbers[next - 1].end, numbers[next].start) {
            next -= 1
            if numbers[next].value > 0, numbers[next].value < 1000 { add(.building, numbers[next]) } else { return }
        }
    }

    private mutating func addListedAfter(_ index: Int, in numbers: [Number]) {
        var next = index
        while next + 1 < numbers.count, joins(numbers[next].end, numbers[next + 1].start) {
            next += 1
            if numbers[next].value > 0, numbers[next].value < 100 { add(.building, numbers[next]) } else { return }
        }
    }

    /// Nothing between two numbers but a comma or a word like 和.
    private func joins(_ end: Int, _ start: Int) -> Bool {
        guard start > end, start - end <= 5 else { return false }
        if start - end == 1, reading.scalars[end] == 0x2C || reading.scalars[end] == 0x26 { return true }
        return reading.hits(startingAt: end).contains { hit in
            reading.senses[hit.cue] == .and
                && (hit.end == start || (hit.end + 1 == start && reading.isBlank(hit.end..<start)))
        }
    }

    // MARK: letters, floors, rooms

    /// B座, Tower B, A座2208, B-1203.
    private mutating func readLetters() {
        let scalars = reading.scalars
        for position in scalars.indices where scalars[position] >= 0x61 && scalars[position] <= 0x7A {
            let before = position > 0 ? scalars[position - 1] : Scalars.space
            let after = position + 1 < scalars.count ? scalars[position + 1] : Scalars.space
            guard !Scalars.isLatin(before), !Scalars.isLatin(after), !Scalars.isDigit(before), before != 0x27,
                after != 0x27
            else { continue }
            let isAfter = sense(after: position + 1).contains { $0 == .address(.building, .after) }
            let isBefore = sense(before: position).contains { $0 == .address(.building, .before) }
            let room = position + 1 < scalars.count ? self.room(behindLetter: position + 1) : nil
            guard isAfter || isBefore || room != nil else { continue }
            let letter = reading.text.string(position..<position + 1).uppercased()
            pieces.append(Piece(part: .building, value: letter, start: position, end: position + 1))
            if let room { pieces.append(room) }
        }
    }

    /// The 1203 of B-1203 and B1203.
    private func room(behindLetter position: Int) -> Piece? {
        let start = reading.scalars[position] == Scalars.hyphen ? position + 1 : position
        guard let number = reading.numbers.first(where: { $0.start == start }), looksLikeRoom(number) else {
            return nil
        }
        return Piece(part: .room, value: String(number.value), start: number.start, end: number.end)
    }

    /// 负二层, B1, level -1: words that name a floor by themselves.
    private mutating func readFloors() {
        for hit in reading.hits {
            guard case .floor(let floor) = reading.senses[hit.cue] else { continue }
            pieces.append(Piece(part: .floor, value: String(floor), start: hit.start, end: hit.end))
        }
    }

    /// The 501 of 2单元501, and the 12B of flat 12B.
    private mutating func readBareRooms(_ numbers: [Number]) {
        for number in numbers where isRoom(number) && number.digits >= 3 && number.digits <= 5 && number.value >= 100 {
            guard !pieces.contains(where: { $0.start < number.end && number.start < $0.end }) else { continue }
            let belongs = pieces.contains {
                ($0.part == .building || $0.part == .unit) && $0.end <= number.start
                    && gap(between: $0, and: number.start) <= 1
            }
            if belongs { add(.room, number) }
        }
        for (index, piece) in pieces.enumerated() where piece.part == .room && piece.end < reading.scalars.count {
            let letter = reading.scalars[piece.end]
            let after = piece.end + 1 < reading.scalars.count ? reading.scalars[piece.end + 1] : Scalars.space
            guard letter >= 0x61, letter <= 0x66, !Scalars.isWordy(after) else { continue }
            pieces[index] = Piece(
                part: .room, value: piece.value + reading.text.string(piece.end..<piece.end + 1).uppercased(),
                start: piece.start, end: piece.end + 1)
        }
    }

    /// From the end of a piece, or of the word that names it, to a place in the text.
    private func gap(between piece: Piece, and start: Int) -> Int {
        var end = piece.end
        if end < reading.scalars.count, reading.scalars[end] == 0x23 { end += 1 }
        for hit in reading.hits(startingAt: end) {
            if case .address(_, .after) = reading.senses[hit.cue], hit.end <= start { end = max(end, hit.end) }
        }
        guard start >= end else { return .max }
        return reading.isBlank(end..<start) ? start - end : .max
    }

    // MARK: small words

    private mutating func add(_ part: Sense.Part, _ number: Number) {
        var end = number.end
        if part != .room, part != .roomish {
            for hit in reading.hits(startingAt: end) {
                if case .address(part, .after) = reading.senses[hit.cue] { end = max(end, hit.end) }
            }
        }
        let kept: Sense.Part = part == .roomish ? .room : part
        pieces.append(Piece(part: kept, value: String(number.value), start: number.start, end: end))
    }

    private func isRoom(_ number: Number) -> Bool { number.value > 0 && number.hundredths % 100 == 0 && !number.isHuge }

    /// 501, 1203, not 2026, which is a year: floor and flat within what a house has.
    private func looksLikeRoom(_ number: Number) -> Bool { Self.looksLikeRoom(number) }

    static func looksLikeRoom(_ number: Number) -> Bool {
        (number.digits == 3 || number.digits == 4) && number.hundredths % 100 == 0 && number.value >= 101
            && number.value / 100 <= 60 && !(2015...2035).contains(number.value)
            && (1...40).contains(number.value % 100)
    }

    private func sense(after position: Int) -> [Sense] {
        position <= reading.scalars.count ? reading.hits(startingAt: position).map { reading.senses[$0.cue] } : []
    }

    private func sense(before position: Int) -> [Sense] {
        reading.hits(endingAt: position).map { reading.senses[$0.cue] }
    }
}
