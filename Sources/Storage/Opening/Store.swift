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
    let intake = GroupCommit()

    /// How much a commit is worth.
    package enum Durability: Sendable {
        /// Survives a power cut.
        case full
        /// Survives the process only; for rehearsals.
        case process
    }

    /// Opens the file, or makes a new one where none is, and brings its tables up to date.
    ///
    /// - Parameter patience: how long to wait for another process that has the file locked.
    /// - Throws: `StoreFault` in words for the operator. A file that is no store, or damaged, or written by a newer
    ///   version, is left untouched.
    package init(
        at path: String, durability: Durability = .full, patience: Duration = .seconds(5)
    ) throws(StoreFault) {
        self.path = path
        var configuration = Configuration()
        configuration.label = "gatehouse"
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(Double(patience.milliseconds) / 1000)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { db in
            // A reader that was open for long lets the WAL grow; it shrinks back to this afterwards.
            try db.execute(sql: "PRAGMA journal_size_limit = 16777216")
        }
        do {
            try Inspection(path: path, busyMode: configuration.busyMode).run()
            pool = try DatabasePool(path: path, configuration: configuration)
            try Self.setDurability(durability, of: pool)
            try Schema.migrator.migrate(pool)
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
        // Not GRDB's cancellable form: a cancelled caller must not undo what others wait for.
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncWrite(
                { db in try body(Books(db: db)) }, completion: { _, result in continuation.resume(with: result) })
        }
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
        try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
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
