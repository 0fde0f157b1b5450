import ArgumentParser
import Channels
import Chat
import Conversations
import Foundation
import Gateway
import Logging
import ServiceDesk
import Storage

/// `gatehouse bench bills`: a month of bills taken in, and the answer to why one is so high.
struct BenchBills: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bills", abstract: "Measures how fast bills are taken in and explained, years of them stored.",
        discussion: """
            Fills a store of its own with made-up years of bills and payments, three lines a bill, and takes in one month
            more: the table read and checked, the preview a manager sees, and the manager's yes. Then residents ask, one
            after the other, why their water costs more than last month; an answer counts from the message that comes in
            until message, decision and letter are on the disk.
            """)

    @Option(help: "How many homes.")
    var homes = 10_000

    @Option(help: "How many years of bills are stored.")
    var years = 5

    @Option(help: "How many residents ask.")
    var questions = 500

    @Flag(help: "Prints one JSON object.")
    var json = false

    @OptionGroup var folders: ConversationFolder

    func validate() throws {
        guard homes > 0, years > 0, questions > 1 else {
            throw ValidationError("--homes and --years are at least 1, --questions at least 2")
        }
    }

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gatehouse-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let bench = try BillBench(
            years: BillYears(homes: homes), store: Store(at: folder.appending(path: "bench.sqlite").path),
            library: folders.library())
        var figures = BillFigures(homes: homes, months: years * 12)
        try await bench.fill(figures.months)
        try await bench.takeMonth(figures.months, into: &figures)
        figures.answers = try await bench.ask(questions)
        try bench.store.close()
        print(json ? try figures.json() : figures.table)
    }
}

/// What `gatehouse bench bills` prints.
struct BillFigures {
    let homes: Int
    let months: Int
    /// Seconds.
    var imported = 0.0
    var previewed = 0.0
    var confirmed = 0.0
    /// Seconds of each, sorted.
    var answers: [Double] = []

    init(homes: Int, months: Int) {
        self.homes = homes
        self.months = months
    }

    private struct Report: Encodable {
        let bills: Int, stored_lines: Int, import_s: Double, preview_s: Double, confirm_s: Double, total_s: Double
        let answer_p50_ms: Double, answer_p99_ms: Double, answer_worst_ms: Double
    }

    private var report: Report {
        func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
        func share(_ part: Double) -> Double {
            answers.isEmpty ? 0 : rounded(answers[Int(Double(answers.count - 1) * part)] * 1000)
        }
        return Report(
            bills: homes, stored_lines: homes * months * BillYears.lines, import_s: rounded(imported),
            preview_s: rounded(previewed), confirm_s: rounded(confirmed),
            total_s: rounded(imported + previewed + confirmed), answer_p50_ms: share(0.5), answer_p99_ms: share(0.99),
            answer_worst_ms: share(1))
    }

    var table: String {
        let report = report
        return """
            \(report.bills) bills of a month, beside \(report.stored_lines) lines stored
            read, checked and taken in: \(report.import_s) s
            preview: \(report.preview_s) s
            confirmed: \(report.confirm_s) s, together \(report.total_s) s
            why is it more, until the answer is on the disk: p50 \(report.answer_p50_ms) ms, p99 \(report.answer_p99_ms) ms, worst \(report.answer_worst_ms) ms
            """
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(["bills": report]), as: UTF8.self)
    }
}
