/// Adds up what a job costs: 材料35人工85 is 120; 材料35 人工85 共120 says so itself.
extension Sums {
    mutating func readCosts() {
        var items: [Number] = []
        var total: Number?
        for hit in reading.hits {
            switch reading.senses[hit.cue] {
            case .costItem:
                for number in [unnamed(before: hit), cost(of: hit)].compactMap(\.self) where !items.contains(number) {
                    items.append(number)
                }
            case .costTotal: total = cost(of: hit) ?? total
            default: break
            }
        }
        items.removeAll { $0 == total }
        guard total != nil || !items.isEmpty else { return }
        let numbers = items + (total.map { [$0] } ?? [])
        let sum = total.map(worth) ?? items.reduce(0) { $0 + worth($1) }
        let start = numbers.map(\.start).min() ?? 0
        let end = numbers.map(\.end).max() ?? 0
        dropAmounts(in: start..<end)
        claim(start..<end)
        add(.amount(sum), start, end)
    }

    /// What was read of it with the word behind it, 12块5, or the bare number.
    private func worth(_ number: Number) -> Int {
        for entity in entities where entity.start <= number.start && number.end <= entity.end {
            if case .amount(let sum) = entity.kind { return sum }
        }
        return number.hundredths
    }

    /// The 45 of 换阀芯45人工30: what the part itself costs, told by its name alone.
    private func unnamed(before hit: Hit) -> Number? {
        guard let number = reading.numbers.last(where: { $0.end == hit.start }), number.start > 0,
            Scalars.isHan(reading.scalars[number.start - 1]), isSum(number)
        else { return nil }
        let isPlace = reading.hits(endingAt: number.start).contains { hit in
            if case .address = reading.senses[hit.cue] { true } else { false }
        }
        return isPlace ? nil : number
    }

    /// The number beside a word: 材料费：35, 35 for parts.
    private func cost(of hit: Hit) -> Number? {
        let before = reading.numbers.last { $0.end <= hit.start }
        // 65 for the valve, 30 for labour
        if let before, isSum(before), reading.text.string(before.end..<hit.start).hasPrefix(" for ") {
            return hit.start - before.end <= Self.reach ? before : nil
        }
        let behind = reading.numbers.first { $0.start >= hit.end }
        if let behind, behind.start - hit.end <= 2, isSum(behind),
            (hit.end..<behind.start).allSatisfy({ !Scalars.isLatin(reading.scalars[$0]) })
        {
            return behind
        }
        guard Scalars.isLatin(reading.scalars[hit.start]),
            let before, hit.start - before.end <= 5, isSum(before)
        else { return nil }
        return before
    }

    /// How many scalars "for the new" may have, between a sum and what it is for.
    private static let reach = 14

    /// Counts nothing else and stands for nothing else.
    private func isSum(_ number: Number) -> Bool {
        guard number.hundredths > 0, number.value < 10_000_000, !number.isHuge, !counted.contains(number.start),
            !entities.contains(where: { entity in
                guard entity.start < number.end, number.start < entity.end else { return false }
                if case .amount = entity.kind { return false }
                return true
            })
        else { return false }
        let next = reading.scalar(at: number.end)
        if !Scalars.isHan(next) { return true }
        return reading.hit(at: number.end) { sense in
            switch sense {
            case .money(.after), .tenths, .costItem, .costTotal, .and: true
            default: false
            }
        } != nil
    }
}
