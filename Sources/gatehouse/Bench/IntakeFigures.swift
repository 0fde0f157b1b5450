import Foundation

/// What `gatehouse bench intake` prints.
struct IntakeFigures {
    let connections: Int
    var bare: [Drive.Outcome] = []
    var kept: [Drive.Outcome] = []
    /// Seconds of a single commit.
    var commits: [Double] = []
    /// Acknowledged and not in the store.
    var lost = 0

    private struct Report: Encodable {
        let connections: Int, rate: Int, bare_rate: Int, ratio: Double, p50_ms: Double, p99_ms: Double
        let cpu_us: Double, bare_cpu_us: Double, cpu_ratio: Double, commit_ms: Double, alone_rate: Int, lost: Int
    }

    private var report: Report {
        func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
        func share(_ outcome: Drive.Outcome, _ part: Double) -> Double {
            outcome.waits.isEmpty ? 0 : outcome.waits[Int(Double(outcome.waits.count - 1) * part)] * 1000
        }
        let pairs = Array(zip(kept, bare))
        let commit = median(commits)
        return Report(
            connections: connections, rate: Int(median(kept.map(\.rate))), bare_rate: Int(median(bare.map(\.rate))),
            ratio: rounded(median(pairs.map { $0.rate / $1.rate })),
            p50_ms: rounded(median(kept.map { share($0, 0.5) })), p99_ms: rounded(median(kept.map { share($0, 0.99) })),
            cpu_us: rounded(median(kept.map(\.processor)) * 1e6),
            bare_cpu_us: rounded(median(bare.map(\.processor)) * 1e6),
            cpu_ratio: rounded(median(pairs.map { $0.processor / $1.processor })), commit_ms: rounded(commit * 1000),
            alone_rate: commit > 0 ? Int(1 / commit) : 0, lost: lost)
    }

    var table: String {
        let report = report
        return """
            \(report.connections) connections
            acknowledged and on the disk: \(report.rate)/s, p50 \(report.p50_ms) ms, p99 \(report.p99_ms) ms, \(report.cpu_us) µs of the processor each
            bare Hummingbird, nothing kept: \(report.bare_rate)/s, \(report.bare_cpu_us) µs each
            ratio: \(report.ratio) of the rate, \(report.cpu_ratio) of the processor
            one commit alone: \(report.commit_ms) ms, so \(report.alone_rate)/s without sharing
            lost: \(report.lost)
            """
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(["intake": report]), as: UTF8.self)
    }
}
