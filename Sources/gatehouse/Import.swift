import ArgumentParser
import Conversations
import Foundation
import Gateway
import Storage

/// `gatehouse import`: tables into the store, whole or not at all.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Takes a table into the store, whole or not at all.",
        subcommands: [ImportPeople.self])
}

/// `gatehouse import people`: who works and who lives here, with shifts, skills and buildings.
struct ImportPeople: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "Takes in people: staff with shifts, skills and buildings, and residents.",
        discussion: """
            The first line names the columns: id,name,role,department,phone,head,skills,zones,shifts,homes,accounts.
            Several values in one field are set apart by ‘;’. With a fault anywhere nothing is taken in, and each faulty
            line is named. Whoever was imported before and is missing now has left; people of the configuration stay.
            Safe while the desk is serving.
            """)

    @Argument(help: "The table, CSV in UTF-8.")
    var file: String

    @Option(help: "The configuration, for the store and the communities.")
    var config: String

    @Option(help: "Which community; needed where the configuration has several.")
    var community: String?

    func run() async throws {
        keepFilesToOurselves()
        let configuration = try Configuration(file: URL(filePath: config))
        let known = configuration.communities.map(\.community.id)
        guard let id = community ?? (known.count == 1 ? known.first : nil), known.contains(id) else {
            throw ValidationError("--community must be one of: \(known.sorted().joined(separator: ", "))")
        }
        guard let text = try? String(contentsOf: URL(filePath: file), encoding: .utf8) else {
            throw FileFaults([
                FileFault(
                    file: file, line: 1, problem: "cannot be read", remedy: "check the path, and save it as UTF-8")
            ])
        }
        let table = try PeopleTable(
            text, file: file, channels: Set(configuration.channels.map(\.id.raw)))
        let store = try Store(at: configuration.store)
        let rolls = configuration.communities
        try await store.transaction { books in
            // Before the first start there is no community to put them into.
            for roll in rolls where try books.community(roll.community.id) == nil { try books.enrol(roll) }
            try books.take(table.people, into: id)
        }
        try store.close()
        print("\(table.people.count) people taken into \(id)")
    }
}
