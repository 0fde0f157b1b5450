/// The number a message consists of: `2`, `２`, `#1002`, `1002号`, `二`, `第二个`; nil when it says anything else.
///
/// For answers to a question with numbered choices, where every other reading would be a guess.
package func bareNumber(in text: String) -> Int? {
    var scalars = Substring(text).unicodeScalars.filter { !$0.properties.isWhitespace }
    func drop(_ first: Set<Unicode.Scalar>, _ last: Set<Unicode.Scalar>) {
        while let scalar = scalars.first, first.contains(scalar) { scalars.removeFirst() }
        while let scalar = scalars.last, last.contains(scalar) { scalars.removeLast() }
    }
    drop(["#", "＃", "第"], ["号", "个", "单", "项", ".", "。", "、", ")", "）", "!", "！"])
    let digits = scalars.map(\.digit)
    guard !digits.isEmpty, digits.count <= 9, !digits.contains(nil) else { return nil }
    return digits.reduce(0) { $0 * 10 + ($1 ?? 0) }
}

extension Unicode.Scalar {
    fileprivate var digit: Int? {
        switch value {
        case 0x30...0x39: Int(value - 0x30)
        case 0xFF10...0xFF19: Int(value - 0xFF10)
        default: "〇一二三四五六七八九".unicodeScalars.enumerated().first { $0.element == self }?.offset
        }
    }
}
