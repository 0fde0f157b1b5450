import ArgumentParser
import Conversations
import Foundation
import Gateway
import ServiceDesk
import Storage

/// `gatehouse import statement`: one account of one period.
struct ImportStatement: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement", abstract: "Takes in an account of a month, quarter, half or year.",
        discussion: """
            CSV in UTF-8 or GB18030, one account a file: ledger,period,side,item,amount[,note]
              ledger   service, commonRevenue, repairFund, utilities
              period   2026-03, 2026-Q3, 2026-H2, 2026
              side     opening, income, expense, closing; totalIncome and totalExpense are checked against the items
            Opening + income − expense must be the closing, and the opening what the period before closed with. It is
            published to the residents' groups once a manager confirms its preview.
            """)

    @Argument(help: "The table, CSV.")
    var file: String

    @OptionGroup var place: ImportPlace
    @OptionGroup var folders: ConversationFolder

    @Flag(help: "What is published already gets a new version; the old one is kept.")
    var correction = false

    func run() async throws {
        keepFilesToOurselves()
        let configuration = try Configuration(file: URL(filePath: place.config))
        let id = try place.community(in: configuration)
        let library = try folders.library(configuration.conversations)
        let table = AccountsImport(
            words: AccountsWords(library.books), bytes: try bytes(of: file), file: file, correcting: correction)
        let now = Instant(Date())
        let sheet = try await place.transaction(in: configuration) { books in
            try table.take(into: id, books, at: now)
        }
        print("\(sheet.kind.rawValue) \(sheet.period) taken into \(id)")
    }
}
