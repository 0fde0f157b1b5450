import Foundation
import GRDB
import ServiceDesk

/// The one file that remembers everything: SQLite in WAL mode, one writer, several readers.
///
/// A commit is on the disk before it returns (`synchronous=FULL`): WAL with NORMAL loses acknowledged commits in a power
/// cut.
package final class Store: Sendable {
    let pool: DatabasePool
    package let path: String
    private let role: Role
    /// Nil in a rehearsal, which nobody visits.
    let turn: Turn?
    let intake = GroupCommit<[InboxRow.Written], [Bool]>(places: 4096, weight: \.count) { rows, db in
        try rows.map { row in try row.insert(db) }
    }
    let settling = GroupCommit<@Sendable (Books) throws -> Void, Void>(places: 4096) { work, db in
        try work(Books(db: db))
    }

    /// How much a commit is worth.
    package enum Durability: Sendable {
        /// Survives a power cut.
        case full
        /// Survives the process only; for rehearsals.
        case process
    }

    /// Whose the store is.
    package enum Role: Sendable {
        /// The desk's: the only one that folds the log back into the file.
        case desk
        /// Somebody's who looks in for a moment, perhaps while the desk works.
        case visitor
    }

    /// Opens the file, or makes a new one where none is, and brings its tables up to date.
    ///
    /// - Parameters:
    ///   - role: a visitor makes no file and changes no tables.
    ///   - patience: how long to wait for another process that has the file locked.
    /// - Throws: `StoreFault` in words for the operator. A file that is no store, or damaged, or written by a newer
    ///   version, is left untouched.
    package init(
        at path: String, as role: Role = .desk, durability: Durability = .full, patience: Duration = .seconds(5)
    ) throws(StoreFault) {
        self.path = path
        self.role = role
        turn = durability == .full ? try Turn(at: path) : nil
        var configuration = Configuration()
        configuration.label = "gatehouse"
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(Double(patience.milliseconds) / 1000)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { db in
            // A reader that was open for long lets the WAL grow; it shrinks back to this afterwards.
            try db.execute(sql: "PRAGMA journal_size_limit = 16777216")
            // The desk folds its log back at a moment of its own, never between two commits.
            if durability == .full { try db.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
        }
        do {
            try Inspection(path: path, busyMode: configuration.busyMode).run(for: role)
            pool = try DatabasePool(path: path, configuration: configuration)
            try Self.setDurability(durability, of: pool)
            if role == .desk { try Schema.migrator.migrate(pool) }
        } catch let fault as StoreFault {
            throw fault
        } catch {
            throw StoreFault(at: path, error)
        }
    }

    /// Only once the pool is open: turning WAL on, GRDB sets the writer to NORMAL itself.
    private static func setDurability(_ durability: Durability, of pool: DatabasePool) throws {
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = \(durability == .full ? "FULL" : "OFF")")
        }
    }

    /// Runs one transaction; everything in it is kept, or nothing.
    package func transaction<T: Sendable>(_ body: @escaping @Sendable (Books) throws -> T) async throws -> T {
        if role == .visitor { turn?.take() }
        defer { if role == .visitor { turn?.release() } }
        // Not GRDB's cancellable form: a cancelled caller must not undo what others wait for.
        return try await withCheckedThrowingContinuation { continuation in
            pool.asyncWrite(
                { db in try body(Books(db: db)) }, completion: { _, result in continuation.resume(with: result) })
        }
    }

    /// Small work of many that need not be apart from each other: they share a transaction, but not each other's faults.
    package func together(_ work: @escaping @Sendable (Books) throws -> Void) async throws {
        try await settling.commit(work, in: pool)
    }

    /// Reads a consistent state without holding up the writer.
    package func reading<T: Sendable>(_ body: @escaping @Sendable (Books) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncRead { result in
                continuation.resume(with: Result { try body(Books(db: try result.get())) })
            }
        }
    }

    /// Writes the log back into the file and lets go of it.
    package func close() throws {
        if role == .desk { try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) } }
        try pool.close()
    }
}

/// The tables inside one transaction; valid only while it lasts.
package struct Books {
    let db: Database

    /// Undoes only `body` when it throws; the transaction goes on.
    package func apart(_ body: () throws -> Void) throws {
        try db.inSavepoint {
            try body()
            return .commit
        }
    }
}

extension Store {
    /// Commits something small, to find out whether it still can.
    package func probe() async throws(StoreFault) {
        do {
            try await transaction { books in
                try books.db.execute(
                    sql: """
                        INSERT INTO probe (id, at) VALUES (1, unixepoch())
                        ON CONFLICT (id) DO UPDATE SET at = unixepoch()
                        """)
            }
        } catch {
            throw StoreFault(at: path, error)
        }
    }
}
