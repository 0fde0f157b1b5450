import Channels
import Chat
import Conversations
import Foundation
import Gateway
import Logging
import ServiceDesk
import Storage
import Synchronization
import Understanding

/// Plays scenes on the real house: its store, its office, its clerk and timekeeper, over a clock of our own.
///
/// Only what lies outside is missing: the platform and the network. What the outbox holds counts as said when it is
/// claimed.
package actor HouseStage: Stage {
    private static let channel: ChannelID = "scene"
    private static let community = "scene"

    private let library: Library
    private let folder: URL
    private let clock: SceneClock
    private var house: Rooms?
    private var cast: Scene.Cast?
    private var last: InboxRow?
    private var said = 0
    private var sent = 0
    private var heardSince: [Heard] = []

    /// What is gone after a restart.
    private struct Rooms {
        let store: Store
        let office: Office
        let clerk: Clerk
        let timekeeper: Timekeeper
    }

    package init(library: Library) {
        self.library = library
        folder = FileManager.default.temporaryDirectory.appending(path: "gatehouse-scene-\(UUID().uuidString)")
        clock = SceneClock()
    }

    package func open(_ cast: Scene.Cast) async throws {
        self.cast = cast
        clock.set(Instant(cast.start))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await restart()
        let roll = cast.roll(channel: Self.channel, community: Self.community)
        try await house?.store.transaction { try $0.enrol(roll) }
    }

    package func restart() async throws {
        try house?.store.close()
        let store = try Store(at: folder.appending(path: "scene.sqlite").path, durability: .process)
        let line = Office.Line(community: Self.community, adapter: SceneAdapter())
        guard
            let office = Office(
                understanders: library.understanders, books: library.books, lines: [Self.channel: line],
                calendar: library.calendar, duties: library.duties, care: library.care, answers: library.answers,
                handbooks: library.handbooks,
                facts: [Self.community: Facts(values: cast?.facts ?? [:], source: cast?.facts["source"] ?? "")])
        else { throw StageFault.noWordings }
        let clock = clock
        let watch = Watch(now: { clock.now }, chance: { $0 })
        let log = Logger(label: "scene") { _ in SwiftLogNoOpLogHandler() }
        let bell = Bell()
        house = Rooms(
            store: store, office: office,
            clerk: Clerk(store: store, office: office, watch: watch, arrivals: bell, after: [], log: log),
            timekeeper: Timekeeper(
                store: store, office: office, watch: watch, alarms: bell, outgoing: bell, log: log))
        try await store.transaction { books in
            try books.resumeOutbox(at: clock.now)
            _ = try books.resumeInbox(at: clock.now)
        }
        try await settle()
    }

    package func say(_ message: Rehearsal.Spoken) async throws -> Handle {
        guard let cast else { throw StageFault.closed }
        said += 1
        let id = "s-\(said)"
        let inbound = Inbound(
            id: MessageID(id), dedupe: id, room: cast.room(message.place),
            sender: Sender(id: SenderID(message.person), name: message.person),
            text: message.isVoice ? "" : message.text,
            mentioned: message.mentioned, quoting: message.quoting.map { MessageID($0.raw) },
            attachments: message.isVoice ? [Attachment(kind: .voice, reference: id)] : [],
            sentAt: clock.now.date)
        let row = InboxRow(channel: Self.channel, message: inbound, raw: Array(message.text.utf8), received: clock.now)
        last = row
        try await deliver(row)
        return Handle(id)
    }

    package func redeliverLast() async throws {
        guard let last else { return }
        try await deliver(
            InboxRow(channel: Self.channel, message: last.message, raw: last.raw, received: clock.now))
    }

    package func bring(_ table: [UInt8], named name: String, correcting: Bool) async throws {
        let now = clock.now
        if name.hasPrefix("weather") { return try await foretell(table, at: now) }
        let fees = FeeImport(words: FeeWords(library.books), bytes: table, file: name, correcting: correcting)
        let accounts = AccountsImport(
            words: AccountsWords(library.books), bytes: table, file: name, correcting: correcting)
        try await house?.store.transaction { books in
            guard let community = try books.community(Self.community) else { throw StageFault.closed }
            if name.hasPrefix("accounts") {
                _ = try accounts.take(into: community.id, books, at: now)
            } else {
                _ = try fees.take(into: community, books, at: now)
            }
        }
        try await settle()
    }

    /// Stands where the weather's server is.
    private func foretell(_ answer: [UInt8], at now: Instant) async throws {
        guard let house, let zone = cast?.timeZone else { throw StageFault.closed }
        let forecast = try OpenMeteo.read(answer, zone: zone, at: now)
        try await house.store.transaction { [office = house.office] books in
            guard let community = try books.community(Self.community) else { throw StageFault.closed }
            try office.take(forecast, for: community, in: books, at: now)
        }
        try await settle()
    }

    private func deliver(_ row: InboxRow) async throws {
        _ = try await house?.store.keep([row])
        try await settle()
    }

    package func advance(to time: Date) async throws {
        let end = Instant(time)
        while let next = try await house?.store.reading({ try $0.nextWaking() }), next <= end {
            clock.set(max(next, clock.now))
            try await settle()
        }
        clock.set(end)
        try await settle()
    }

    /// Goes on until nothing happens by itself any more.
    private func settle() async throws {
        guard let house else { throw StageFault.closed }
        var quiet = false
        while !quiet {
            quiet = true
            while try await house.clerk.decideSome() > 0 { quiet = false }
            while try await house.timekeeper.wakeOne() { quiet = false }
            while try await receive(from: house.store) { quiet = false }
        }
    }

    /// Stands where the platform is: takes what the outbox has and says it was delivered.
    private func receive(from store: Store) async throws -> Bool {
        guard let cast else { throw StageFault.closed }
        let now = clock.now
        let letters = try await store.transaction { try $0.claimDeliveries(at: now, limit: 100) }
        for letter in letters.sorted(by: { $0.id < $1.id }) {
            sent += 1
            let id = "b-\(sent)"
            try await store.transaction { try $0.settle(letter, .delivered(MessageID(id)), at: now) }
            heardSince.append(
                Heard(
                    place: cast.place(letter.message.room), text: letter.message.body.plain, at: now.date,
                    handle: Handle(id), quoting: letter.message.quoting.map { Handle($0.raw) }))
        }
        return !letters.isEmpty
    }

    package func heard() async throws -> [Heard] {
        defer { heardSince = [] }
        return heardSince
    }

    package func close() async {
        try? house?.store.close()
        house = nil
        try? FileManager.default.removeItem(at: folder)
    }
}

/// Why a scene cannot go on.
enum StageFault: Error, CustomStringConvertible {
    case noWordings, closed

    var description: String {
        switch self {
        case .noWordings: "the folder Conversations/ has no wordings"
        case .closed: "the stage is not open"
        }
    }
}

/// A clock that moves when the scene says so.
private final class SceneClock: Sendable {
    private let time = Mutex(Instant(milliseconds: 0))

    var now: Instant { time.withLock { $0 } }
    func set(_ instant: Instant) { time.withLock { $0 = instant } }
}
