/// A table of numbers, the more the darker: buildings down, weeks or troubles across.
package struct HeatMap: Sendable {
    let title: String
    let subtitle: String
    let columns: [String]
    let rows: [Row]
    let nothing: String

    package struct Row: Hashable, Sendable {
        package let name: String
        /// One for each column.
        package let sizes: [Int]

        package init(_ name: String, _ sizes: [Int]) {
            self.name = name
            self.sizes = sizes
        }
    }

    /// More would be too small to read.
    package static let mostColumns = 8
    package static let mostRows = 20

    package init(title: String, subtitle: String, columns: [String], rows: [Row], nothing: String) {
        self.title = title
        self.subtitle = subtitle
        self.columns = Array(columns.prefix(Self.mostColumns))
        self.rows = Array(rows.prefix(Self.mostRows))
        self.nothing = nothing
    }

    private static let cell = 52

    package var picture: Picture {
        var canvas = Canvas(title: title, subtitle: subtitle)
        guard !rows.isEmpty, !columns.isEmpty else {
            canvas.text(nothing, x: Look.margin, y: Canvas.top + Look.text, size: Look.text, fill: Look.quiet)
            return canvas.picture(height: Canvas.top + 56 + Look.margin, lines: [nothing])
        }
        let names = min(150, rows.map { Canvas.width(of: $0.name, size: Look.text) }.max() ?? 0)
        let left = Look.margin + names + 16
        let wide = (Look.width - Look.margin - left) / columns.count
        let most = max(1, rows.flatMap(\.sizes).max() ?? 1)
        for (index, column) in columns.enumerated() {
            canvas.text(
                Canvas.fitted(column, into: wide - 6, size: Look.small), x: left + index * wide + wide / 2,
                y: Canvas.top + Look.small, size: Look.small, anchor: .middle, fill: Look.quiet)
        }
        let top = Canvas.top + Look.small + 16
        for (line, row) in rows.enumerated() {
            let y = top + line * Self.cell
            canvas.text(
                Canvas.fitted(row.name, into: names, size: Look.text), x: left - 16, y: y + 34, size: Look.text,
                anchor: .end)
            for (index, size) in row.sizes.prefix(columns.count).enumerated() {
                let shade = Self.shade(size, of: most)
                canvas.box(
                    x: left + index * wide + 2, y: y + 2, width: wide - 4, height: Self.cell - 4, fill: shade.colour)
                guard size > 0 else { continue }
                canvas.text(
                    String(size), x: left + index * wide + wide / 2, y: y + 35, size: Look.text, anchor: .middle,
                    weight: 600, fill: shade.isDark ? Look.paper : Look.ink)
            }
        }
        return canvas.picture(
            height: top + rows.count * Self.cell + Look.margin,
            lines: rows.map { row in
                row.name + ": "
                    + zip(columns, row.sizes).filter { $0.1 > 0 }.map { "\($0) \($1)" }.joined(separator: ", ")
            })
    }

    /// From nearly white to dark blue; light letters only where the ground is dark enough for them.
    static func shade(_ size: Int, of most: Int) -> (colour: String, isDark: Bool) {
        guard size > 0 else { return ("#f2f5f8", false) }
        let steps: [(String, Bool)] = [
            ("#dce8f4", false), ("#b5cfe8", false), ("#86b0d9", false), ("#4a82bd", true), ("#1f5fa8", true),
            ("#123d70", true),
        ]
        return steps[min(steps.count - 1, size * steps.count / (most + 1))]
    }
}
