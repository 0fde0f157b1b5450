import ArgumentParser
import Foundation
import Gateway
import ServiceDesk
import Storage

/// `gatehouse export chart`: the figures of a period as a picture.
struct ExportChart: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chart",
        abstract: "Draws the figures of a period as SVG, or as PNG where rsvg-convert is installed.",
        discussion: """
            Made for a telephone: 720 pixels wide. What the picture shows is printed in words. For PNG install librsvg2-bin
            and a font with Chinese characters, fonts-noto-cjk or fonts-wqy-zenhei. Safe while the desk is serving.
            """)

    @Option(help: "The configuration, for the store and the communities.")
    var config: String

    @Option(help: "Which community; needed where the configuration has several.")
    var community: String?

    @Option(help: "2026-03, 2026-Q1, 2026-H1 or 2026.")
    var period: String

    @Option(help: "targets, course or buildings.")
    var kind = FigureCharts.Kind.targets.rawValue

    @Argument(help: "The file to write, .svg or .png.")
    var file: String

    @OptionGroup var folders: ConversationFolder

    func validate() throws {
        guard CivilSpan(period: period) != nil else {
            throw ValidationError("--period is a month, quarter, half or year: 2026-03, 2026-Q1, 2026-H1, 2026")
        }
        guard FigureCharts.Kind(rawValue: kind) != nil else {
            throw ValidationError(
                "--kind is one of: \(FigureCharts.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard file.hasSuffix(".svg") || file.hasSuffix(".png") else {
            throw ValidationError("the file ends in .svg or .png")
        }
    }

    func run() async throws {
        keepFilesToOurselves()
        let configuration = try Configuration(file: URL(filePath: config))
        let known = configuration.communities.map(\.community.id)
        guard let id = community ?? (known.count == 1 ? known.first : nil), known.contains(id) else {
            throw ValidationError("--community must be one of: \(known.sorted().joined(separator: ", "))")
        }
        guard let span = CivilSpan(period: period), let kind = FigureCharts.Kind(rawValue: kind) else { return }
        let painter = Painter()
        guard file.hasSuffix(".svg") || painter != nil else {
            throw ValidationError("rsvg-convert is not installed: apt-get install librsvg2-bin, or write a file .svg")
        }
        let library = try folders.library(configuration.conversations)
        let store = try storeForCommand(at: configuration.store)
        let picture = try await store.reading { books in
            guard let facts = try books.community(id),
                let book = library.books.first(where: { $0.language == facts.language }) ?? library.books.first
            else { throw ValidationError("community ‘\(id)’ is not in the store yet; start the desk once") }
            return try FigureCharts(book, of: facts, books).picture(kind, of: span, today: span.last)
        }
        try store.close()
        let bytes = file.hasSuffix(".png") ? try painter?.png(of: picture.svg) ?? [] : Array(picture.svg.utf8)
        try Data(bytes).write(to: URL(filePath: file))
        print(picture.words)
    }
}
