import ArgumentParser
import Conversations
import Courier
import Foundation
import Gateway
import Storage

/// `gatehouse serve`: the desk on real channels.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the desk on the channels of a configuration.",
        discussion: """
            Webhooks come in at POST /hooks/<channel>; /healthz says alive, /readyz says ready or why not.
            SIGHUP reads Conversations/ again; with faults in it, the log tells them and the old words stay.
            SIGTERM ends it without losing anything that was acknowledged.
            """)

    @Option(help: "The configuration, a YAML file; see docker/gatehouse.sample.yaml.")
    var config: String

    @OptionGroup var folders: ConversationFolder

    func run() async throws {
        keepFilesToOurselves()
        let configuration = try Configuration(file: URL(filePath: config))
        let library = try folders.library(configuration.conversations)
        let missing =
            configuration.languagesMissing(in: library, file: config)
            + configuration.plansMissing(in: library, file: config)
        guard missing.isEmpty else { throw FileFaults(missing) }
        let courier = try Courier(settings: configuration.courier)
        let tenancy = try opened { () throws(StoreFault) in try Tenancy(of: configuration.store) }
        defer { withExtendedLifetime(tenancy) {} }
        let store = try opened { () throws(StoreFault) in try Store(at: configuration.store) }
        let rolls = configuration.communities
        try await store.transaction { books in for roll in rolls { try books.enrol(roll) } }
        let office = try library.office(lines: configuration.lines, facts: configuration.facts)
        let log = HouseLog.make()
        let house = House(
            address: (configuration.host, configuration.port), proof: configuration.proof, store: store,
            office: office, adapters: configuration.adapters, courier: courier, paces: configuration.paces,
            reviews: configuration.reviews, log: log)
        let host = configuration.host
        let relearning = Relearning(office: office, log: log) { [folders] in
            try folders.library(configuration.conversations)
        }
        try await house.run(beside: [relearning]) { port in
            announce("listening on \(host):\(port)")
        }
    }
}
