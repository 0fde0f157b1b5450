import ArgumentParser
import Conversations
import Foundation
import Gateway
import ServiceDesk
import Storage

/// `gatehouse import bills`: charges, meter readings, shared costs, payments and areas.
struct ImportBills: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bills", abstract: "Takes in charges, meter readings, shared costs, payments or areas of homes.",
        discussion: """
            CSV in UTF-8 or GB18030; by its columns it is known what a table holds. The home is building,unit,room, or
            one column home with 3-2-501. Columns may have the names that phrases/fees.yaml gives them.
              charges        …,month,kind,quantity,measure,price,amount,due[,what,days,clause,source]
              readings       …,month,kind,previous,current,measure,price|tiers,due[,amount,what,clause,source]
              shared costs   month,total,basis,due[,kind,what,quantity,measure,price,building,unit,clause,source]
              payments       …,day,amount,receipt
              areas          …,area[,weight]
            With a fault anywhere nothing is taken in, and each faulty line is named. Charges, readings and shared costs
            wait until a manager confirms their preview in the managers' room. Safe while the desk is serving.
            """)

    @Argument(help: "The table, CSV.")
    var file: String

    @OptionGroup var place: ImportPlace
    @OptionGroup var folders: ConversationFolder

    @Flag(help: "Bills that are published already get a new version; the old one is kept.")
    var correction = false

    func run() async throws {
        keepFilesToOurselves()
        let configuration = try Configuration(file: URL(filePath: place.config))
        let id = try place.community(in: configuration)
        let library = try folders.library(configuration.conversations)
        let table = FeeImport(
            words: FeeWords(library.books), bytes: try bytes(of: file), file: file, correcting: correction)
        let now = Instant(Date())
        let count = try await place.transaction(in: configuration) { books in
            guard let facts = try books.community(id) else { return 0 }
            return try table.take(into: facts, books, at: now)
        }
        print("\(count) lines taken into \(id)")
    }
}
