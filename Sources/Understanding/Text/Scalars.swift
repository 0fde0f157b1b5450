/// Kinds of Unicode scalars that readers of a text tell apart.
enum Scalars {
    static let space: UInt32 = 0x20
    static let hyphen: UInt32 = 0x2D

    static func isDigit(_ value: UInt32) -> Bool { value >= 0x30 && value <= 0x39 }

    static func isLatin(_ value: UInt32) -> Bool {
        (value >= 0x61 && value <= 0x7A) || (value >= 0x41 && value <= 0x5A) || (value >= 0xC0 && value <= 0x24F)
    }

    static func isHan(_ value: UInt32) -> Bool {
        (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) || value == 0x3007
            || (value >= 0x20000 && value <= 0x323AF)
    }

    /// Says something: a letter, a digit or a Chinese character; no mark, blank or picture.
    static func isWordy(_ value: UInt32) -> Bool { isHan(value) || isLatin(value) || isDigit(value) }

    /// Stands between clauses whatever is around it.
    static func isStop(_ value: UInt32) -> Bool {
        switch value {
        case 0x2C, 0x2E, 0x21, 0x3F, 0x3B, 0x0A, 0x3A, 0x2026, 0x7C, 0x22, 0x5B, 0x5D: true
        default: false
        }
    }

    /// Numbers an item of a list by itself: ① ⑴ ⒈ ❶ ➀ ㈠.
    static func isItemMark(_ value: UInt32) -> Bool {
        (value >= 0x2460 && value <= 0x249B) || (value >= 0x2776 && value <= 0x2793)
            || (value >= 0x3220 && value <= 0x3229)
    }
}
