import Foundation
import Testing

@testable import Charts

@Suite struct ChartTests {
    private let words = "3<4 & \"5\"\u{0}\u{202E}\n<script>alert(1)</script>"

    private var pictures: [Picture] {
        [
            Bars(
                title: words, subtitle: words, bars: [.init(words, size: 3, value: words, mark: words)], nothing: words
            ).picture,
            Bars(title: words, subtitle: "", bars: [], nothing: words).picture,
            Lines(
                title: words, subtitle: words, ticks: [words, words],
                series: [.init(words, [1, nil]), .init(words, [])],
                nothing: words
            ).picture,
            HeatMap(title: words, subtitle: words, columns: [words], rows: [.init(words, [3])], nothing: words).picture,
        ]
    }

    @Test func `nobody's words can be markup, and none is a character XML does not allow`() {
        for picture in pictures {
            #expect(!picture.svg.contains("<script") && !picture.svg.contains("\u{202E}"))
            #expect(!picture.svg.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
            #expect(!picture.svg.contains("3<4") && picture.svg.contains("3&lt;4 &amp; &quot;5&quot;"))
        }
    }

    @Test func `what is not there is said in place of a chart`() {
        let empty = Lines(title: "来单", subtitle: "", ticks: [], series: [], nothing: "没有工单").picture
        #expect(empty.svg.contains("没有工单") && empty.words.contains("没有工单"))
    }

    @Test func `every value stands in the picture and in its words`() {
        let picture = Bars(
            title: "达标", subtitle: "3月",
            bars: [.init("接单", size: 92, value: "92%", mark: "未达标"), .init("到场", size: 0, value: "0%")],
            nothing: ""
        ).picture
        for text in ["接单", "92% 未达标", "0%"] {
            #expect(picture.svg.contains(">\(text)<") && picture.words.contains(text), "\(text)")
        }
    }

    @Test(arguments: [1, 3, 7, 10, 11, 99, 100, 101, 12_345, 1_000_000])
    func `a scale has at most five steps, of 1, 2 or 5 times a power of ten`(_ most: Int) {
        let step = Lines.step(for: most)
        #expect(step * 4 >= most && step * 4 < most * 10 + 10)
        #expect(["1", "2", "5"].contains(String(step).first.map(String.init) ?? ""))
    }

    @Test(arguments: 1...30) func `a chart with so many bars ends where its last bar ends, and no later`(_ count: Int) {
        let bars = (1...count).map { Bars.Bar("第\($0)项", size: $0, value: "\($0)") }
        let picture = Bars(title: "", subtitle: "", bars: bars, nothing: "").picture
        let shown = min(count, Bars.most)
        #expect(picture.height == Canvas.top + shown * 56 + 32 - 22)
        #expect(picture.words.split(separator: "\n").count == shown)
    }

    @Test func `no bar is longer than its room, and none is invisible`() {
        let picture = Bars(
            title: "", subtitle: "",
            bars: [.init("a", size: 1_000_000, value: "很多很多"), .init("b", size: 0, value: "0")],
            full: 10, nothing: ""
        ).picture
        for part in picture.svg.components(separatedBy: "<rect x=\"").dropFirst() {
            let x = Int(part.prefix { $0.isNumber }) ?? 0
            let width = Int(part.components(separatedBy: "width=\"")[1].prefix { $0.isNumber }) ?? 0
            #expect(width >= 2 && x + width <= Look.width - Look.margin)
        }
    }

    @Test func `the more the darker, and letters can be read on every shade`() {
        let shades = (0...12).map { HeatMap.shade($0, of: 12) }
        #expect(shades.map(\.isDark) == shades.map(\.isDark).sorted { !$0 && $1 })
        #expect(Set(shades.map(\.colour)).count == 7)
    }

    @Test func `a long name is cut to its room`() {
        let cut = Canvas.fitted("投诉二十四小时内答复的比例", into: 100, size: 20)
        #expect(cut.hasSuffix("…") && Canvas.width(of: cut, size: 20) <= 100)
        #expect(Canvas.fitted("短", into: 100, size: 20) == "短")
    }
}
