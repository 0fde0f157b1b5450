import ArgumentParser
import Channels
import Chat
import Conversations
import Foundation
import Gateway
import Understanding

/// Where words, rules and phrases come from.
struct ConversationFolder: ParsableArguments {
    @Option(help: "The folder Conversations/; without it the one here or beside the program.")
    var conversations: String?

    /// The folder named, else the one found; nil when there is none.
    var folder: URL? { conversations.map { URL(filePath: $0) } ?? Library.findFolder() }

    /// - Throws: every fault of the folder, for people.
    func library(_ configured: String? = nil) throws -> Library { try Library(folder: url(configured)) }

    func url(_ configured: String? = nil) throws -> URL {
        guard let folder = configured.map({ URL(filePath: conversations ?? $0) }) ?? folder else {
            throw ValidationError("the folder Conversations/ is not here; name it with --conversations")
        }
        return folder
    }
}

extension Library {
    /// - Parameter facts: what each community has published about itself.
    func office(lines: [ChannelID: Office.Line], facts: [String: Facts]) throws -> Office {
        guard
            let office = Office(
                understanders: understanders, books: books, lines: lines, calendar: calendar, duties: duties,
                care: care, answers: answers, handbooks: handbooks, facts: facts)
        else {
            throw ValidationError("the folder Conversations/ has no phrases in any language")
        }
        return office
    }
}
