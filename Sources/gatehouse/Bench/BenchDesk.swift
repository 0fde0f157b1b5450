import ArgumentParser
import Conversations
import Foundation

/// `gatehouse bench desk`: what a decision costs after years, beside what it costs on the first day.
struct BenchDesk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk",
        abstract: "Measures decisions with storage after years of tickets, and beside that on an empty store.",
        discussion: """
            Messages of residents and staff are understood, decided and committed, in transactions as the desk makes them,
            first in a store with nothing in it, then in one with the archive, the open tickets and the pending alarms.
            Needs about a gigabyte in the folder for temporary files.
            """)

    @Option(help: "Archived tickets.")
    var archived = 1_000_000

    @Option(help: "Open tickets.")
    var open = 5_000

    @Option(help: "Pending alarms.")
    var alarms = 100_000

    @Option(help: "Messages of one round.")
    var messages = 4_000

    @Option(help: "Rounds; the best counts.")
    var rounds = 3

    @Flag(help: "Print one JSON object instead of a table.")
    var json = false

    @OptionGroup var folders: ConversationFolder

    func validate() throws {
        guard archived >= 0, open >= 0, messages > 0, rounds > 0, (0...(archived + open) * 5).contains(alarms) else {
            throw ValidationError(
                "numbers are not negative; at most five alarms a ticket; one message and one round at least")
        }
    }

    func run() async throws {
        let library = try folders.library()
        let empty = try await DeskTrial.played(library, .init(archived: 0, open: 0, alarms: 0), messages, rounds)
        let full = try await DeskTrial.played(
            library, .init(archived: archived, open: open, alarms: alarms), messages, rounds)
        let figures = DeskFigures(
            archived: archived, open: open, pendingAlarms: alarms, messages: messages,
            messagesPerSecond: full.perSecond, emptyMessagesPerSecond: empty.perSecond,
            ratioToEmpty: empty.perSecond / full.perSecond, dueAlarmCheckMilliseconds: full.alarmCheck)
        print(json ? try figures.json() : figures.table)
    }
}

struct DeskFigures: Encodable {
    let archived: Int
    let open: Int
    let pendingAlarms: Int
    let messages: Int
    let messagesPerSecond: Double
    let emptyMessagesPerSecond: Double
    /// Time of a message here by its time in an empty store.
    let ratioToEmpty: Double
    let dueAlarmCheckMilliseconds: Double

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    var table: String {
        func two(_ value: Double) -> String { String(format: "%.2f", value) }
        return """
            archived, open tickets    \(archived), \(open)
            messages a second         \(Int(messagesPerSecond))
            … in an empty store       \(Int(emptyMessagesPerSecond))
            time by that of an empty  \(two(ratioToEmpty))
            due alarms among \(pendingAlarms)  \(two(dueAlarmCheckMilliseconds)) ms
            """
    }
}
