import Testing

@testable import gatehouse

/// What an operator sees of a letter is what became of it, not what is somebody's own.
@Suite struct MaskingTests {
    @Test(arguments: [
        ("#1001 漏水 3栋2单元501 “我家厨房水管漏水了” 13800138000", "#•••• 漏水 3栋2单元••• “…” •••••••••••"),
        ("约 09:22 到，费用 35 元", "约 09:22 到，费用 35 元"), ("“没有说完", "“…"), ("", ""), ("12", "12"),
        ("“一”和“二”", "“…”和“…”"), ("１３８００１３８０００", "•••••••••••"),
    ])
    func `numbers and what people said are masked`(_ words: String, _ shown: String) {
        #expect(masked(words) == shown)
    }

    @Test(arguments: [("17", 17...17), ("17-40", 17...40), ("all", 1...Int64.max)])
    func `letters are named by number, range or all`(_ text: String, _ range: ClosedRange<Int64>) {
        #expect(LetterRange(argument: text)?.range == range)
    }

    @Test(arguments: ["", "0", "-1", "9-3", "1-2-3", "x", "1-"])
    func `anything else names none`(_ text: String) { #expect(LetterRange(argument: text) == nil) }
}
