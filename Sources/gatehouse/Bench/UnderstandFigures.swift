import Foundation

/// What `gatehouse bench understand` tells.
struct UnderstandFigures {
    let speed: Speed
    var messages = 0
    var charactersEach = 0
    var load = Duration.zero
    var memoryBytes = 0
    /// By what the 64 KiB are made of.
    var long: [(name: String, took: Duration)] = []
    /// The mean with ten times the words, by the mean without.
    var tenfoldRatio = 1.0

    init(speed: Speed) { self.speed = speed }

    var table: String {
        var lines = [
            ("messages a second", "\(Int(speed.perSecond))"),
            ("mean", text(speed.mean, .microseconds(1), "µs")),
            ("p50", text(speed.median, .microseconds(1), "µs")),
            ("p99", text(speed.slowestHundredth, .microseconds(1), "µs")),
            ("messages in the mix", "\(messages) of \(charactersEach) characters on average"),
            ("load of all packs", text(load, .milliseconds(1), "ms")),
            ("memory for all packs", "\(memoryBytes / 1_048_576) MiB"),
            ("ten times the words", String(format: "× %.2f", tenfoldRatio)),
        ]
        for (name, took) in long { lines.append(("64 KiB, \(name)", text(took, .milliseconds(1), "ms"))) }
        let width = lines.map(\.0.count).max() ?? 0
        return lines.map { $0.0.padding(toLength: width + 2, withPad: " ", startingAt: 0) + $0.1 }
            .joined(separator: "\n")
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        return String(decoding: try encoder.encode(UnderstandLine(self)), as: UTF8.self)
    }

    private func text(_ duration: Duration, _ unit: Duration, _ name: String) -> String {
        String(format: "%.2f ", duration / unit) + name
    }
}

/// The figures as other programs read them; names say the unit.
private struct UnderstandLine: Encodable {
    let bench = "understand"
    let messagesPerSecond: Int
    let meanMicroseconds: Double
    let p50Microseconds: Double
    let p99Microseconds: Double
    let messages: Int
    let charactersEach: Int
    let loadMilliseconds: Double
    let memoryBytes: Int
    let tenfoldRatio: Double
    let longMilliseconds: [String: Double]

    init(_ figures: UnderstandFigures) {
        messagesPerSecond = Int(figures.speed.perSecond)
        meanMicroseconds = Self.rounded(figures.speed.mean / .microseconds(1))
        p50Microseconds = Self.rounded(figures.speed.median / .microseconds(1))
        p99Microseconds = Self.rounded(figures.speed.slowestHundredth / .microseconds(1))
        messages = figures.messages
        charactersEach = figures.charactersEach
        loadMilliseconds = Self.rounded(figures.load / .milliseconds(1))
        memoryBytes = figures.memoryBytes
        tenfoldRatio = Self.rounded(figures.tenfoldRatio)
        longMilliseconds = Dictionary(
            uniqueKeysWithValues: figures.long.map { ($0.name, Self.rounded($0.took / .milliseconds(1))) })
    }

    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
