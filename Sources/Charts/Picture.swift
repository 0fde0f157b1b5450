/// A chart as SVG, and what it shows in words for those who do not see it.
package struct Picture: Hashable, Sendable {
    package let svg: String
    /// In pixels.
    package let width: Int
    package let height: Int
    /// Title and every value, line by line.
    package let words: String
}

/// How charts look: made for a telephone, where a bubble is as wide as the screen and nothing can be enlarged.
enum Look {
    /// A picture of this width fills a bubble on every screen without being scaled up.
    static let width = 720
    static let margin = 32
    static let font = "Noto Sans CJK SC, Noto Sans SC, WenQuanYi Zen Hei, PingFang SC, Microsoft YaHei, sans-serif"
    static let title = 34
    static let subtitle = 24
    static let text = 26
    static let small = 22
    static let ink = "#1d2733"
    static let quiet = "#5b6876"
    static let line = "#d5dce3"
    static let paper = "#ffffff"
    /// Told apart by lightness as well as by hue.
    static let series = ["#1f5fa8", "#c4541c", "#3f7d3a", "#7a4fa0"]
    static let good = "#1f5fa8"
    static let short = "#c4541c"
}

/// Builds one picture from the top down.
struct Canvas {
    private var elements: [String] = []
    private let heading: String
    private let below: String

    init(title: String, subtitle: String) {
        heading = title
        below = subtitle
        text(title, x: Look.margin, y: Look.margin + Look.title, size: Look.title, weight: 700)
        text(
            subtitle, x: Look.margin, y: Look.margin + Look.title + 14 + Look.subtitle, size: Look.subtitle,
            fill: Look.quiet)
    }

    /// Where the chart itself may begin.
    static let top = Look.margin + Look.title + 14 + Look.subtitle + 28

    enum Anchor: String { case start, middle, end }

    mutating func text(
        _ text: String, x: Int, y: Int, size: Int, anchor: Anchor = .start, weight: Int = 400, fill: String = Look.ink
    ) {
        elements.append(
            "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" font-weight=\"\(weight)\" fill=\"\(fill)\" "
                + "text-anchor=\"\(anchor.rawValue)\">\(Self.escaped(text))</text>")
    }

    mutating func box(x: Int, y: Int, width: Int, height: Int, fill: String, radius: Int = 4) {
        elements.append(
            "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(max(0, width))\" height=\"\(max(0, height))\" rx=\"\(radius)\" "
                + "fill=\"\(fill)\"/>")
    }

    mutating func rule(
        from start: (Int, Int), to end: (Int, Int), colour: String = Look.line, width: Int = 2, dashed: Bool = false
    ) {
        let dash = dashed ? " stroke-dasharray=\"10 8\"" : ""
        elements.append(
            "<line x1=\"\(start.0)\" y1=\"\(start.1)\" x2=\"\(end.0)\" y2=\"\(end.1)\" stroke=\"\(colour)\" "
                + "stroke-width=\"\(width)\"\(dash)/>")
    }

    mutating func path(_ points: [(Int, Int)], colour: String) {
        let places = points.map { "\($0.0),\($0.1)" }.joined(separator: " ")
        elements.append(
            "<polyline points=\"\(places)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"5\" "
                + "stroke-linejoin=\"round\" stroke-linecap=\"round\"/>")
    }

    mutating func dot(x: Int, y: Int, colour: String) {
        elements.append(
            "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"8\" fill=\"\(colour)\" stroke=\"\(Look.paper)\" stroke-width=\"3\"/>")
    }

    /// - Parameter lines: the values, one a line.
    func picture(height: Int, lines: [String]) -> Picture {
        let words = ([heading, below] + lines).filter { !$0.isEmpty }.joined(separator: "\n")
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(Look.width)" height="\(height)" \
            viewBox="0 0 \(Look.width) \(height)" role="img" font-family="\(Look.font)">
            <title>\(Self.escaped(heading))</title>
            <desc>\(Self.escaped(words))</desc>
            <rect width="100%" height="100%" fill="\(Look.paper)"/>
            \(elements.joined(separator: "\n"))
            </svg>

            """
        return Picture(svg: svg, width: Look.width, height: height, words: words)
    }

    /// Words of anybody may stand in a chart; none of them can be markup, and what XML does not allow is left out.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\t", "\n", "\r": escaped += " "
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): break
            case "\u{FFFE}", "\u{FFFF}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": break
            case _: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// About how wide a text is, in pixels: a Chinese character is as wide as it is high.
    static func width(of text: String, size: Int) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? size : size * 14 / 25) }
    }

    /// The text, or as much of it as fits with an ellipsis.
    static func fitted(_ text: String, into width: Int, size: Int) -> String {
        guard self.width(of: text, size: size) > width else { return text }
        var kept = ""
        for character in text {
            guard self.width(of: kept + String(character) + "…", size: size) <= width else { break }
            kept.append(character)
        }
        return kept + "…"
    }
}
