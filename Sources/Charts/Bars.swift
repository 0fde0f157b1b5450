/// Bars side by side, the longest text first to the left of its bar, the value behind it.
package struct Bars: Sendable {
    package struct Bar: Hashable, Sendable {
        package let label: String
        /// Not below 0.
        package let size: Int
        /// As it is written: `92%`, `4 分钟`.
        package let value: String
        /// Below its target; said in words as well, for colour alone says nothing.
        package let mark: String?

        package init(_ label: String, size: Int, value: String, mark: String? = nil) {
            self.label = label
            self.size = max(0, size)
            self.value = value
            self.mark = mark
        }
    }

    /// More would be too small to read.
    package static let most = 12

    let title: String
    let subtitle: String
    let bars: [Bar]
    /// What the longest possible bar stands for; nil: the longest there is.
    let full: Int?
    /// Said in place of bars where there are none.
    let nothing: String

    package init(title: String, subtitle: String, bars: [Bar], full: Int? = nil, nothing: String) {
        self.title = title
        self.subtitle = subtitle
        self.bars = Array(bars.prefix(Self.most))
        self.full = full
        self.nothing = nothing
    }

    private static let row = 56
    private static let thick = 34

    package var picture: Picture {
        var canvas = Canvas(title: title, subtitle: subtitle)
        guard !bars.isEmpty else {
            canvas.text(nothing, x: Look.margin, y: Canvas.top + Look.text, size: Look.text, fill: Look.quiet)
            return canvas.picture(height: Canvas.top + Self.row + Look.margin, lines: [nothing])
        }
        let labels = min(260, bars.map { Canvas.width(of: $0.label, size: Look.text) }.max() ?? 0)
        let values = bars.map { Canvas.width(of: told($0), size: Look.text) }.max() ?? 0
        let start = Look.margin + labels + 18
        let room = Look.width - Look.margin - start - values - 18
        let longest = max(1, full ?? bars.map(\.size).max() ?? 1)
        for (index, bar) in bars.enumerated() {
            let top = Canvas.top + index * Self.row
            let base = top + Self.thick - 8
            let length = min(room, bar.size * room / longest)
            canvas.text(
                Canvas.fitted(bar.label, into: labels, size: Look.text), x: start - 18, y: base, size: Look.text,
                anchor: .end)
            canvas.box(
                x: start, y: top, width: bar.size > 0 ? max(4, length) : 2, height: Self.thick,
                fill: bar.mark == nil ? Look.good : Look.short)
            canvas.text(told(bar), x: start + max(4, length) + 14, y: base, size: Look.text, weight: 600)
        }
        return canvas.picture(
            height: Canvas.top + bars.count * Self.row + Look.margin - (Self.row - Self.thick),
            lines: bars.map { "\($0.label) \(told($0))" })
    }

    private func told(_ bar: Bar) -> String { bar.mark.map { "\(bar.value) \($0)" } ?? bar.value }
}
