import ArgumentParser
import Chat
import Foundation
import ServiceDesk
import Storage

/// `gatehouse outbox list`.
struct OutboxList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists letters, given-up ones first of all: number, channel, state, why.",
        discussion: """
            dead: given up, nothing more happens by itself. doubtful: it may have arrived, its answer was lost; it is not
            sent again by itself. held: it waits for the end of the quiet hours. Words are not shown; see ‘show’.
            """)

    @OptionGroup var place: StoreOption

    @Option(help: "Letters in this state: waiting, held, sending, delivered, dead, doubtful, replaced, dropped.")
    var state: [LetterState] = [.init(.dead), .init(.doubtful)]

    @Option(help: "Only letters of this channel.")
    var channel: String?

    @Option(help: "The most that are listed.")
    var limit = 100

    @Flag(help: "One JSON object a line.")
    var json = false

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit is at least 1") }
    }

    func run() async throws {
        let (states, channel, limit) = (Set(state.map(\.state)), channel.map { ChannelID($0) }, limit)
        let (letters, counts) = try await place.withStore { store in
            try await store.reading { books in
                (try books.letters(in: states, on: channel, limit: limit), try books.letterCounts())
            }
        }
        if json {
            for letter in letters { print(try LetterLine(letter).json()) }
            return
        }
        for letter in letters { print(letter.line) }
        let totals = LetterRow.State.allCases.compactMap { state in
            counts[state].map { "\($0) \(state.rawValue)" }
        }
        print(totals.isEmpty ? "the outbox is empty" : totals.joined(separator: ", "))
    }
}

struct LetterState: ExpressibleByArgument {
    let state: LetterRow.State

    init(_ state: LetterRow.State) { self.state = state }

    init?(argument: String) {
        guard let state = LetterRow.State(rawValue: argument) else { return nil }
        self.state = state
    }
}

/// A letter for programs; no words.
struct LetterLine: Encodable {
    let id: Int64, channel: String, chat: String, community: String, ticket: Int?, state: String, haste: String
    let tries: Int, doubts: Int, created: String, due: String, settled: String?, why: String?, key: String

    init(_ letter: LetterRow) {
        id = letter.id
        channel = letter.channel.raw
        chat = letter.chat.raw
        community = letter.community
        ticket = letter.ticket?.value
        state = letter.state.rawValue
        haste = "\(letter.haste)"
        tries = letter.tries
        doubts = letter.doubts
        created = letter.created.date.formatted(.iso8601)
        due = letter.due.date.formatted(.iso8601)
        settled = letter.settled?.date.formatted(.iso8601)
        why = letter.why
        key = letter.key
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

extension LetterRow {
    var line: String {
        let about = ticket.map { " #\($0.value)" } ?? ""
        let reason = why.map { ": \($0)" } ?? ""
        let times = tries == 1 ? "1 attempt" : "\(tries) attempts"
        return "\(id)  \(created.date.formatted(.iso8601))  \(channel)  \(state.rawValue)\(about)  \(times)\(reason)"
    }
}
