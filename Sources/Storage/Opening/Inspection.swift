import Foundation
import GRDB

/// Looks at a file before anything is written to it, so that what is refused stays as it was, byte for byte.
///
/// Opening it for writing would already turn its log on and write a page.
struct Inspection {
    let path: String
    let busyMode: Database.BusyMode

    /// - Throws: `StoreFault` or what SQLite reports, for a file that is no store of ours or cannot be trusted.
    func run(for role: Store.Role) throws {
        guard attributes(of: path)?[.type] as? FileAttributeType != .typeDirectory else {
            throw StoreFault.unreadable(path: path, why: "it is a folder")
        }
        guard size(of: path) > 0 else {
            guard role == .desk else { throw StoreFault.unreadable(path: path, why: "there is no store yet") }
            // SQLite writes the file before the log, so this is no store that was just being made.
            guard size(of: path + "-wal") == 0 else { throw StoreFault.damaged("the file is empty, its log is not") }
            return
        }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = busyMode
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.read { db in
            try check(db)
            if role == .visitor { try checkSteps(db) }
        }
        try queue.close()
    }

    private func check(_ db: Database) throws {
        let known = Set(Schema.migrator.migrations)
        let applied = try Schema.migrator.appliedIdentifiers(db)
        guard applied.isSubset(of: known) else { throw StoreFault.newer(applied.subtracting(known).sorted()) }
        let check = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer"
        guard check == "ok" else { throw StoreFault.damaged(check) }
        // A first start that was interrupted leaves GRDB's own table at most.
        let tables =
            try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'") ?? 0
        guard !applied.isEmpty || tables == 0 else { throw StoreFault.foreign(path: path) }
    }

    private func checkSteps(_ db: Database) throws {
        guard try Schema.migrator.hasCompletedMigrations(db) else { throw StoreFault.older }
    }

    /// 0 where there is no file.
    private func size(of path: String) -> Int { attributes(of: path)?[.size] as? Int ?? 0 }

    private func attributes(of path: String) -> [FileAttributeKey: Any]? {
        try? FileManager.default.attributesOfItem(atPath: path)
    }
}
