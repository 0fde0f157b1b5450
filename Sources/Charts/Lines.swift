/// How something went over time; each line is named at its end.
package struct Lines: Sendable {
    package struct Series: Hashable, Sendable {
        package let name: String
        /// One for each tick; nil where there was nothing to measure.
        package let sizes: [Int?]

        package init(_ name: String, _ sizes: [Int?]) {
            self.name = name
            self.sizes = sizes
        }
    }

    let title: String
    let subtitle: String
    /// The names of the points of time.
    let ticks: [String]
    /// At most four.
    let series: [Series]
    /// A wanted size, drawn as a broken line.
    let target: (size: Int, name: String)?
    let write: @Sendable (Int) -> String
    let nothing: String

    package init(
        title: String, subtitle: String, ticks: [String], series: [Series], target: (size: Int, name: String)? = nil,
        nothing: String, write: @escaping @Sendable (Int) -> String = { String($0) }
    ) {
        self.title = title
        self.subtitle = subtitle
        self.ticks = ticks
        self.series = Array(series.prefix(Look.series.count))
        self.target = target
        self.nothing = nothing
        self.write = write
    }

    private static let height = 300

    package var picture: Picture {
        var canvas = Canvas(title: title, subtitle: subtitle)
        let told = series.flatMap { $0.sizes.compactMap(\.self) }
        guard let most = (told + [target?.size].compactMap(\.self)).max(), !told.isEmpty, !ticks.isEmpty else {
            canvas.text(nothing, x: Look.margin, y: Canvas.top + Look.text, size: Look.text, fill: Look.quiet)
            return canvas.picture(height: Canvas.top + 56 + Look.margin, lines: [nothing])
        }
        let step = Self.step(for: most)
        let top = max(step, (most + step - 1) / step * step)
        let legend = series.count > 1 ? 44 : 0
        let ceiling = Canvas.top + legend
        let floor = ceiling + Self.height
        let scale = stride(from: 0, through: top, by: step).map { ($0, write($0)) }
        let left = Look.margin + (scale.map { Canvas.width(of: $0.1, size: Look.small) }.max() ?? 0) + 14
        // The last values stand behind their points.
        let ends = series.compactMap { $0.sizes.prefix(ticks.count).compactMap(\.self).last }
        let right =
            Look.width - Look.margin - 20 - (ends.map { Canvas.width(of: write($0), size: Look.text) }.max() ?? 0)
        let height = { (size: Int) in floor - size * Self.height / top }
        for (size, name) in scale {
            canvas.rule(from: (left, height(size)), to: (right, height(size)))
            canvas.text(name, x: left - 12, y: height(size) + 8, size: Look.small, anchor: .end, fill: Look.quiet)
        }
        if let target {
            canvas.rule(
                from: (left, height(target.size)), to: (right, height(target.size)), colour: Look.quiet, dashed: true)
            canvas.text(
                target.name, x: right, y: height(target.size) - 10, size: Look.small, anchor: .end, fill: Look.quiet)
        }
        let place = { (index: Int) in
            ticks.count == 1 ? (left + right) / 2 : left + index * (right - left) / (ticks.count - 1)
        }
        let every = max(1, (ticks.count + 5) / 6)
        for (index, tick) in ticks.enumerated() where (ticks.count - 1 - index) % every == 0 {
            canvas.text(
                tick, x: place(index), y: floor + 34, size: Look.small,
                anchor: index == ticks.count - 1 ? .end : .middle,
                fill: Look.quiet)
        }
        var taken: [Int] = []
        for (index, line) in series.enumerated() {
            draw(line, Look.series[index], place, height, besides: &taken, on: &canvas)
        }
        if legend > 0 { name(on: &canvas) }
        return canvas.picture(height: floor + 34 + Look.margin, lines: series.map(words))
    }

    /// A gap where nothing was measured stays a gap; the last point has its value beside it.
    private func draw(
        _ line: Series, _ colour: String, _ place: (Int) -> Int, _ height: (Int) -> Int, besides taken: inout [Int],
        on canvas: inout Canvas
    ) {
        var run: [(Int, Int)] = []
        var last: (x: Int, y: Int, size: Int)?
        for (index, size) in line.sizes.prefix(ticks.count).enumerated() {
            guard let size else {
                if run.count > 1 { canvas.path(run, colour: colour) }
                run = []
                continue
            }
            run.append((place(index), height(size)))
            last = (place(index), height(size), size)
        }
        if run.count > 1 { canvas.path(run, colour: colour) }
        guard let last else { return }
        canvas.dot(x: last.x, y: last.y, colour: colour)
        // Two lines that end together have their values one above the other.
        var level = last.y + 9
        while taken.contains(where: { abs($0 - level) < Look.text }) { level -= Look.text }
        taken.append(level)
        canvas.text(write(last.size), x: last.x + 16, y: level, size: Look.text, weight: 600, fill: colour)
    }

    private func name(on canvas: inout Canvas) {
        var left = Look.margin
        for (index, line) in series.enumerated() {
            canvas.box(x: left, y: Canvas.top - 2, width: 26, height: 12, fill: Look.series[index])
            canvas.text(line.name, x: left + 36, y: Canvas.top + 12, size: Look.small)
            left += 36 + Canvas.width(of: line.name, size: Look.small) + 32
        }
    }

    private func words(_ line: Series) -> String {
        let values = zip(ticks, line.sizes).compactMap { tick, size in size.map { "\(tick) \(write($0))" } }
        return (series.count > 1 ? [line.name] : []).joined() + (series.count > 1 ? ": " : "")
            + values.joined(separator: ", ")
    }

    /// 1, 2 or 5 times a power of ten, so that there are at most five lines.
    static func step(for most: Int) -> Int {
        var power = 1
        while true {
            for factor in [1, 2, 5] where factor * power * 4 >= most { return factor * power }
            power *= 10
        }
    }
}
