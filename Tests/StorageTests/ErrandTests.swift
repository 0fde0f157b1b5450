import Chat
import ServiceDesk
import Testing

@testable import Storage

/// Calls that something asked for which was no message, and pages that are fetched.
@Suite struct ErrandTests {
    @Test func `an errand is left once, put off, and gone when it is done`() async throws {
        try await withStore { store in
            for _ in 1...2 { try await store.transaction { try $0.leave(errand: "join", on: channel, at: noon) } }
            let errand = try #require(try await store.reading { try $0.errands(at: noon, limit: 9) }.first)
            #expect(try await store.count("errand") == 1)
            try await store.transaction { try $0.postpone(errand, until: noon + .minutes(1)) }
            #expect(try await store.reading { try $0.errands(at: noon, limit: 9) }.isEmpty)
            #expect(try await store.reading { try $0.nextErrand() } == noon + .minutes(1))
            let again = try #require(
                try await store.reading { try $0.errands(at: noon + .minutes(1), limit: 9) }.first)
            #expect(again.tries == 1)
            try await store.transaction { try $0.done(again) }
            #expect(try await store.reading { try $0.nextErrand() } == nil)
        }
    }

    @Test func `a page and where it ended are kept together, and messages are kept once`() async throws {
        try await withStore { store in
            let page = [row(message("1")), row(message("2"))]
            let before = try await mark(store)
            let first = try await keep(page, endingAt: "c1", on: store)
            let second = try await keep(page, endingAt: "c2", on: store)
            let empty = try await keep([], endingAt: nil, on: store)
            let after = try await mark(store)
            #expect(before == nil)
            #expect([first, second, empty] == [true, false, false])
            #expect(after == "c2")
            #expect(try await store.count("inbox") == 2)
        }
    }

    private func mark(_ store: Store) async throws -> String? {
        try await store.reading { try $0.readingMark(of: "wk", on: channel) }
    }

    private func keep(_ rows: [InboxRow], endingAt cursor: String?, on store: Store) async throws -> Bool {
        try await store.transaction { try $0.keep(rows, endingAt: cursor, of: "wk", on: channel) }
    }

    @Test func `a token is kept for its account, and only while it is fresh`() async throws {
        try await withStore { store in
            let token = AccessToken(value: "T", stale: noon + .hours(1))
            try await store.transaction { try $0.keep(token, of: channel, for: "corp/1") }
            #expect(try await store.reading { try $0.accessToken(of: channel, for: "corp/1", at: noon)?.value } == "T")
            #expect(try await store.reading { try $0.accessToken(of: channel, for: "corp/2", at: noon) } == nil)
            let later = noon + .hours(1)
            #expect(try await store.reading { try $0.accessToken(of: channel, for: "corp/1", at: later) } == nil)
            #expect("\(token)" == "•••")
        }
    }

    @Test func `words that cannot reach a person go by their other channel, and theirs alone`() async throws {
        try await withStore { store in
            let both = Roll.Person(
                id: "wang", role: .resident, name: "王芳",
                accounts: [
                    .init(channel: channel, sender: "u-wang", direct: "d-wang"),
                    .init(channel: "telegram", sender: "88", direct: "88"),
                ])
            try await store.transaction { try $0.enrol(Roll.sample.with(people: [both])) }
            let place = try #require(
                try await store.transaction { try $0.directRoom(of: PersonID(1), preferring: channel) })
            #expect(place.channel == channel)
            try await store.transaction {
                try $0.post(
                    Letter(to: place, words("好"), about: nil), key: "k", in: guiyuan, at: noon, cutting: { [$1] })
            }
            let letter = try #require(try await store.claim().first)
            #expect(letter.message.recipient == "u-wang")
            try await store.settle(letter, .unreachable(because: "blocked"))
            let other = try #require(try await store.claim().first)
            #expect(other.channel == "telegram")
            #expect(other.message.body.plain == "好")
            // The next words take the way that is left, and when that fails too there is none.
            #expect(
                try await store.reading { try $0.directRoom(of: PersonID(1), preferring: channel)?.channel }
                    == "telegram")
            try await store.settle(other, .unreachable(because: "blocked"))
            #expect(try await store.claim().isEmpty)
            #expect(try await store.count("outbox WHERE state = 'dead'") == 2)
        }
    }

    @Test func `words that were taken and not delivered go by the other channel, with what waits behind them`()
        async throws
    {
        try await withStore { store in
            let both = Roll.Person(
                id: "wang", role: .resident, name: "王芳",
                accounts: [
                    .init(channel: channel, sender: "u-wang", direct: "d-wang"),
                    .init(channel: "telegram", sender: "88", direct: "88"),
                ])
            try await store.transaction { try $0.enrol(Roll.sample.with(people: [both])) }
            let place = try #require(
                try await store.transaction { try $0.directRoom(of: PersonID(1), preferring: channel) })
            try await store.transaction { books in
                for (key, said) in [("k-1", "一"), ("k-2", "二")] {
                    try books.post(
                        Letter(to: place, words(said), about: nil), key: key, in: guiyuan, at: noon, cutting: { [$1] })
                }
            }
            let letter = try #require(try await store.claim().first)
            try await store.settle(letter, .delivered("sent-1"))
            let isOurs = try await store.transaction {
                try $0.bounce("sent-1", on: channel, because: "131026", at: noon)
            }
            #expect(isOurs)
            let again = try await store.transaction {
                try $0.bounce("sent-1", on: channel, because: "131026", at: noon)
            }
            #expect(!again)
            let next = try #require(try await store.claim().first)
            #expect(next.channel == "telegram" && next.message.room.id == "88")
            try await store.settle(next, .delivered("t-1"))
            let last = try #require(try await store.claim().first)
            #expect([next, last].map(\.message.body.plain) == ["一", "二"])
            #expect(last.channel == "telegram")
        }
    }
}
