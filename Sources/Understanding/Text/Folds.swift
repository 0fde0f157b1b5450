/// What single characters become: full width, case, blanks, quotes, look-alike marks, traditional characters; what cannot
/// be seen is left out.
struct Folds: Sendable {
    /// By scalar of the basic plane; 0 is left out.
    private var table: [UInt16]

    /// - Parameter characters: traditional or variant characters by what they become.
    init(_ characters: [UInt32: UInt32]) {
        table = Self.plain
        for from in characters.keys where from < 0x10000 {
            var to = from
            // A chain of variants ends somewhere; a ring of them, which the loader could not see, does not.
            for _ in 0..<8 { to = characters[to] ?? to }
            if to < 0x10000 { table[Int(from)] = Self.plain[Int(to)] }
        }
    }

    /// The first `Normaliser.longest` scalars of a text, each folded; repeats and blanks at the ends are left out.
    func folded(_ text: String) -> NormalText {
        var normal = NormalText(capacity: min(text.utf8.count, Normaliser.longest))
        var offset = 0
        for scalar in text.unicodeScalars {
            if offset == Normaliser.longest { break }
            let value = fold(scalar.value)
            if value != 0 { normal.append(value, from: offset) }
            offset += 1
        }
        normal.end(at: offset)
        return normal
    }

    private func fold(_ value: UInt32) -> UInt32 {
        if value < 0x10000 { return UInt32(table[Int(value)]) }
        switch value {
        // Skin tones, tags and selectors.
        case 0x1F3FB...0x1F3FF, 0xE0000...: return 0
        // Mathematical digits in five styles.
        case 0x1D7CE...0x1D7FF: return 0x30 + (value - 0x1D7CE) % 10
        default: return value
        }
    }

    private static let plain: [UInt16] = {
        var table = (0..<0x10000).map { UInt16($0) }
        func set(_ values: some Sequence<Int>, to result: Int) { for value in values { table[value] = UInt16(result) } }
        func shift(_ values: ClosedRange<Int>, to first: Int) {
            for value in values { table[value] = UInt16(first + value - values.lowerBound) }
        }
        shift(0xFF01...0xFF5E, to: 0x21)
        shift(0x41...0x5A, to: 0x61)
        shift(0xFF21...0xFF3A, to: 0x61)
        // Roman numerals are written for storeys and phases.
        shift(0x2160...0x2168, to: 0x31)
        shift(0x2170...0x2178, to: 0x31)
        set([0x00A0, 0x1680, 0x3000, 0x0009, 0x000B, 0x000C, 0x202F, 0x205F, 0x3164], to: 0x20)
        set(0x2000...0x200A, to: 0x20)
        set([0x000D, 0x0085, 0x2028, 0x2029], to: 0x0A)
        set((0..<0x20).filter { ![0x09, 0x0A, 0x0B, 0x0C, 0x0D].contains($0) }, to: 0)
        set(0x7F...0x84, to: 0)
        set(0x86...0x9F, to: 0)
        // Joiners, direction marks, selectors, combining marks, and marks for what is no text.
        set([0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180E, 0xFEFF, 0xFFFC, 0xFFFE, 0xFFFF], to: 0)
        set(0x200B...0x200F, to: 0)
        set(0x202A...0x202E, to: 0)
        set(0x2060...0x206F, to: 0)
        set(0x0300...0x036F, to: 0)
        set(0x20D0...0x20FF, to: 0)
        set(0xFE00...0xFE0F, to: 0)
        set(0xFE20...0xFE2F, to: 0)
        set([0x2018, 0x2019, 0x201B, 0x02BC, 0x00B4, 0x0060, 0x2032], to: 0x27)
        set([0x201C, 0x201D, 0x201F, 0x2033, 0x300C, 0x300D, 0x300E, 0x300F, 0x00AB, 0x00BB, 0xFF02], to: 0x22)
        set([0x3001, 0xFF0C, 0xFE50, 0xFE51, 0xFF64, 0x060C], to: 0x2C)
        set([0x3002, 0xFF61, 0xFE52], to: 0x2E)
        set([0xFE54], to: 0x3B)
        set([0xFE55], to: 0x3A)
        set([0xFE56, 0x061F], to: 0x3F)
        set([0xFE57], to: 0x21)
        set([0xFE59, 0x3016], to: 0x28)
        set([0xFE5A, 0x3017], to: 0x29)
        set([0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFF0D, 0x2500, 0xFE58, 0xFE63], to: 0x2D)
        set([0xFF5E, 0x301C, 0x223C], to: 0x7E)
        set([0x3010, 0x3014, 0x300A, 0x3008], to: 0x5B)
        set([0x3011, 0x3015, 0x300B, 0x3009], to: 0x5D)
        set([0xFFE5], to: 0xA5)
        set([0x3007], to: 0x96F6)
        // What becomes something that becomes something else becomes that at once.
        for value in table.indices { table[value] = table[Int(table[Int(table[value])])] }
        return table
    }()
}
