import ArgumentParser
import Conversations
import Foundation
import Gateway
import ServiceDesk
import Storage

/// `gatehouse import`: tables into the store, whole or not at all.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Takes a table into the store, whole or not at all.",
        subcommands: [ImportPeople.self, ImportHomes.self, ImportBills.self, ImportStatement.self])
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

    @OptionGroup var table: ImportedTable

    func run() async throws {
        keepFilesToOurselves()
        let (configuration, id, text) = try table.read()
        let people = try PeopleTable(
            text, file: table.file, channels: Set(configuration.channels.map(\.id.raw))
        ).people
        let store = try storeForCommand(at: configuration.store)
        let rolls = configuration.communities
        try await store.transaction { books in
            // Before the first start there is no community to put them into.
            for roll in rolls where try books.community(roll.community.id) == nil { try books.enrol(roll) }
            try books.take(people, into: id)
        }
        try store.close()
        print("\(people.count) people taken into \(id)")
    }
}

/// `gatehouse import homes`: the homes of a community with the names in the office's list, and codes for them.
struct ImportHomes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "homes", abstract: "Takes in homes, and makes binding codes for them.",
        discussion: """
            The first line names the columns: home,names. Names are set apart by ‘;’ and compared with what people say
            of themselves. With a fault anywhere nothing is taken in, and each faulty line is named. No home is ever
            taken out. With --codes a line home,code is printed for each of the homes that nobody is bound to; a code
            is printed once and kept as a hash only. Safe while the desk is serving.
            """)

    @OptionGroup var table: ImportedTable

    @Flag(help: "Print a binding code for each of these homes that nobody is bound to.")
    var codes = false

    func run() async throws {
        keepFilesToOurselves()
        let (configuration, id, text) = try table.read()
        let homes = try HomesTable(text, file: table.file).homes
        let store = try storeForCommand(at: configuration.store)
        let rolls = configuration.communities
        let (wanted, now) = (codes, Watch.real.now())
        let policy = rolls.first { $0.community.id == id }?.community.level.codes ?? CodePolicy()
        let issued = try await store.transaction { books in
            for roll in rolls where try books.community(roll.community.id) == nil { try books.enrol(roll) }
            try books.take(homes, into: id)
            guard wanted else { return [String]() }
            let codes = try books.issueCodes(
                for: homes.map(\.address), by: policy, in: id, at: now,
                drawing: { policy.digits(from: .random(in: 0 ... .max)) })
            for code in codes {
                let entry = AuditEntry(.codeIssued, by: nil, byName: nil, about: code.home.written)
                try books.audit(entry, in: id, at: now)
            }
            return codes.map { "\($0.home.written),\($0.digits)" }
        }
        try store.close()
        if wanted { (["home,code"] + issued).forEach { print($0) } }
        FileHandle.standardError.write(Data("\(homes.count) homes taken into \(id)\n".utf8))
    }
}

/// Which table, for which community.
struct ImportedTable: ParsableArguments {
    @Argument(help: "The table, CSV in UTF-8.")
    var file: String

    @OptionGroup var place: ImportPlace

    /// - Returns: the configuration, the community's id, and the table's text.
    func read() throws -> (Configuration, String, String) {
        let configuration = try Configuration(file: URL(filePath: place.config))
        let id = try place.community(in: configuration)
        guard let text = try? String(contentsOf: URL(filePath: file), encoding: .utf8) else {
            throw FileFaults([
                FileFault(
                    file: file, line: 1, problem: "cannot be read", remedy: "check the path, and save it as UTF-8")
            ])
        }
        return (configuration, id, text)
    }
}
