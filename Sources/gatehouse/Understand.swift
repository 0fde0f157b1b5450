import ArgumentParser
import Chat
import Conversations
import Foundation
import ServiceDesk
import Understanding

/// `gatehouse understand`: what a text means and why.
struct Understand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what a text means, and with --explain why.",
        discussion: """
            --jsonl and --slots read one JSON object a line and answer one a line, from a file or from - for standard
            input.
            """)

    @Argument(help: "What somebody wrote.")
    var text: String?

    @Flag(help: "Print the trail that led to the meaning.")
    var explain = false

    @Option(help: "A file of corpus items, or -; answers {\"id\",\"acts\"} a line.")
    var jsonl: String?

    @Option(help: "A file of {\"id\",\"text\",\"now\"}, or -; answers times, places and phones a line.")
    var slots: String?

    @Option(help: "Who speaks: resident, staff or manager.")
    var role: Role = .resident

    @Option(help: "Where: group or direct.")
    var chat: ChatKind = .direct

    @OptionGroup var folders: ConversationFolder

    func validate() throws {
        guard [text != nil, jsonl != nil, slots != nil].filter(\.self).count == 1 else {
            throw ValidationError("give one of: a text, --jsonl FILE, --slots FILE")
        }
    }

    func run() async throws {
        let library = try folders.library()
        guard let understander = library.understanders[.chinese] ?? library.understanders.values.first else {
            throw ValidationError("the folder Conversations/ has no words in any language")
        }
        if let jsonl {
            try eachLine(of: jsonl) { line, number in try understander.answer(line: line, number: number) }
        } else if let slots {
            try eachLine(of: slots) { line, number in try understander.slots(line: line, number: number) }
        } else if let text {
            explain(text, by: understander)
        }
    }

    private func explain(_ text: String, by understander: Understander) {
        let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
        let understood = understander.understand(
            text, in: Hearing(role: role, chat: chat, now: Date(), zone: zone), explained: explain)
        if understood.acts.isEmpty { print("(silence)") }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for act in understood.acts {
            guard let line = try? encoder.encode(ActLine(act, zone: zone)) else { continue }
            print(String(decoding: line, as: UTF8.self))
        }
        for step in understood.trail { print("  \(step)") }
    }

    private func eachLine(of file: String, _ answer: (String, Int) throws -> String) throws {
        let data: Data
        if file == "-" {
            data = FileHandle.standardInput.readDataToEndOfFile()
        } else {
            data = try Data(contentsOf: URL(filePath: file))
        }
        // Lines end at line feeds only: a text may hold other separators.
        for (index, bytes) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let line = String(decoding: bytes, as: UTF8.self)
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            print(try answer(line, index + 1))
        }
    }
}

extension Role: ExpressibleByArgument {}
extension ChatKind: ExpressibleByArgument {}
