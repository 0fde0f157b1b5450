import Foundation
import GRDB
import Testing

@testable import Storage

@Suite struct OpeningTests {
    @Test func `every commit is synced, and references are held to`() async throws {
        try await withStore { store in
            // What a test asks of one connection must hold for the one that writes.
            let settings = try await store.transaction { books in
                try ["journal_mode", "synchronous", "foreign_keys"].map {
                    try String.fetchOne(books.db, sql: "PRAGMA \($0)")
                }
            }
            #expect(settings == ["wal", "2", "1"])
            await #expect(throws: DatabaseError.self) {
                try await store.transaction {
                    try $0.db.execute(sql: "INSERT INTO resident (home, person) VALUES (9999, 9999)")
                }
            }
        }
    }

    @Test func `a rehearsal does not wait for the disk`() async throws {
        try await inFolder { path in
            let store = try Store(at: path, durability: .process)
            let synchronous = try await store.transaction { try Int.fetchOne($0.db, sql: "PRAGMA synchronous") }
            #expect(synchronous == 0)
            try store.close()
        }
    }

    @Test func `a new file gets every step, and only strict tables`() async throws {
        try await withStore { store in
            let (steps, loose) = try await store.reading { books in
                (
                    try Schema.migrator.appliedIdentifiers(books.db),
                    try String.fetchAll(
                        books.db,
                        sql: """
                            SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict
                                AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'
                            """)
                )
            }
            #expect(steps == Set(Schema.migrator.migrations))
            #expect(loose == [])
        }
    }

    @Test func `what was written is there when it is opened again`() async throws {
        try await inFolder { path in
            let store = try Store(at: path)
            try await store.transaction { try $0.enrol(.sample) }
            _ = try await store.keep([row(message("m-1"))])
            try store.close()
            let again = try Store(at: path)
            #expect(try await again.count("inbox") == 1)
            #expect(try await again.count("person") == 3)
            try again.close()
        }
    }

    @Test func `a folder that does not exist is told in plain words`() async throws {
        try await inFolder { path in
            let fault = try #require(
                #expect(throws: StoreFault.self) { try Store(at: path + "/nowhere/house.sqlite") })
            #expect(fault.description.contains("check that it and its folder exist"))
        }
    }

    @Test func `readiness is a commit, and its refusal is in words`() async throws {
        try await withStore(patience: .milliseconds(10)) { store in
            try await store.probe()
            let other = try Lock(on: store.path)
            let fault = await #expect(throws: StoreFault.self) { try await store.probe() }
            #expect("\(try #require(fault))" == "another process keeps the store locked: stop it first")
            try other.release()
            try await store.probe()
        }
    }
}
