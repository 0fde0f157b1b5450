import ArgumentParser
import Chat
import Foundation
import ServiceDesk
import Storage

/// `gatehouse bench figures`: how long a manager waits for a figure.
struct BenchFigures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "Measures how long it takes to answer a question to the figures.",
        discussion: """
            Fills a store of its own with made-up tickets of three years and asks what managers ask. Each question is
            asked once to warm up, then five times; the slowest of those counts.
            """)

    @Option(help: "How many tickets.")
    var tickets = 1_000_000

    @Flag(help: "Prints one JSON object.")
    var json = false

    private static let rounds = 5

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gatehouse-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store(at: folder.appending(path: "bench.sqlite").path, durability: .process)
        try await store.transaction { try $0.enrol(FigureYears.roll) }
        let clock = ContinuousClock()
        let filled = try await clock.measure {
            for start in stride(from: 0, to: tickets, by: 20_000) {
                let facts = (start..<min(start + 20_000, tickets)).map(FigureYears.fact)
                try await store.transaction { try $0.count(facts, in: FigureYears.community) }
            }
        }
        var times: [(name: String, took: Duration)] = []
        for (name, question) in FigureYears.questions {
            var slowest = Duration.zero
            for round in 0...Self.rounds {
                let took = try await clock.measure {
                    try await store.reading { books in
                        guard let community = try books.community(FigureYears.community) else { return }
                        _ = try books.figures(question, in: community)
                    }
                }
                if round > 0 { slowest = max(slowest, took) }
            }
            times.append((name, slowest))
        }
        try store.close()
        try print(Report(tickets: tickets, filled: filled, times: times))
    }

    private struct Report: Encodable {
        let bench = "figures"
        let tickets: Int
        let countedPerSecond: Int
        let slowestMilliseconds: Double
        let milliseconds: [String: Double]

        init(tickets: Int, filled: Duration, times: [(name: String, took: Duration)]) {
            let each = times.map { ($0.name, ($0.took / .milliseconds(1) * 10).rounded() / 10) }
            self.tickets = tickets
            countedPerSecond = Int(Double(tickets) / max(filled / .seconds(1), 0.001))
            slowestMilliseconds = each.map(\.1).max() ?? 0
            milliseconds = Dictionary(each) { first, _ in first }
        }
    }

    private func print(_ report: Report) throws {
        guard json else {
            let width = report.milliseconds.keys.map(\.count).max() ?? 0
            for (name, took) in report.milliseconds.sorted(by: { $0.value > $1.value }) {
                Swift.print(name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + "\(took) ms")
            }
            Swift.print("\(report.tickets) tickets, counted at \(report.countedPerSecond) a second")
            return
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        Swift.print(String(decoding: try encoder.encode(report), as: UTF8.self))
    }
}
