import Foundation

/// Spoils lines of a corpus as networks, keyboards and ill will do; the same way for the same seed.
struct Mangler {
    private var random: Shuffle
    private let lines: [String]

    /// What hurts readers of text: marks that cannot be seen or that turn the writing round, NUL, halves of pairs as JSON
    /// writes them, digits without end, pictures made of several scalars, line ends of all kinds.
    private static let nuisances = [
        "\u{0}", "\u{200B}", "\u{200D}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{FE0F}", "\u{301}\u{302}\u{303}",
        "\u{FFFD}",
        "\u{E0041}", "\u{1F3FB}", "👨‍👩‍👧‍👦", "⭐⭐⭐", "🇨🇳", "\\ud83d", "\\udc00", "\\u0000", "\r\n", "\u{2028}", "\t", "　",
        "9999999999999999999999999999", "零零零零零零零零零零零零零零", "九千九百九十九万万万", "-1-1-1", "3#", "#", "@", "1.2.3.", "：：",
        "24:60",
        "13月45号", "الماء", "पानी", "누수", "𨋢", "𠮷", "①②③", "壹贰叁", "廿三", "\"", "\\", "{", "}", "，", "另外", "如果", "没有", "不是",
        "楼", "号",
        "e\u{301}", "ﬁ", "１２３", "ＡＢＣ", "漏 谁 了", "漏漏漏漏漏", "、、、、", "and", "not", "n't", "leak~",
    ]

    init(seed: UInt64, lines: [String]) {
        random = Shuffle(state: seed)
        self.lines = lines
    }

    /// The next spoilt line, as the bytes somebody might send.
    mutating func next() -> [UInt8] {
        var bytes = Array((lines.randomElement(using: &random) ?? "").utf8)
        for _ in 0..<Int.random(in: 1...5, using: &random) { spoil(&bytes) }
        return bytes
    }

    private mutating func spoil(_ bytes: inout [UInt8]) {
        let at = Int.random(in: 0...bytes.count, using: &random)
        let reach = min(bytes.count, at + Int.random(in: 0...24, using: &random))
        switch Int.random(in: 0..<9, using: &random) {
        case 0 where at < bytes.count: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1 where at < bytes.count: bytes.remove(at: at)
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: at)
        case 3: bytes.removeSubrange(at..<reach)
        case 4: bytes.removeSubrange(at...)
        case 5:
            let piece = Array(bytes[at..<reach])
            for _ in 0..<Int.random(in: 1...12, using: &random) { bytes.insert(contentsOf: piece, at: at) }
        case 6:
            let other = Array((lines.randomElement(using: &random) ?? "").utf8)
            let start = Int.random(in: 0...other.count, using: &random)
            bytes.insert(contentsOf: other[start..<min(other.count, start + 60)], at: at)
        case 7: bytes.reverse()
        default:
            let nuisance = Self.nuisances.randomElement(using: &random) ?? ""
            for _ in 0..<Int.random(in: 1...3, using: &random) { bytes.insert(contentsOf: nuisance.utf8, at: at) }
        }
    }
}
