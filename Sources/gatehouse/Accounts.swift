import ArgumentParser
import Conversations
import Foundation
import Gateway
import ServiceDesk
import Storage

/// `gatehouse accounts`: what was published, and whether it is still what it was.
struct Accounts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Published accounts: whether they are still what they were.",
        subcommands: [VerifyAccounts.self, PrintAccounts.self])
}

/// `gatehouse accounts verify`: recomputes the chain of seals.
struct VerifyAccounts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Recomputes the chain of seals of all versions that were ever published.",
        discussion: "A line a version: seal, account, period, version. Exit 1 at the first that was changed afterwards."
    )

    @OptionGroup var place: ImportPlace

    func run() async throws {
        keepFilesToOurselves()
        let configuration = try Configuration(file: URL(filePath: place.config))
        let id = try place.community(in: configuration)
        let store = try storeForCommand(at: configuration.store)
        let (sheets, broken) = try await store.reading { try $0.verifyAccounts(in: id) }
        try store.close()
        for sheet in sheets { print("\(sheet.seal) \(sheet.kind.rawValue) \(sheet.period) v\(sheet.version)") }
        if let broken {
            print("position \(broken.position), \(broken.kind.rawValue) \(broken.period): not what was published")
            throw ExitCode(1)
        }
        print("\(sheets.count) versions, the chain holds")
    }
}
