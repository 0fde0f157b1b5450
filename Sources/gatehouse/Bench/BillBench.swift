import ArgumentParser
import Channels
import Chat
import Conversations
import Foundation
import Gateway
import Logging
import ServiceDesk
import Storage

/// The desk with its bills, driven from outside.
struct BillBench {
    let years: BillYears
    let store: Store
    private let words: FeeWords
    private let office: Office
    private let clerk: Clerk
    private let clock = ContinuousClock()
    /// In the middle of a day, when what is confirmed goes out at once.
    private let now = Instant(Date(timeIntervalSince1970: 1_780_315_200))

    init(years: BillYears, store: Store, library: Library) throws {
        self.years = years
        self.store = store
        words = FeeWords(library.books)
        let adapter = try Registry.adapter(
            platform: "standard",
            options: Options(["secret": [WebhookMill.secret], "send_url": ["http://127.0.0.1:9/"]]))
        office = try library.office(
            lines: [BillYears.channel: .init(community: BillYears.community, adapter: adapter)], facts: [:])
        let now = now
        clerk = Clerk(
            store: store, office: office, watch: Watch(now: { now }, chance: { $0 }), arrivals: Bell(), after: [],
            log: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Months that were billed and paid long ago.
    func fill(_ months: Int) async throws {
        try await store.transaction { try $0.enrol(years.roll) }
        for index in 0..<months {
            try await take(years.bills(index))
            let now = now
            try await store.transaction { books in
                guard let draft = try books.waitingDraft(in: BillYears.community) else { return }
                try books.apply(
                    Decision(changes: [.fees(.publish(draft, issueAt: now))]), in: BillYears.community)
                // Their letters went out in their time.
                while try books.takeDueFeeAlarm(at: now + .hours(24 * 365)) != nil {}
            }
            try await take(years.payments(index))
        }
    }

    func takeMonth(_ index: Int, into figures: inout BillFigures) async throws {
        let table = years.bills(index)
        figures.imported = try await clock.measure { try await take(table) }.seconds
        let (office, now) = (office, now)
        figures.previewed = try await clock.measure {
            try await store.transaction { books in
                guard let due = try books.takeDueFeeAlarm(at: now) else { return }
                try office.wake(due, in: books, at: now)
            }
        }.seconds
        figures.confirmed = try await clock.measure {
            try await say("确认", by: BillYears.manager, in: BillYears.managers, .group)
        }.seconds
        let isPublished = try await store.reading { try $0.shownDraft(in: BillYears.community) == nil }
        guard isPublished else { throw ValidationError("the manager's yes was not understood") }
    }

    /// - Returns: seconds of each answer, sorted; the first is not counted.
    func ask(_ count: Int) async throws -> [Double] {
        var times: [Double] = []
        for number in 0...count {
            let home = number * 7919 % years.homes
            let start = clock.now
            try await say("水费怎么比上月多", by: years.resident(home), in: years.direct(home), .direct)
            if number > 0 { times.append((clock.now - start).seconds) }
        }
        let letters = try await store.reading { try $0.gauges().queues.reduce(0) { $0 + $1.waiting } }
        guard letters > count else { throw ValidationError("\(letters) answers to \(count + 1) questions") }
        return times.sorted()
    }

    private func take(_ table: [UInt8]) async throws {
        let (now, table) = (now, FeeImport(words: words, bytes: table, file: "bench.csv"))
        _ = try await store.transaction { books in
            guard let facts = try books.community(BillYears.community) else { return 0 }
            return try table.take(into: facts, books, at: now)
        }
    }

    private func say(_ text: String, by sender: SenderID, in chat: ChatID, _ kind: ChatKind) async throws {
        let id = UUID().uuidString
        let message = Inbound(
            id: MessageID(id), dedupe: id, room: Room(id: chat, kind: kind), sender: Sender(id: sender), text: text)
        _ = try await store.keep([InboxRow(channel: BillYears.channel, message: message, raw: [], received: now)])
        while try await clerk.decideSome() > 0 {}
    }
}
