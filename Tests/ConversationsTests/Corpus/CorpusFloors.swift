import Foundation

/// What was reached before: a floor for every figure of every part, and the messages that were wrong then.
struct CorpusFloors {
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    typealias Figure = CorpusScore.Figure

    static let floorsFile = CorpusPart.folder.appending(path: "floors.txt")
    static let missesFile = CorpusPart.folder.appending(path: "misses.txt")

    private(set) var floors: [CorpusPart: [Figure: Double]] = [:]
    /// Lines `zh.seen place zh-0001`.
    private(set) var misses: Set<String> = []

    init() throws {
        for line in try Self.lines(of: Self.floorsFile) {
            let words = line.split(separator: " ")
            guard words.count == 3, let part = CorpusPart(rawValue: String(words[0])),
                let figure = Figure(rawValue: String(words[1])), let floor = Double(words[2])
            else { throw Fault(description: "floors.txt: `\(line)` is not PART FIGURE FLOOR") }
            floors[part, default: [:]][figure] = floor
        }
        misses = Set(try Self.lines(of: Self.missesFile))
    }

    private static func lines(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("#") }
    }

    /// The figures that fell, each with the messages that were right before.
    func falls(of score: CorpusScore, in part: CorpusPart) -> [String] {
        Figure.allCases.compactMap { figure in
            guard let floor = floors[part]?[figure] else { return "\(part.rawValue) \(figure.rawValue) has no floor" }
            let value = score.value(of: figure) ?? 0
            guard value + 0.000_000_1 < floor else { return nil }
            let fresh = (score.misses[figure] ?? []).filter {
                !misses.contains(Self.miss(part, figure, $0))
            }
            return "\(part.rawValue) \(figure.rawValue) fell from \(floor) to \(Self.written(value)); right before:"
                + " \(fresh.isEmpty ? "none, so it was not raised last" : fresh.joined(separator: " "))"
        }
    }

    /// Writes what is reached now, where it is no less than before.
    static func raise(_ scores: [CorpusPart: CorpusScore]) throws {
        let old = try CorpusFloors()
        var floors: [String] = []
        var misses: [String] = []
        for part in CorpusPart.allCases {
            guard let score = scores[part] else { continue }
            for figure in Figure.allCases {
                let value = max(old.floors[part]?[figure] ?? 0, rounded(score.value(of: figure) ?? 0))
                floors.append("\(part.rawValue) \(figure.rawValue) \(written(value))")
                misses += (score.misses[figure] ?? []).map { miss(part, figure, $0) }
            }
        }
        try write(floors, to: floorsFile)
        try write(misses, to: missesFile)
    }

    /// The comments at the head of a file stay.
    private static func write(_ lines: [String], to file: URL) throws {
        let head = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .prefix { $0.hasPrefix("#") }.map(String.init)
        try ((head + lines).joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
    }

    private static func miss(_ part: CorpusPart, _ figure: Figure, _ id: String) -> String {
        "\(part.rawValue) \(figure.rawValue) \(id)"
    }

    /// Down to three places, so that what is written is never above what was reached.
    private static func rounded(_ value: Double) -> Double { (value * 1000 + 0.000_001).rounded(.down) / 1000 }

    private static func written(_ value: Double) -> String {
        let mills = Int((rounded(value) * 1000).rounded())
        return "\(mills / 1000)." + String("\(mills % 1000 + 1000)".dropFirst())
    }
}
