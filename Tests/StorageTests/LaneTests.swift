import Chat
import GRDB
import ServiceDesk
import Testing

@testable import Storage

/// What goes next, and that it is found without looking at all that waits.
@Suite struct LaneTests {
    @Test func `between rooms the urgent goes first, then routine, then bulk`() async throws {
        try await withStore { store in
            try await store.post("bulk", to: "a", key: "a", haste: .bulk)
            try await store.post("routine", to: "b", key: "b", haste: .routine)
            try await store.post("urgent", to: "c", key: "c", haste: .urgent)
            for expected in ["urgent", "routine", "bulk"] {
                #expect(try await store.claim(limit: 1).map(\.message.body.plain) == [expected])
            }
        }
    }

    @Test func `in a room bulk lets the conversation pass, and the conversation keeps its order`() async throws {
        try await withStore { store in
            try await store.post("notice 1", key: "n-1", haste: .bulk)
            try await store.post("notice 2", key: "n-2", haste: .bulk)
            try await store.post("routine", key: "r", haste: .routine)
            try await store.post("urgent", key: "u", haste: .urgent)
            var order: [String] = []
            while let next = try await store.claim().first {
                order.append(next.message.body.plain)
                #expect(next.pressing == (order.count < 3 ? .urgent : .bulk))
                try await store.settle(next, .delivered(nil))
            }
            #expect(order == ["routine", "urgent", "notice 1", "notice 2"])
        }
    }

    @Test func `an urgent letter does not wait for the patience of the one before it`() async throws {
        try await withStore { store in
            try await store.post("1", key: "k-1")
            let first = try #require(try await store.claim().first)
            try await store.settle(first, .again(at: noon + .hours(1), because: "HTTP 500"))
            try await store.post("2", key: "k-2", haste: .urgent, at: noon + .minutes(1))
            let again = try await store.claim(at: noon + .minutes(1))
            #expect(again.map(\.message.body.plain) == ["1"])
            #expect(again.first?.pressing == .urgent)
        }
    }

    @Test func `not even an urgent letter goes before a platform allows it`() async throws {
        try await withStore { store in
            try await store.post("1", key: "k-1")
            let first = try #require(try await store.claim().first)
            try await store.settle(first, .again(at: noon + .minutes(5), held: true, because: "HTTP 429"))
            try await store.post("2", key: "k-2", haste: .urgent, at: noon + .minutes(1))
            #expect(try await store.claim(at: noon + .minutes(1)).isEmpty)
            #expect(try await store.reading { try $0.nextDelivery() } == noon + .minutes(5))
        }
    }

    @Test func `a closed room is put off until it opens, and others go`() async throws {
        try await withStore { store in
            try await store.post("1", to: "a", key: "a")
            try await store.post("1", to: "b", key: "b")
            let opening = noon + .seconds(3)
            let claimed = try await store.transaction {
                try $0.claimDeliveries(on: channel, at: noon, limit: 9) { $0.id == "a" ? opening : nil }
            }
            #expect(claimed.map(\.message.room.id) == ["b"])
            #expect(try await store.reading { try $0.nextDelivery() } == opening)
        }
    }

    @Test func `each channel says when its first letter is due`() async throws {
        try await withStore { store in
            try await store.post("1", key: "k-1", at: noon + .seconds(9))
            try await store.post("2", on: "telegram", key: "k-2", at: noon + .seconds(4))
            let waiting = try await store.reading { try $0.waitingChannels() }
            #expect(waiting.map(\.channel) == [channel, "telegram"])
            #expect(waiting.map(\.due) == [noon + .seconds(9), noon + .seconds(4)])
        }
    }

    @Test func `updates on the same matter that wait together collapse into the newest`() async throws {
        try await withStore { store in
            let link = Link(.ticket, TicketNumber(1001))
            try await store.post("accepted", key: "k-1", about: link, isReplaceable: true)
            try await store.post(
                "other matter", key: "k-2", about: Link(.ticket, TicketNumber(1002)), isReplaceable: true)
            try await store.post("question", key: "k-3", about: link)
            let held = try #require(try await store.claim().first)
            try await store.settle(held, .again(at: noon + .hours(1), because: "HTTP 500"))
            try await store.post("arrived", key: "k-4", about: link, isReplaceable: true, at: noon + .minutes(1))
            let states = try await store.reading {
                try String.fetchAll($0.db, sql: "SELECT state FROM outbox ORDER BY id")
            }
            #expect(states == ["replaced", "waiting", "waiting", "waiting"])
        }
    }

    @Test func `what was said a moment ago is not taken back by the next word`() async throws {
        try await withStore { store in
            let link = Link(.ticket, TicketNumber(1001))
            try await store.post("accepted", key: "k-1", about: link, isReplaceable: true)
            try await store.post("arrived", key: "k-2", about: link, isReplaceable: true, at: noon + .seconds(5))
            #expect(try await store.count("outbox WHERE state = 'waiting'") == 2)
        }
    }

    /// Whatever is done to the outbox, by whichever statement, the lanes say what follows from it.
    @Test(arguments: 1...4) func `lanes follow from the outbox alone`(_ seed: UInt64) async throws {
        try await withStore { store in
            try await store.transaction { books in
                var chance = Chance(seed: seed)
                for step in 1...400 {
                    try books.disturb(&chance, step)
                    let (kept, expected) = (try books.lanes(), try books.expectedLanes())
                    #expect(kept == expected, "step \(step)")
                    if kept != expected { return }
                }
            }
        }
    }

    @Test func `a broadcast is one transaction, and the first go at once`() async throws {
        try await withStore { store in
            try await store.transaction { books in
                for number in 1...2000 {
                    var letter = Letter(
                        to: WorkRoom(channel: channel, room: .direct("d-\(number)")), words("停水通知"), about: nil)
                    letter.haste = .bulk
                    try books.post(letter, key: "n-\(number)", in: guiyuan, at: noon) { [$1] }
                }
            }
            #expect(try await store.count("lane WHERE haste = 2 AND NOT busy") == 2000)
            #expect(try await store.claim(limit: 64).count == 64)
        }
    }
}

extension Chance {
    fileprivate mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}

extension Books {
    fileprivate func disturb(_ chance: inout Chance, _ step: Int) throws {
        let room = ["a", "b", "c"][chance.below(3)]
        let some =
            "id = (SELECT id FROM outbox WHERE chat = '\(room)' ORDER BY id DESC LIMIT 1 OFFSET \(chance.below(4)))"
        let states = ["waiting", "delivered", "dead", "waiting", "replaced"]
        switch chance.below(7) {
        case 0, 1, 2:
            try db.execute(
                sql: """
                    INSERT INTO outbox (key, channel, chat, kind, body, community, created, due, tries, state, haste)
                    VALUES ('k-\(step)', 'app', '\(room)', 'group', '{"runs":[]}', 'guiyuan', 0, \(chance.below(50)), 0,
                        'waiting', \(chance.below(3)))
                    """)
        case 3: _ = try claimDeliveries(at: Instant(milliseconds: Int64(chance.below(50))), limit: 1)
        case 4: try db.execute(sql: "UPDATE outbox SET state = '\(states[chance.below(5)])' WHERE \(some)")
        case 5: try db.execute(sql: "UPDATE outbox SET due = \(chance.below(50)) WHERE \(some)")
        case 6 where chance.below(4) == 0:
            try db.execute(sql: "UPDATE outbox SET chat = '\(["a", "b", "c"][chance.below(3)])' WHERE \(some)")
        default: try db.execute(sql: "DELETE FROM outbox WHERE \(some) AND state <> 'sending'")
        }
    }

    fileprivate func lanes() throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT chat || ' ' || head || ' ' || bulk || ' ' || haste || ' ' || due || ' ' || busy FROM lane
                ORDER BY chat
                """)
    }

    fileprivate func expectedLanes() throws -> [String] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, chat, haste, due, state FROM outbox WHERE state IN ('waiting', 'sending')")
        return Dictionary(grouping: rows) { $0["chat"] as String }.sorted { $0.key < $1.key }.map { chat, rows in
            let ordered = rows.sorted {
                (($0["haste"] as Int) == 2 ? 1 : 0, $0["id"] as Int) < (
                    ($1["haste"] as Int) == 2 ? 1 : 0, $1["id"] as Int
                )
            }
            let head = ordered[0]
            let haste = rows.map { $0["haste"] as Int }.min() ?? 0
            let isBusy = rows.contains { $0["state"] == "sending" }
            return
                "\(chat) \(head["id"] as Int) \((head["haste"] as Int) == 2 ? 1 : 0) \(haste) \(head["due"] as Int) \(isBusy ? 1 : 0)"
        }
    }
}
