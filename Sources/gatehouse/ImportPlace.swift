import ArgumentParser
import Conversations
import Foundation
import Gateway
import Storage

/// Where an import goes.
struct ImportPlace: ParsableArguments {
    @Option(help: "The configuration, for the store and the communities.")
    var config: String

    @Option(help: "Which community; needed where the configuration has several.")
    var community: String?

    func community(in configuration: Configuration) throws -> String {
        let known = configuration.communities.map(\.community.id)
        guard let id = community ?? (known.count == 1 ? known.first : nil), known.contains(id) else {
            throw ValidationError("--community must be one of: \(known.sorted().joined(separator: ", "))")
        }
        return id
    }

    /// What an import does to the store, whole or not at all; safe while the desk is serving.
    func transaction<T: Sendable>(
        in configuration: Configuration, _ work: @escaping @Sendable (Books) throws -> T
    ) async throws -> T {
        let store = try storeForCommand(at: configuration.store)
        let rolls = configuration.communities
        let outcome = try await store.transaction { books in
            // Before the first start there is no community to put anything into.
            for roll in rolls where try books.community(roll.community.id) == nil { try books.enrol(roll) }
            return try work(books)
        }
        try store.close()
        return outcome
    }
}

/// A table as the accounting program wrote it, in whatever encoding.
func bytes(of file: String) throws -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(filePath: file)) else {
        throw FileFaults([FileFault(file: file, line: 1, problem: "cannot be read", remedy: "check the path")])
    }
    return Array(data)
}
