import Chat
import GRDB
import ServiceDesk
import Testing

@testable import Storage

/// Letters that did not arrive: listed, told of, retried, dropped.
@Suite struct GivenUpTests {
    private func giveUp(_ key: String, to room: String = "staff", _ store: Store) async throws -> Int64 {
        try await store.post(key, to: room, key: key)
        let delivery = try #require(try await store.claim().first { $0.message.body.plain == key })
        try await store.settle(delivery, .dead(because: "HTTP 403"))
        return delivery.id
    }

    @Test func `a dead letter that is retried goes with its old key, and only once`() async throws {
        try await withStore { store in
            try await store.post("1", key: "k-1")
            let first = try #require(try await store.claim().first)
            try await store.settle(first, .dead(because: "HTTP 403"))
            let counts = try await store.transaction { books in
                [try books.retry(1...9, at: noon + .hours(80)), try books.retry(1...9, at: noon + .hours(80))]
            }
            #expect(counts == [1, 0])
            let again = try #require(try await store.claim(at: noon + .hours(80)).first)
            #expect(again.message.key == first.message.key)
            #expect(again.tries == 0)
            #expect(again.created == noon + .hours(80))
            #expect(try await store.reading { try $0.notes(of: first.id).map(\.what) } == ["retried"])
        }
    }

    @Test func `a dropped letter keeps the reason, and the next one goes`() async throws {
        try await withStore { store in
            try await store.post("1", key: "k-1")
            try await store.post("2", key: "k-2")
            let count = try await store.transaction { try $0.drop(1...1, because: "told by telephone", at: noon) }
            #expect(count == 1)
            #expect(try await store.claim().map(\.message.body.plain) == ["2"])
            let notes = try await store.reading { try $0.notes(of: 1) }
            #expect(notes.map(\.why) == ["told by telephone"])
            #expect(try await store.reading { try $0.letter(1)?.state } == .dropped)
        }
    }

    @Test func `a letter in hand is not dropped`() async throws {
        try await withStore { store in
            try await store.post("1", key: "k-1")
            _ = try await store.claim()
            #expect(try await store.transaction { try $0.drop(1...9, because: "x", at: noon) } == 0)
        }
    }

    @Test func `letters given up are told of once, with what they were about`() async throws {
        try await withStore { store in
            let link = Link(.ticket, TicketNumber(1001))
            try await store.post("1", key: "k-1", about: link)
            try await store.settle(try #require(try await store.claim().first), .dead(because: "HTTP 403"))
            _ = try await giveUp("k-2", to: "managers", store)
            let told = try #require(try await store.reading { try $0.untold() }.first)
            #expect(told.letters.count == 2)
            #expect(told.tickets == [TicketNumber(1001)])
            #expect(told.groups == ["员工群", "管理群"])
            #expect(told.concernsManagersRoom)
            try await store.transaction { try $0.noteTold(told.letters, at: noon) }
            #expect(try await store.reading { try $0.untold() }.isEmpty)
        }
    }

    @Test func `what tells of letters is not told of itself`() async throws {
        try await withStore { store in
            try await store.transaction {
                var letter = Letter(
                    to: WorkRoom(channel: channel, room: .staff), words("3 letters"), about: nil)
                letter.isAboutDelivery = true
                try $0.post(letter, key: "u-1", in: guiyuan, at: noon) { [$1] }
            }
            try await store.settle(try #require(try await store.claim().first), .dead(because: "HTTP 403"))
            #expect(try await store.reading { try $0.untold() }.isEmpty)
        }
    }

    @Test func `an urgent letter that fails is known to be late while it is still tried`() async throws {
        try await withStore { store in
            try await store.post("1", key: "k-1", haste: .urgent)
            let late = { try await store.reading { try $0.urgentlyLate(since: noon + .minutes(1)) } }
            #expect(try await late().isEmpty)
            try await store.settle(
                try #require(try await store.claim().first), .again(at: noon + .hours(1), because: "HTTP 500"))
            let some = try #require(try await late().first)
            #expect(some.letters == [1])
            try await store.transaction { try $0.noteWarned(some.letters, at: noon) }
            #expect(try await late().isEmpty)
        }
    }

    @Test func `what was being sent at the end is uncertain, and what went to many is left to a person`() async throws {
        try await withStore { store in
            try await store.post("routine", to: "a", key: "a")
            try await store.post("bulk", to: "b", key: "b", haste: .bulk)
            try await store.post("bulk, shown once", on: "telegram", to: "c", key: "c", haste: .bulk)
            #expect(try await store.claim().count == 3)
            try await store.transaction { try $0.resumeOutbox(at: noon, recognising: ["telegram"]) }
            let again = try await store.claim()
            #expect(Set(again.map(\.message.body.plain)) == ["routine", "bulk, shown once"])
            #expect(again.allSatisfy { $0.doubts == 1 })
            let left = try await store.reading { try $0.letters(in: [.doubtful], limit: 9) }
            #expect(left.map(\.words) == ["bulk"])
            #expect(try await store.reading { try $0.notes(of: left[0].id).map(\.what) } == ["answer lost"])
        }
    }

    @Test func `a wait that a clock set back has made endless ends within the hour`() async throws {
        try await withStore { store in
            try await store.post("1", key: "k-1")
            let first = try #require(try await store.claim().first)
            try await store.settle(first, .again(at: noon + .hours(24 * 365), because: "HTTP 500"))
            try await store.transaction { try $0.resumeOutbox(at: noon) }
            #expect(try await store.reading { try $0.nextDelivery() } == noon + .hours(1))
        }
    }

    @Test func `a visitor changes no tables and makes no store`() async throws {
        try await inFolder { path in
            #expect(throws: StoreFault.self) { try Store(at: path, as: .visitor) }
            let desk = try Store(at: path)
            try await desk.transaction { try $0.enrol(.sample) }
            let visitor = try Store(at: path, as: .visitor)
            try await visitor.post("1", key: "k-1")
            #expect(try await desk.claim().count == 1)
            try visitor.close()
            try desk.close()
            let older = try DatabaseQueue(path: path)
            try await older.write { try $0.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '%lanes'") }
            try older.close()
            #expect(throws: StoreFault.older) { try Store(at: path, as: .visitor) }
        }
    }

    @Test func `a destination that was left alone is known after a restart`() async throws {
        try await withStore { store in
            let row = CircuitRow(channel: channel, wait: .seconds(10), probe: noon + .seconds(10))
            try await store.transaction { try $0.keep(row) }
            #expect(try await store.reading { try $0.circuits() } == [row])
            try await store.transaction { try $0.closeCircuit(of: channel) }
            #expect(try await store.reading { try $0.circuits() }.isEmpty)
        }
    }
}
