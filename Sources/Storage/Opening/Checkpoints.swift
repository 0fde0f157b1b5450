import Foundation
import GRDB

extension Store {
    /// The log's file is folded back when it has grown so long, in bytes.
    private static let long = 4 << 20
    /// From then on those who read are waited for a little, so that it begins anew; half of what it may ever be.
    private static let tooLong = 32 << 20

    /// Folds the log back into the file when it has grown: on the writer's own connection, so that it races with no
    /// commit, and apart from commits that somebody waits for.
    ///
    /// - Returns: whether there was anything to do and it was done.
    @discardableResult
    package func foldLog() async throws -> Bool {
        guard logLength > Self.long else { return false }
        let isTooLong = logLength > Self.tooLong
        return try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { [turn] db in
                continuation.resume(
                    with: Result { try turn?.ifFree { try Self.fold(db, anew: isTooLong) } ?? false })
            }
        }
    }

    private static func fold(_ db: Database, anew: Bool) throws {
        _ = try db.checkpoint(.passive)
        guard anew else { return }
        let patience = try Int.fetchOne(db, sql: "PRAGMA busy_timeout") ?? 5000
        try db.execute(sql: "PRAGMA busy_timeout = 200")
        // Somebody who reads on and on is waited for the next time again.
        _ = try? db.checkpoint(.truncate)
        try db.execute(sql: "PRAGMA busy_timeout = \(patience)")
    }

    /// Of the log's file, in bytes.
    package var logLength: Int { Self.size(of: path + "-wal") }
    /// Of the store's file, in bytes.
    package var length: Int { Self.size(of: path) }

    /// What is free on the disk the store is on, in bytes; nil where it cannot be told.
    package var freeBytes: Int? {
        var figures = statvfs()
        guard statvfs(path, &figures) == 0 else { return nil }
        return Int(figures.f_bavail) * Int(figures.f_frsize)
    }

    private static func size(of path: String) -> Int {
        var figures = stat()
        return stat(path, &figures) == 0 ? Int(figures.st_size) : 0
    }
}
