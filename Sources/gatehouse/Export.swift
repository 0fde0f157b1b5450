import ArgumentParser
import Foundation
import Gateway
import ServiceDesk
import Storage

/// `gatehouse export`: tables out of the store.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes a ticket, a table or a picture from the store.",
        subcommands: [
            ExportTicket.self, ExportTickets.self, ExportHistory.self, ExportFigures.self, ExportChart.self,
        ])
}

/// `gatehouse export figures`: every figure of a period, with its tickets.
struct ExportFigures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "Writes every figure of a period as CSV, with the tickets behind it.",
        discussion: """
            One figure a line. Texts that a spreadsheet could take for a formula have an apostrophe in front. Safe while
            the desk is serving. For managers: names of people stand in it.
            """)

    @Option(help: "The configuration, for the store and the communities.")
    var config: String

    @Option(help: "Which community; needed where the configuration has several.")
    var community: String?

    @Option(help: "2026-03, 2026-Q1, 2026-H1 or 2026.")
    var period: String

    @Option(help: "Besides the whole: category, building, person or department.")
    var by: String?

    func validate() throws {
        guard CivilSpan(period: period) != nil else {
            throw ValidationError("--period is a month, quarter, half or year: 2026-03, 2026-Q1, 2026-H1, 2026")
        }
        guard by.map({ FigureGrouping(rawValue: $0) != nil }) ?? true else {
            throw ValidationError("--by is one of: \(FigureGrouping.allCases.map(\.rawValue).joined(separator: ", "))")
        }
    }

    func run() async throws {
        keepFilesToOurselves()
        let configuration = try Configuration(file: URL(filePath: config))
        let known = configuration.communities.map(\.community.id)
        guard let id = community ?? (known.count == 1 ? known.first : nil), known.contains(id) else {
            throw ValidationError("--community must be one of: \(known.sorted().joined(separator: ", "))")
        }
        guard let span = CivilSpan(period: period) else { return }
        let store = try storeForCommand(at: configuration.store)
        let grouping = by.flatMap { FigureGrouping(rawValue: $0) }
        let csv = try await store.reading { books in
            guard let facts = try books.community(id) else { return "" }
            return try FigureTable(of: span, by: grouping, in: facts, books).csv.text
        }
        try store.close()
        print(csv, terminator: "")
    }
}
