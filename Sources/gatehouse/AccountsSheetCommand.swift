import ArgumentParser
import Conversations
import Foundation
import Gateway
import ServiceDesk
import Storage

/// `gatehouse accounts sheet`: what was published, for the paper board or as a picture.
struct PrintAccounts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet", abstract: "Writes a published account as a page for the paper board, or as a picture.",
        discussion: """
            A file .html is a page of A4 that needs nothing else, .svg and .png are the chart for a telephone; for PNG
            install librsvg2-bin and a font with Chinese characters. Safe while the desk is serving.
            """)

    @Argument(help: "service, commonRevenue, repairFund or utilities.")
    var ledger: String

    @Argument(help: "2026-03, 2026-Q3, 2026-H2 or 2026.")
    var period: String

    @Argument(help: "The file to write, .html, .svg or .png; without it the page goes to standard output.")
    var file: String?

    @OptionGroup var place: ImportPlace
    @OptionGroup var folders: ConversationFolder

    func validate() throws {
        guard AccountsKind(rawValue: ledger) != nil else {
            throw ValidationError(
                "the ledger is one of: \(AccountsKind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard AccountPeriod(reading: period) != nil else {
            throw ValidationError("the period is a month, quarter, half or year: 2026-03, 2026-Q3, 2026-H2, 2026")
        }
        guard file.map({ [".html", ".svg", ".png"].contains(where: $0.hasSuffix) }) ?? true else {
            throw ValidationError("the file ends in .html, .svg or .png")
        }
    }

    func run() async throws {
        keepFilesToOurselves()
        let configuration = try Configuration(file: URL(filePath: place.config))
        let id = try place.community(in: configuration)
        let library = try folders.library(configuration.conversations)
        let community = configuration.communities.first { $0.community.id == id }?.community
        guard let book = library.books.first(where: { $0.language == community?.language }) ?? library.books.first
        else {
            throw ValidationError("the folder Conversations/ has no phrases in any language")
        }
        let store = try storeForCommand(at: configuration.store)
        let asked = AccountPeriod(reading: period)
        let found = try await store.reading { books in
            try books.sheets(in: id).first { $0.kind.rawValue == ledger && $0.period == asked }
        }
        try store.close()
        guard let found else { throw ValidationError("\(ledger) \(period) is not published") }
        try write(AccountsPage(found, of: community?.name ?? id, in: book))
    }

    private func write(_ page: AccountsPage) throws {
        guard let file else { return print(page.html, terminator: "") }
        var bytes = Array((file.hasSuffix(".html") ? page.html : page.picture.svg).utf8)
        if file.hasSuffix(".png") {
            guard let painter = Painter() else {
                throw ValidationError("rsvg-convert is not installed: apt-get install librsvg2-bin, or write .svg")
            }
            bytes = try painter.png(of: page.picture.svg)
        }
        try Data(bytes).write(to: URL(filePath: file))
        print(page.picture.words)
    }
}
