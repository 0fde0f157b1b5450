import Chat
import ServiceDesk
import Testing

@testable import Phrasing
@testable import Storage

/// Letters that wait for the end of the quiet hours.
@Suite struct HoldingTests {
    private let morning = noon + .hours(8)

    private func post(_ words: String, key: String, about ticket: Int, held: Bool, into store: Store) async throws {
        let due = held ? morning : nil
        try await store.transaction { books in
            let room = DirectRoom(channel: channel, room: Room(id: "d-wang", kind: .direct))
            var letter = Letter(
                to: room, Spoken<PrivatePlane>(text: RichText(plain: words)),
                about: Link(.ticket, TicketNumber(ticket))
            ).held(until: due)
            letter.isReplaceable = true
            try books.post(letter, key: key, in: guiyuan, at: noon, cutting: { [$1] })
        }
    }

    @Test func `a held letter goes out at its hour, once, and holds up nobody meanwhile`() async throws {
        try await withStore { store in
            try await post("1", key: "a", about: 1001, held: true, into: store)
            try await post("2", key: "b", about: 1002, held: false, into: store)
            let now = try await store.claim()
            #expect(now.map(\.message.body.plain) == ["2"])
            try await store.settle(try #require(now.first), .delivered(nil))
            #expect(try await store.reading { try $0.nextWaking() } == morning)
            let before = try await store.transaction { [morning] in
                try $0.releaseHeld(at: morning + .milliseconds(-1))
            }
            #expect(!before)
            let then = try await store.transaction { [morning] in try $0.releaseHeld(at: morning) }
            let again = try await store.transaction { [morning] in try $0.releaseHeld(at: morning) }
            #expect(then && !again)
            #expect(try await store.claim(at: morning).map(\.message.body.plain) == ["1"])
        }
    }

    @Test func `of what came up about one ticket in a night the morning hears the last`() async throws {
        try await withStore { store in
            try await post("1", key: "a", about: 1001, held: true, into: store)
            try await post("2", key: "b", about: 1001, held: true, into: store)
            try await post("3", key: "c", about: 1002, held: true, into: store)
            _ = try await store.transaction { [morning] in try $0.releaseHeld(at: morning) }
            let first = try await store.claim(at: morning)
            #expect(first.map(\.message.body.plain) == ["2"])
            try await store.settle(try #require(first.first), .delivered(nil))
            #expect(try await store.claim(at: morning).map(\.message.body.plain) == ["3"])
        }
    }

    @Test func `whoever is answered is awake: the rest goes out before, what the answer says does not`() async throws {
        try await withStore { store in
            try await post("1", key: "a", about: 1001, held: true, into: store)
            try await post("2", key: "b", about: 1002, held: true, into: store)
            try await store.transaction {
                try $0.releaseHeld(in: "d-wang", on: channel, besides: [TicketNumber(1001)], of: guiyuan, at: noon)
            }
            #expect(try await store.claim().map(\.message.body.plain) == ["2"])
            #expect(try await store.reading { try $0.nextWaking() } == nil)
        }
    }

    @Test func `a letter that waits can be dropped by hand, and moves with its room`() async throws {
        try await withStore { store in
            try await post("1", key: "a", about: 1001, held: true, into: store)
            try await post("2", key: "b", about: 1002, held: true, into: store)
            let dropped = try await store.transaction { try $0.drop(1...1, because: "not needed", at: noon) }
            #expect(dropped == 1)
            let moved = try await store.transaction { try $0.move("d-wang", to: "d-new", on: channel) }
            #expect(moved)
            _ = try await store.transaction { [morning] in try $0.releaseHeld(at: morning) }
            #expect(try await store.claim(at: morning).map(\.message.room.id) == ["d-new"])
        }
    }
}
