import Chat
import GRDB
import ServiceDesk
import Testing

@testable import Phrasing
@testable import Storage

@Suite struct OutboxTests {
    @Test func `a letter keeps its words, its key and what it answers`() async throws {
        try await withStore { store in
            let body = RichText([
                .mention("u-wang", name: "芳"), .text(" *not bold* <b>"), .lineBreak, .bold("编号"),
                .link("here", to: "https://desk.example.org/?a=1&b=2"),
            ])
            let place = WorkRoom(channel: channel, room: .staff)
            try await store.transaction {
                try $0.post(
                    Letter(to: place, .init(text: body), quoting: "m-9", thread: "t-1", about: nil), key: "k-1",
                    in: guiyuan, at: noon, cutting: { [$1] })
            }
            let delivery = try #require(try await store.claim().first)
            #expect(delivery.channel == channel)
            #expect(
                delivery.message
                    == Outbound(
                        key: delivery.message.key, room: Room(id: "staff", kind: .group), body: body, quoting: "m-9",
                        thread: "t-1"))
            #expect(delivery.cause == "k-1")
            #expect(delivery.tries == 0)
            #expect(delivery.created == noon)
        }
    }

    @Test func `a room gets its letters one after the other, in order`() async throws {
        try await withStore { store in
            for number in 1...3 { try await store.post("\(number)", key: "k-\(number)") }
            for number in 1...3 {
                let claimed = try await store.claim()
                #expect(claimed.map(\.message.body.plain) == ["\(number)"])
                #expect(try await store.claim().isEmpty)
                try await store.settle(try #require(claimed.first), .delivered(nil))
            }
            #expect(try await store.reading { try $0.nextDelivery() } == nil)
        }
    }

    @Test func `a room that is put off holds up its own letters and nobody else's`() async throws {
        try await withStore { store in
            try await store.post("1", to: "a", key: "a-1")
            try await store.post("2", to: "a", key: "a-2")
            try await store.post("1", to: "b", key: "b-1")
            let first = try await store.claim()
            #expect(first.map(\.cause) == ["a-1", "b-1"])
            try await store.settle(first[0], .again(at: noon + .minutes(1), because: "HTTP 500"))
            try await store.settle(first[1], .delivered("x"))
            try await store.post("2", to: "b", key: "b-2")
            #expect(try await store.claim().map(\.cause) == ["b-2"])
            #expect(try await store.reading { try $0.nextDelivery() } == noon + .minutes(1))
            #expect(try await store.claim(at: noon + .minutes(1) + .milliseconds(-1)).isEmpty)
            let again = try await store.claim(at: noon + .minutes(1))
            #expect(again.map(\.cause) == ["a-1"])
            #expect(again.map(\.tries) == [1])
        }
    }

    @Test func `the same room on two channels is two rooms`() async throws {
        try await withStore { store in
            try await store.post("1", key: "k-1")
            let there = WorkRoom(channel: "telegram", room: .staff)
            try await store.transaction {
                try $0.post(Letter(to: there, words("1"), about: nil), key: "k-2", in: guiyuan, at: noon) { [$1] }
            }
            #expect(try await store.claim().count == 2)
        }
    }

    @Test func `no more is claimed than there are hands`() async throws {
        try await withStore { store in
            for number in 1...9 { try await store.post("x", to: "room-\(number)", key: "k-\(number)") }
            #expect(try await store.claim(limit: 4).count == 4)
            #expect(try await store.claim(limit: 100).count == 5)
        }
    }

    @Test func `a dead letter is kept with its reason, and the next one goes`() async throws {
        try await withStore { store in
            try await store.post("1", key: "k-1")
            try await store.post("2", key: "k-2")
            try await store.settle(try #require(try await store.claim().first), .dead(because: "HTTP 403"))
            #expect(try await store.claim().map(\.cause) == ["k-2"])
            #expect(try await store.count("outbox WHERE state = 'dead' AND why = 'HTTP 403'") == 1)
        }
    }

    @Test func `a room that moved takes everything with it that waits`() async throws {
        try await withStore { store in
            let wang = try await store.meet("u-wang").person
            try await store.apply([.ticket(.sample(1001, by: wang, from: "m-1", in: "staff"))])
            try await store.post("1", key: "k-1")
            try await store.post("2", key: "k-2")
            try await store.settle(try #require(try await store.claim().first), .moved(to: "staff-2"))
            let again = try #require(try await store.claim().first)
            #expect(again.cause == "k-1")
            #expect(again.message.room.id == "staff-2")
            try await store.settle(again, .delivered(nil))
            #expect(try await store.claim().map(\.message.room.id) == ["staff-2"])
            let (room, origin) = try await store.reading { books in
                (
                    try books.staffRoom(of: .engineering, in: guiyuan)?.room.id,
                    try books.ticket(TicketNumber(1001), in: guiyuan)?.origin.room
                )
            }
            #expect(room == "staff-2")
            #expect(origin == "staff-2")
        }
    }

    @Test func `what was being sent at the end is sent again with the same key`() async throws {
        try await withStore { store in
            try await store.post("1", key: "k-1")
            try await store.post("2", key: "k-2")
            let before = try await store.claim()
            #expect(try await store.claim().isEmpty)
            try await store.transaction { try $0.resumeOutbox(at: noon) }
            let after = try await store.claim()
            #expect(after.map(\.message) == before.map(\.message))
            #expect(after.map(\.tries) == [1])
        }
    }

    @Test func `two stores that speak on one channel never use the same key`() async throws {
        var keys: Set<String> = []
        for _ in 1...2 {
            try await withStore { store in
                try await store.post("1", key: "k-1")
                keys.insert(try #require(try await store.claim().first).message.key)
            }
        }
        #expect(keys.count == 2)
    }

    @Test func `the same cause never posts twice`() async throws {
        try await withStore { store in
            try await store.post("1", key: "k-1")
            await #expect(throws: DatabaseError.self) { try await store.post("1", key: "k-1") }
        }
    }

    @Test func `a text in pieces goes out in order, and only the first quotes`() async throws {
        try await withStore { store in
            let place = WorkRoom(channel: channel, room: .staff)
            try await store.transaction {
                try $0.post(
                    Letter(to: place, words("abc"), quoting: "m-1", about: nil), key: "k", in: guiyuan, at: noon
                ) { _, text in text.plain.map { RichText(plain: String($0)) } }
            }
            var pieces: [Delivery] = []
            for _ in 1...3 {
                let delivery = try #require(try await store.claim().first)
                pieces.append(delivery)
                try await store.settle(delivery, .delivered(nil))
            }
            #expect(pieces.map(\.cause) == ["k", "k-2", "k-3"])
            #expect(pieces.map(\.message.body.plain) == ["a", "b", "c"])
            #expect(pieces.map(\.message.quoting) == ["m-1", nil, nil])
        }
    }
}

extension Delivery {
    /// The key as it was given, without the name of the store before it.
    fileprivate var cause: String { String(message.key.drop { $0 != "-" }.dropFirst()) }
}
