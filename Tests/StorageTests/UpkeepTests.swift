import Foundation
import GRDB
import ServiceDesk
import Testing

@testable import Storage

/// Old rows go, the log stays short, and the doctor sees what is wrong.
@Suite struct UpkeepTests {
    @Test func `old messages go, in slices; what a ticket's history names keeps its row without its words`()
        async throws
    {
        try await withStore { store in
            for number in 1...5 { _ = try await store.keep([row(message("m-\(number)"), at: noon)]) }
            _ = try await store.keep([row(message("m-6"), at: noon + .hours(2))])
            let wang = try await store.meet("u-wang").person
            try await store.transaction { books in
                try books.db.execute(sql: "UPDATE inbox SET decided = 1, outcome = 'acted'")
                try books.db.execute(sql: "UPDATE inbox SET decided = NULL WHERE id = 5")
            }
            try await store.apply([.ticket(.sample(1001, by: wang))])
            try await store.transaction {
                try $0.db.execute(
                    sql:
                        "INSERT INTO history (community, ticket, event, at, source) VALUES ('guiyuan', 1001, 'received', 0, 2)"
                )
            }
            var slices = 0
            while try await store.transaction({ try $0.forgetMessages(before: noon + .hours(1), limit: 2) }) {
                slices += 1
            }
            #expect(slices == 2)
            let left = try await store.reading {
                try Row.fetchAll($0.db, sql: "SELECT id, message = '' AS empty FROM inbox ORDER BY id").map {
                    [$0["id"] as Int, $0["empty"] as Int]
                }
            }
            #expect(left == [[2, 1], [5, 0], [6, 0]])
        }
    }

    @Test func `old letters go once they are settled, never before`() async throws {
        try await withStore { store in
            try await store.post("1", to: "a", key: "k-1")
            try await store.post("2", to: "b", key: "k-2")
            try await store.settle(try #require(try await store.claim(limit: 1).first), .dead(because: "HTTP 403"))
            _ = try await store.transaction { try $0.forgetLetters(before: noon + .hours(1), limit: 10) }
            #expect(try await store.count("outbox WHERE state = 'waiting'") == 1)
            #expect(try await store.count("outbox") == 1)
        }
    }

    @Test func `what cannot be read is kept once, and let go of in time`() async throws {
        try await withStore { store in
            let news = try await store.transaction { books in
                [
                    try books.quarantine([1, 2], on: channel, because: "malformed", at: noon),
                    try books.quarantine([1, 2], on: channel, because: "malformed", at: noon),
                    try books.quarantine([1, 2], on: "telegram", because: "malformed", at: noon),
                ]
            }
            #expect(news == [true, false, true])
            try await store.transaction { try $0.forgetRest(before: noon + .hours(1), at: noon) }
            #expect(try await store.count("quarantine") == 0)
        }
    }

    @Test func `an alarm that cannot be read is kept apart, and the next one rings`() async throws {
        try await withStore { store in
            let wang = try await store.meet("u-wang").person
            try await store.apply([.ticket(.sample(1001, by: wang))])
            try await store.apply(alarms: [.set(.acceptance, TicketNumber(1001), at: noon, since: noon)])
            try await store.transaction {
                try $0.db.execute(
                    sql:
                        "INSERT INTO alarm (community, ticket, kind, due, since) VALUES ('guiyuan', 1001, 'spring', 0, 0)"
                )
            }
            let taken = try await store.transaction { books in
                try books.takeDueAlarm(at: noon, time: WorkingTime.always)
            }
            #expect(taken?.waking.kind == .acceptance)
            #expect(try await store.count("spoilt_alarm WHERE kind = 'spring' AND why <> ''") == 1)
        }
    }

    @Test func `the log is folded back between commits, and waits while a visitor writes`() async throws {
        try await inFolder { path in
            let store = try Store(at: path)
            try await store.transaction { try $0.enrol(.sample) }
            for number in 1...40 {
                _ = try await store.keep([
                    row(message("m-\(number)", text: String(repeating: "水", count: 60_000)))
                ])
            }
            #expect(store.logLength > 4 << 20)
            let visitor = try Turn(at: path)
            visitor.take()
            #expect(try await store.foldLog() == false)
            visitor.release()
            #expect(try await store.foldLog())
            _ = try await store.keep([row(message("m-41"))])
            // Everything before is in the file now: without the log all is there but the last.
            let file = try Data(contentsOf: URL(filePath: path))
            #expect(file.count > 4 << 20)
            #expect(store.logLength <= 16 << 20)
            try store.close()
        }
    }

    @Test func `the doctor finds a sound store sound, and names what is not`() async throws {
        try await withStore { store in
            _ = try await store.keep([row(message("m-1"))])
            chmod(store.path, 0o600)
            let sound = try Checkup(of: store, at: noon)
            #expect(sound.faults == [])
            #expect(sound.findings.contains { $0.hasPrefix("inbox: 1 undecided") })
            chmod(store.path, 0o644)
            try await store.transaction { books in
                try books.db.execute(sql: "PRAGMA defer_foreign_keys = ON")
            }
            #expect(try Checkup(of: store, at: noon).faults.contains { $0.contains("chmod 600") })
        }
    }
}
