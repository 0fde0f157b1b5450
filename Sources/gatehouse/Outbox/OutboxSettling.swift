import ArgumentParser
import Chat
import Foundation
import ServiceDesk
import Storage

/// `gatehouse outbox retry`.
struct OutboxRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Sends given-up letters again, with their old keys; twice is the same as once.")

    @OptionGroup var choice: LetterChoice
    @OptionGroup var place: StoreOption

    func run() async throws {
        let (range, channel) = (choice.letters.range, choice.channel.map { ChannelID($0) })
        let now = Instant(Date())
        let count = try await place.withStore { store in
            try await store.transaction { try $0.retry(range, on: channel, at: now) }
        }
        print("\(count) letters wait to be sent again")
    }
}

/// `gatehouse outbox drop`.
struct OutboxDrop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Decides that letters are not sent, given up or still waiting; the reason is kept.")

    @OptionGroup var choice: LetterChoice
    @OptionGroup var place: StoreOption

    @Option(help: "Why; it stays with the letter.")
    var reason: String

    func validate() throws {
        guard !reason.isEmpty else { throw ValidationError("--reason is needed") }
    }

    func run() async throws {
        let (range, channel, reason) = (choice.letters.range, choice.channel.map { ChannelID($0) }, reason)
        let now = Instant(Date())
        let count = try await place.withStore { store in
            try await store.transaction { try $0.drop(range, on: channel, because: reason, at: now) }
        }
        print("\(count) letters are not sent")
    }
}
