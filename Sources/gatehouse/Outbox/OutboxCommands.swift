import ArgumentParser
import Foundation
import Gateway
import ServiceDesk
import Storage

/// `gatehouse outbox`: letters that wait, and those that were given up.
struct OutboxCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Shows and settles letters that wait or could not be delivered.",
        discussion: "Safe while the desk is serving; it notices within seconds.",
        subcommands: [OutboxList.self, OutboxShow.self, OutboxRetry.self, OutboxDrop.self])
}

/// The store of a configuration, as somebody beside the running desk sees it.
struct StoreOption: ParsableArguments {
    @Option(help: "The configuration, for the store.")
    var config: String

    func withStore<T>(_ work: (Store) async throws -> T) async throws -> T {
        keepFilesToOurselves()
        let path = try Configuration(file: URL(filePath: config)).store
        let store = try Store(at: path, as: .visitor)
        do {
            let value = try await work(store)
            try store.close()
            return value
        } catch {
            try? store.close()
            throw error
        }
    }
}

/// Which letters are meant: `17`, `17-40` or `all`, perhaps on one channel only.
struct LetterChoice: ParsableArguments {
    @Argument(help: "The number of a letter, a range such as 17-40, or all.")
    var letters: LetterRange

    @Option(help: "Only letters of this channel.")
    var channel: String?
}

struct LetterRange: ExpressibleByArgument {
    let range: ClosedRange<Int64>

    init?(argument: String) {
        if argument == "all" {
            range = 1...Int64.max
            return
        }
        let ends = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
        guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first > 0, first <= last
        else { return nil }
        range = first...last
    }
}
