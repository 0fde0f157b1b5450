import ArgumentParser
import Foundation
import Gateway
import Phrasing
import ServiceDesk
import Storage

/// Which store and which community a table is written from.
struct ExportSource: ParsableArguments {
    @Option(help: "The configuration, for the store and the communities.")
    var config: String

    @Option(help: "Which community; needed where the configuration has several.")
    var community: String?

    func reading<Value: Sendable>(
        _ body: @escaping @Sendable (CommunityFacts, Books) throws -> Value
    ) async throws -> Value {
        keepFilesToOurselves()
        let configuration = try Configuration(file: URL(filePath: config))
        let known = configuration.communities.map(\.community.id)
        guard let id = community ?? (known.count == 1 ? known.first : nil), known.contains(id) else {
            throw ValidationError("--community must be one of: \(known.sorted().joined(separator: ", "))")
        }
        let store = try storeForCommand(at: configuration.store)
        defer { try? store.close() }
        return try await store.reading { books in
            guard let facts = try books.community(id) else {
                throw ValidationError("the store has nothing of \(id) yet: start the desk once")
            }
            return try body(facts, books)
        }
    }
}

/// `gatehouse export ticket 1023`: one ticket on a sheet that prints.
struct ExportTicket: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ticket",
        abstract: "Writes one ticket as a sheet that prints: timeline, words, photos, cost, rating.",
        discussion: "HTML without anything to load, or plain text. For those who work here: a home stands in it.")

    enum Form: String, ExpressibleByArgument, CaseIterable { case html, text }

    @Argument(help: "Its number.")
    var number: Int

    @Option(help: "html or text.")
    var form = Form.html

    @OptionGroup var source: ExportSource
    @OptionGroup var folders: ConversationFolder

    func run() async throws {
        let configuration = try Configuration(file: URL(filePath: source.config))
        let library = try folders.library(configuration.conversations)
        let media = MediaFolder(beside: configuration.store)
        let page = try await source.reading { [number] facts, books -> SheetPage in
            guard let (ticket, history) = try books.record(of: TicketNumber(number), in: facts.id) else {
                throw ValidationError("there is no ticket #\(number) in \(facts.id)")
            }
            guard let book = library.books.first(where: { $0.language == facts.language }) ?? library.books.first else {
                throw ValidationError("the folder Conversations/ has no wordings")
            }
            let sheet = book.sheet(
                of: ticket, history, by: Voice(now: Instant(Date.now), zone: facts.zone))
            let pictures = try books.evidence(of: ticket.number, in: facts.id).compactMap { evidence in
                evidence.digest.flatMap(media.bytes).flatMap { bytes in
                    evidence.type.flatMap { $0.hasPrefix("image/") ? SheetPage.Picture(type: $0, bytes: bytes) : nil }
                }
            }
            return SheetPage(sheet, community: facts.id, language: facts.language.code, pictures: pictures)
        }
        switch form {
        case .html: print(page.html, terminator: "")
        case .text: print(page.text, terminator: "")
        }
    }
}

/// `gatehouse export tickets`: all tickets of a community, one a line.
struct ExportTickets: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tickets", abstract: "Writes all tickets of a community as CSV, one a line.",
        discussion: "Texts that a spreadsheet could take for a formula have an apostrophe in front. Safe while serving."
    )

    @OptionGroup var source: ExportSource

    func run() async throws {
        print(try await source.reading { try RecordTable.tickets(in: $0, $1) }, terminator: "")
    }
}

/// `gatehouse export history`: all that happened to them.
struct ExportHistory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Writes all that happened to all tickets as CSV, one event a line.",
        discussion: "Texts that a spreadsheet could take for a formula have an apostrophe in front. Safe while serving."
    )

    @OptionGroup var source: ExportSource

    func run() async throws {
        print(try await source.reading { try RecordTable.history(in: $0, $1) }, terminator: "")
    }
}
