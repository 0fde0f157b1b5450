import GRDB
import Testing

@testable import Storage

/// Nothing may be acknowledged that is not on the disk.
@Suite struct TroubleTests {
    /// Keeps some at once, and tells for each whether it failed.
    private func keep(_ numbers: ClosedRange<Int>, in store: Store, text: String = "水") async -> [StoreFault?] {
        await withTaskGroup(of: StoreFault?.self) { group in
            for number in numbers {
                group.addTask {
                    do {
                        _ = try await store.keep([row(message("m-\(number)", text: text))])
                        return nil
                    } catch {
                        return error as? StoreFault ?? .damaged("an error of another type: \(error)")
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test func `a full disk fails every waiter, keeps nothing, and is no end`() async throws {
        try await withStore { store in
            try await store.pool.write { db in
                let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
                try db.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
            }
            let faults = await keep(1...20, in: store, text: String(repeating: "水", count: 20_000))
            for fault in faults {
                guard case .disk = fault else { Issue.record("\(String(describing: fault))"); return }
            }
            #expect(try await store.count("inbox") == 0)

            try await store.pool.write { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
            #expect(await keep(1...20, in: store).allSatisfy { $0 == nil })
            #expect(try await store.count("inbox") == 20)
        }
    }

    @Test func `a lock held by another process fails every waiter in time, and is no end`() async throws {
        try await withStore(patience: .seconds(3)) { store in
            let other = try Lock(on: store.path)
            let clock = ContinuousClock()
            let start = clock.now
            for fault in await keep(1...20, in: store) {
                guard case .locked = fault else { Issue.record("\(String(describing: fault))"); return }
            }
            // One wait for all of those that came together, two where the first led alone; not one for each.
            #expect(clock.now - start < .seconds(60))
            try other.release()
            #expect(try await store.count("inbox") == 0)
            #expect(await keep(1...20, in: store).allSatisfy { $0 == nil })
            #expect(try await store.count("inbox") == 20)
        }
    }

    @Test func `a lock that is let go of in time is no fault at all`() async throws {
        try await withStore { store in
            let other = try Lock(on: store.path)
            async let news = store.keep([row(message("m-1"))])
            await Task.yield()
            try other.release()
            #expect(try await news == [true])
        }
    }

    @Test func `readers are not held up by a writer`() async throws {
        try await withStore { store in
            _ = try await store.keep([row(message("m-1"))])
            let other = try Lock(on: store.path)
            #expect(try await store.count("inbox") == 1)
            try other.release()
        }
    }

    @Test func `a transaction that throws leaves nothing behind`() async throws {
        try await withStore { store in
            await #expect(throws: CancellationError.self) {
                try await store.transaction { books in
                    try books.db.execute(sql: "DELETE FROM account")
                    throw CancellationError()
                }
            }
            let accounts = try await store.count("account")
            #expect(accounts == 4)
        }
    }

    @Test func `a part that fails is undone alone`() async throws {
        try await withStore { store in
            try await store.transaction { books in
                try books.db.execute(sql: "DELETE FROM account WHERE sender = 'u-li'")
                try? books.apart {
                    try books.db.execute(sql: "DELETE FROM account")
                    throw CancellationError()
                }
            }
            #expect(try await store.count("account") == 3)
        }
    }

    @Test func `trouble with the store is told from a fault of the work`() async throws {
        try await withStore { store in
            func error(_ sql: String) async -> any Error {
                do {
                    try await store.transaction { try $0.db.execute(sql: sql) }
                    return CancellationError()
                } catch {
                    return error
                }
            }
            #expect(!Store.isTrouble(await error("INSERT INTO resident (home, person) VALUES (1, 9999)")))
            #expect(!Store.isTrouble(await error("INSERT INTO probe (id, at) VALUES (1, 'a text')")))
            #expect(!Store.isTrouble(StoreFault.damaged("a word nobody knows")))
            #expect(Store.isTrouble(DatabaseError(resultCode: .SQLITE_FULL)))
            #expect(Store.isTrouble(DatabaseError(resultCode: .SQLITE_BUSY)))
            #expect(Store.isTrouble(DatabaseError(resultCode: .SQLITE_IOERR)))
        }
    }
}
