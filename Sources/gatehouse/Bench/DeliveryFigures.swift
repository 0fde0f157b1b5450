import Foundation

/// What `gatehouse bench delivery` prints.
struct DeliveryFigures {
    static let widths = [1, 8, 64]

    var courier: [Int: [(plain: Double, ours: Double)]] = [:]
    var outbox: [(plain: Double, ours: Double)] = []
    /// Seconds to plan ten thousand letters in one transaction.
    var broadcast: [Double] = []

    private struct Line: Encodable {
        let name: String, c: Int, ours: Int, ratio: Double
    }

    private var lines: [Line] {
        Self.widths.map { line("courier, \($0) at once", courier[$0] ?? []) } + [line("outbox", outbox)]
    }

    private func line(_ name: String, _ pairs: [(plain: Double, ours: Double)]) -> Line {
        Line(
            name: name, c: Int(median(pairs.map(\.plain))), ours: Int(median(pairs.map(\.ours))),
            ratio: (median(pairs.map { $0.ours / $0.plain }) * 100).rounded() / 100)
    }

    var table: String {
        let rows = lines.map { "\($0.name): \($0.ours)/s, plain C \($0.c)/s, ratio \($0.ratio)" }
        let planning = "10,000 planned in \(String(format: "%.2f", median(broadcast))) s"
        return (rows + [planning]).joined(separator: "\n")
    }

    func json() throws -> String {
        struct Report: Encodable {
            let delivery: [Line], broadcast_seconds: Double
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(
            decoding: try encoder.encode(Report(delivery: lines, broadcast_seconds: median(broadcast))), as: UTF8.self)
    }
}
