import Chat
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Storage

@Suite struct KeepingTests {
    @Test func `two hundred at once are each kept once, in few commits`() async throws {
        try await withStore { store in
            let commits = CommitCounter()
            store.pool.add(transactionObserver: commits)
            let gate = Gate(holding: store, until: 200)
            let news = try await withThrowingTaskGroup(of: [Bool].self) { group in
                for number in 1...200 {
                    group.addTask {
                        gate.knock()
                        return try await store.keep([row(message("m-\(number)"))])
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(news == Array(repeating: [true], count: 200))
            #expect(try await store.count("inbox") == 200)
            #expect(commits.count < 100)
        }
    }

    @Test func `fifty deliveries of one message at once are one message`() async throws {
        try await withStore { store in
            let news = try await withThrowingTaskGroup(of: [Bool].self) { group in
                for _ in 1...50 { group.addTask { try await store.keep([row(message("m-1"))]) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(news.filter(\.self).count == 1)
            #expect(news.count == 50)
            #expect(try await store.count("inbox") == 1)
        }
    }

    @Test func `the same id on another channel is another message`() async throws {
        try await withStore { store in
            let there = InboxRow(channel: "telegram", message: message("m-1"), raw: [], received: noon)
            let news = try await store.keep([row(message("m-1")), there, row(message("m-1"))])
            #expect(news == [true, true, false])
        }
    }

    @Test func `one request with more messages than a commit takes is kept whole`() async throws {
        try await withStore { store in
            let news = try await store.keep((1...700).map { row(message("m-\($0)")) })
            #expect(news == Array(repeating: true, count: 700))
        }
    }

    @Test func `messages wait in the order they came, with the bytes they came in`() async throws {
        try await withStore { store in
            for number in 1...5 { _ = try await store.keep([row(message("m-\(number)", text: "第\(number)句"))]) }
            let waiting = try await store.transaction { try $0.undecided(limit: 3, at: noon) }
            #expect(waiting.map(\.message.text) == ["第1句", "第2句", "第3句"])
            let raw = try await store.reading { try Data.fetchAll($0.db, sql: "SELECT raw FROM inbox ORDER BY id") }
            #expect(raw.map { String(decoding: $0, as: UTF8.self) } == (1...5).map { "第\($0)句" })
        }
    }

    @Test func `beyond the places there are, callers are turned away and nothing of theirs is kept`() async throws {
        try await withStore { store in
            // The first one turned away shows that the places are taken.
            let gate = Gate(holding: store, until: 1)
            let intake = GroupCommit<[InboxRow], [Bool]>(places: 10) { rows, db in try rows.map { try $0.insert(db) } }
            let kept = await withTaskGroup(of: Bool.self) { group in
                for number in 1...50 {
                    group.addTask {
                        do {
                            _ = try await intake.commit([row(message("m-\(number)"))], in: store.pool)
                            return true
                        } catch {
                            #expect(error as? StoreFault == .overloaded)
                            gate.knock()
                            return false
                        }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            let rows = try await store.count("inbox")
            #expect(kept < 50)
            #expect(rows == kept)
        }
    }

    @Test func `a NUL neither cuts words nor makes two rooms one`() async throws {
        try await withStore { store in
            _ = try await store.keep([
                row(message("m\0-1", in: Room(id: "g\0a", kind: .group), text: "厨房\0漏水")),
                row(message("m\0-2", in: Room(id: "g\0b", kind: .group))),
            ])
            let waiting = try await store.transaction { try $0.undecided(limit: 9, at: noon) }
            #expect(waiting.map(\.message.text) == ["厨房\u{FFFD}漏水", "厨房漏水了"])
            #expect(waiting.map(\.message.room.id) == ["g\u{FFFD}a", "g\u{FFFD}b"])
        }
    }
}

/// Holds up the one writer until so many have knocked.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let missing: Mutex<Int>

    init(holding store: Store, until count: Int) {
        missing = Mutex(count)
        let semaphore = semaphore
        store.pool.asyncWriteWithoutTransaction { _ in semaphore.wait() }
    }

    func knock() {
        let isLast = missing.withLock { missing in
            missing -= 1
            return missing == 0
        }
        if isLast { semaphore.signal() }
    }
}

final class CommitCounter: TransactionObserver {
    private let commits = Mutex(0)
    var count: Int { commits.withLock { $0 } }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseDidCommit(_ db: Database) { commits.withLock { $0 += 1 } }
    func databaseDidRollback(_ db: Database) {}
}
