import ArgumentParser
import Conversations
import Foundation

/// `gatehouse sayings`: messages with their meaning, which the tests hold the rules to.
struct SayingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sayings", abstract: "Keeps the messages with their meaning that the rules are tested by.",
        subcommands: [Add.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds the lines of a review file to Conversations/sayings; all of them, or none.",
            discussion: """
                Each faulty line is named. Phones, rooms and names are replaced by neutral ones; what is there already
                is left out.
                """)

        @Argument(help: "A file with one message of the corpus a line, such as gatehouse.review.jsonl.")
        var file: String

        @OptionGroup var folders: ConversationFolder

        func run() throws {
            let added = try Sayings(in: try folders.url()).add(from: URL(filePath: file))
            print("\(added.added) added, \(added.known) already there")
        }
    }
}
