/// Several buildings named at once: 3、4、6号楼, 1-3栋, buildings 3 to 5.
extension AddressScanner {
    func isListed(_ number: Number) -> Bool {
        reading.hit(upTo: number.start) { $0 == .address(.building, .before) } != nil
    }

    /// 3、4、6号楼: the numbers in front belong to it; 1到3号楼: and those between.
    mutating func addListed(before index: Int) {
        var next = index
        while next > 0, isBuilding(numbers[next - 1]) {
            let (one, other) = (numbers[next - 1], numbers[next])
            if isSpan(one.end, other.start) {
                if !addSpan(one.value, other.value - 1, one.start, one.end) {
                    put(.building, String(one.value), one.start, one.end)
                }
            } else if joins(one.end, other.start) {
                put(.building, String(one.value), one.start, one.end)
            } else {
                return
            }
            next -= 1
        }
    }

    mutating func addListed(after index: Int) {
        var next = index
        while next + 1 < numbers.count, isBuilding(numbers[next + 1]), numbers[next + 1].value < 100 {
            let (one, other) = (numbers[next], numbers[next + 1])
            // "block 4, two street lamps" counts them.
            if other.isSpelled, !one.isSpelled { return }
            if isSpan(one.end, other.start) {
                guard other.value > one.value,
                    addSpan(one.value + 1, other.value, other.start, other.end)
                        || other.value == one.value + 1
                else { return }
                if other.value == one.value + 1 { put(.building, String(other.value), other.start, other.end) }
            } else if joins(one.end, other.start) {
                put(.building, String(other.value), other.start, other.end)
            } else {
                return
            }
            next += 1
        }
    }

    private func isBuilding(_ number: Number) -> Bool {
        number.value > 0 && number.value < 200 && number.hundredths % 100 == 0 && !Addresses.looksLikeRoom(number)
    }

    /// Nothing between two numbers but a comma or a word like 和.
    func joins(_ end: Int, _ start: Int) -> Bool {
        guard start > end, start - end <= 5 else { return false }
        if reading.scalars[end] == 0x2C || reading.scalars[end] == 0x26 { return reading.isBlank(end + 1..<start) }
        return holds(.and, end, start)
    }

    private func isSpan(_ end: Int, _ start: Int) -> Bool {
        guard start > end, start - end <= 9 else { return false }
        if reading.scalars[end] == 0x7E || reading.scalars[end] == Scalars.hyphen {
            return reading.isBlank(end + 1..<start)
        }
        return holds(.upTo, end, start) || holds(.time(.to), end, start)
    }

    private func holds(_ sense: Sense, _ end: Int, _ start: Int) -> Bool {
        guard let hit = reading.hit(at: end, where: { $0 == sense }), hit.end <= start else { return false }
        return reading.isBlank(hit.end..<start)
    }

    /// 1号楼到3号楼: the buildings between.
    mutating func fillSpans() {
        let buildings = pieces.filter { $0.part == .building }
        guard buildings.count > 1 else { return }
        for (one, other) in zip(buildings, buildings.dropFirst()) {
            guard let first = Int(one.value), let last = Int(other.value), last - first > 1, last - first < 40,
                isSpan(endOfWord(one), other.start)
            else { continue }
            for value in first + 1..<last { put(.building, String(value), one.start, other.end) }
        }
    }

    /// 1-3栋 is a span of buildings.
    mutating func addSpan(_ first: Int, _ last: Int, _ start: Int, _ end: Int) -> Bool {
        guard first > 0, first < last, last - first < 40 else { return false }
        for value in first...last { put(.building, String(value), start, end) }
        return true
    }
}
