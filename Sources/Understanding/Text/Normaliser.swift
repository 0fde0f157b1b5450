/// Makes texts comparable: width, case, traditional characters, repeats, stray blanks and common slips.
///
/// The answer maps back to the original. Normalising a normal form changes nothing. Only the first `longest` scalars are
/// read: nobody describes a dripping tap in more, and work stays bounded whatever is sent.
package struct Normaliser: Sendable {
    /// How much of a text is looked at, in Unicode scalars.
    package static let longest = 4096

    /// What each scalar of the basic plane becomes; 0 is left out.
    private var folds: [UInt16]
    private var slips: [UInt32: [Slip]] = [:]
    private var startsSlip: [Bool]

    private struct Slip: Sendable {
        let from: [UInt32]
        let to: [UInt32]
    }

    /// - Parameters:
    ///   - characters: traditional or variant characters by what they become.
    ///   - slips: slips of pen and voice input by what was meant; longer ones go first.
    package init(characters: [UInt32: UInt32] = [:], slips: [String: String] = [:]) {
        folds = Self.plainFolds
        startsSlip = Array(repeating: false, count: 0x10000)
        for (from, to) in characters where from < 0x10000 && to < 0x10000 { folds[Int(from)] = UInt16(to) }
        for (from, to) in slips.sorted(by: {
            ($0.key.unicodeScalars.count, $1.key) > ($1.key.unicodeScalars.count, $0.key)
        }) {
            let slip = Slip(from: from.unicodeScalars.map(\.value), to: to.unicodeScalars.map(\.value))
            guard let first = slip.from.first else { continue }
            self.slips[first, default: []].append(slip)
            if first < 0x10000 { startsSlip[Int(first)] = true }
        }
    }

    /// The normal form of a text.
    package func normalise(_ text: String) -> NormalText {
        var normal = folded(text)
        joinSpelledOut(&normal)
        mend(&normal)
        return normal
    }

    private func folded(_ text: String) -> NormalText {
        var scalars: [UInt32] = []
        var origins: [Int] = []
        scalars.reserveCapacity(64)
        origins.reserveCapacity(64)
        var offset = 0
        for scalar in text.unicodeScalars {
            if offset == Self.longest { break }
            defer { offset += 1 }
            let value = scalar.value < 0x10000 ? UInt32(folds[Int(scalar.value)]) : scalar.value
            if value == 0 || (value >= 0x1F3FB && value <= 0x1F3FF) || value >= 0xE0000 { continue }
            let count = scalars.count
            if count > 0, scalars[count - 1] == value {
                if value == Scalars.space { continue }
                if !Scalars.isWordy(value), value != 0x2B50, value != Scalars.hyphen, value != 0x2A { continue }
                // 救救救救命, sooooo: two say as much as ten. A number keeps all its digits.
                if count > 1, scalars[count - 2] == value, !Scalars.isDigit(value), Scalars.isWordy(value) { continue }
            }
            scalars.append(value)
            origins.append(offset)
        }
        while scalars.last == Scalars.space {
            scalars.removeLast()
            origins.removeLast()
        }
        if scalars.first == Scalars.space {
            scalars.removeFirst()
            origins.removeFirst()
        }
        origins.append(offset)
        return NormalText(scalars: scalars, origins: origins)
    }

    /// 漏 水 了 is 漏水了: blanks between three or more lone characters say nothing.
    private func joinSpelledOut(_ text: inout NormalText) {
        let scalars = text.scalars
        guard scalars.count >= 5, scalars.contains(Scalars.space) else { return }
        func isLone(_ index: Int) -> Bool {
            Scalars.isHan(scalars[index]) && (index == 0 || scalars[index - 1] == Scalars.space)
                && (index + 1 == scalars.count || scalars[index + 1] == Scalars.space)
        }
        var dropped = Set<Int>()
        var index = 0
        while index < scalars.count {
            var end = index
            while end < scalars.count, isLone(end) { end += 2 }
            if end - index >= 6 { for blank in stride(from: index + 1, to: end - 1, by: 2) { dropped.insert(blank) } }
            index = max(end, index + 1)
        }
        guard !dropped.isEmpty else { return }
        let kept = scalars.indices.filter { !dropped.contains($0) }
        text = NormalText(
            scalars: kept.map { scalars[$0] }, origins: kept.map { text.origins[$0] } + [text.origins[scalars.count]])
    }

    private func mend(_ text: inout NormalText) {
        guard !slips.isEmpty, text.scalars.contains(where: { $0 >= 0x10000 || startsSlip[Int($0)] }) else { return }
        let scalars = text.scalars
        var mended: [UInt32] = []
        var origins: [Int] = []
        mended.reserveCapacity(scalars.count)
        origins.reserveCapacity(text.origins.count)
        var index = 0
        scan: while index < scalars.count {
            if scalars[index] >= 0x10000 || startsSlip[Int(scalars[index])] {
                for slip in slips[scalars[index]] ?? [] where matches(slip.from, in: scalars, at: index) {
                    for (step, value) in slip.to.enumerated() {
                        mended.append(value)
                        origins.append(text.origins[index + min(step, slip.from.count - 1)])
                    }
                    index += slip.from.count
                    continue scan
                }
            }
            mended.append(scalars[index])
            origins.append(text.origins[index])
            index += 1
        }
        origins.append(text.origins[scalars.count])
        text = NormalText(scalars: mended, origins: origins)
    }

    /// A slip in Latin letters must be a whole word.
    private func matches(_ slip: [UInt32], in scalars: [UInt32], at start: Int) -> Bool {
        let end = start + slip.count
        guard end <= scalars.count else { return false }
        for (step, value) in slip.enumerated() where scalars[start + step] != value { return false }
        if Scalars.isLatin(slip[0]), start > 0, Scalars.isLatin(scalars[start - 1]) { return false }
        if Scalars.isLatin(slip[slip.count - 1]), end < scalars.count, Scalars.isLatin(scalars[end]) { return false }
        return true
    }

    /// Full width, case, blanks, quotes and look-alike marks; what cannot be seen is left out.
    private static let plainFolds: [UInt16] = {
        var table = (0..<0x10000).map { UInt16($0) }
        for value in 0xFF01...0xFF5E { table[value] = UInt16(value - 0xFEE0) }
        for value in 0x41...0x5A { table[value] = UInt16(value + 0x20) }
        for value in 0xFF21...0xFF3A { table[value] = UInt16(value - 0xFEE0 + 0x20) }
        for value in [0x00A0, 0x3000, 0x0009, 0x000B, 0x000C, 0x2002, 0x2003, 0x2009, 0x202F] { table[value] = 0x20 }
        for value in 0..<0x20 where value != 0x0A && value != 0x09 { table[value] = 0 }
        table[0x0D] = 0x0A
        for value in [0xFE0F, 0xFE0E, 0x200B, 0x200C, 0x200D, 0xFEFF, 0x2060, 0x00AD, 0x20E3] { table[value] = 0 }
        for value in [0x2018, 0x2019, 0x02BC, 0x0060] { table[value] = 0x27 }
        for value in [0x201C, 0x201D, 0x300C, 0x300D, 0x300E, 0x300F] { table[value] = 0x22 }
        for value in [0x3001, 0xFF0C, 0xFE50, 0xFF64] { table[value] = 0x2C }
        for value in [0x3002, 0xFF61] { table[value] = 0x2E }
        for value in [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFF0D, 0x2500] { table[value] = 0x2D }
        for value in [0xFF5E, 0x301C, 0x223C] { table[value] = 0x7E }
        for value in [0x3010, 0x3014, 0x300A, 0x3008] { table[value] = 0x5B }
        for value in [0x3011, 0x3015, 0x300B, 0x3009] { table[value] = 0x5D }
        table[0xFFE5] = 0xA5
        table[0x3007] = 0x96F6
        return table
    }()
}
