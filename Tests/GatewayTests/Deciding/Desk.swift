import Channels
import Chat
import Foundation
import Gateway
import ServiceDesk
import Storage
import Testing

/// The deciding half of a house: messages in, letters out, no network.
struct Desk: Sendable {
    let store: Store
    let office: Office
    let clerk: Clerk

    static let noon = Instant(milliseconds: 1_795_579_200_000)

    /// Gives the work a desk over a store of its own.
    static func open(roll: Roll = .sample, _ work: (Desk) async throws -> Void) async throws {
        try await inFolder { folder in
            let store = try Store(at: folder.appending(path: "desk.sqlite").path)
            try await store.transaction { try $0.enrol(roll) }
            let adapter = try Registry.adapter(
                platform: "standard", options: Options(["secret": [secret], "send_url": ["https://example.org"]]))
            let office = try #require(
                Office(
                    understanders: try library().understanders, books: try library().books,
                    lines: [channel: .init(community: guiyuan, adapter: adapter)]))
            let watch = Watch(now: { noon }, chance: { $0 })
            let clerk = Clerk(store: store, office: office, watch: watch, arrivals: Bell(), after: [], log: silence)
            try await work(Desk(store: store, office: office, clerk: clerk))
            try store.close()
        }
    }

    /// Has a message decided.
    ///
    /// - Returns: what goes out because of it, with the words by room.
    @discardableResult
    func hear(
        _ text: String, by sender: String, in room: String, quoting: MessageID? = nil, id: String = UUID().uuidString
    ) async throws -> [String: String] {
        let message = Inbound(
            id: MessageID(id), dedupe: id, room: Room(id: ChatID(room), kind: room.hasPrefix("d-") ? .direct : .group),
            sender: Sender(id: SenderID(sender), name: "微信昵称"), text: text, quoting: quoting, sentAt: Self.noon.date)
        _ = try await store.keep([
            InboxRow(channel: channel, message: message, raw: Array(text.utf8), received: Self.noon)
        ])
        while try await clerk.decideSome() > 0 {}
        var said: [String: String] = [:]
        while true {
            let letters = try await store.transaction { try $0.claimDeliveries(at: noon, limit: 100) }
            if letters.isEmpty { return said }
            for letter in letters {
                let room = letter.message.room.id.raw
                said[room] = (said[room].map { $0 + "\n" } ?? "") + letter.message.body.plain
                try await store.transaction {
                    try $0.settle(letter, .delivered(MessageID("b-\(letter.id)")), at: noon)
                }
            }
        }
    }

    private var noon: Instant { Self.noon }
}
