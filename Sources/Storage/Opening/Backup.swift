import Foundation
import GRDB

/// A copy of a store in one file that is complete in itself: consistent, checked, for its owner's eyes only.
package struct Backup: Sendable {
    /// What a copy leaves out: secrets that are good for hours and only at the desk that holds them.
    static let secrets = ["token", "reply_address"]

    package let path: String

    package init(to path: String) { self.path = path }

    /// Copies what is committed now; the desk goes on meanwhile.
    ///
    /// - Throws: `StoreFault` when there is such a file already, it cannot be written, or the copy does not hold.
    package func take(of store: Store) throws(StoreFault) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw .unreadable(path: path, why: "there is such a file already; name another")
        }
        let unfinished = path + ".unfinished"
        do {
            try? FileManager.default.removeItem(atPath: unfinished)
            try copy(store, to: unfinished)
            try Self.sync(unfinished)
            guard rename(unfinished, path) == 0 else {
                throw StoreFault.unreadable(path: path, why: String(cString: strerror(errno)))
            }
            try Self.sync(URL(filePath: path).deletingLastPathComponent().path)
        } catch {
            try? FileManager.default.removeItem(atPath: unfinished)
            throw error as? StoreFault ?? StoreFault(at: path, error)
        }
    }

    private func copy(_ store: Store, to unfinished: String) throws {
        let file = open(unfinished, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StoreFault.unreadable(path: path, why: String(cString: strerror(errno))) }
        close(file)
        let queue = try DatabaseQueue(path: unfinished)
        try store.pool.backup(to: queue)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA secure_delete = ON")
            for table in Self.secrets { try db.execute(sql: "DELETE FROM \(table)") }
            // One file, nothing beside it, and no bytes of what was taken out.
            try db.execute(sql: "PRAGMA journal_mode = DELETE; VACUUM")
        }
        let faults = try queue.read { try Self.faults(of: $0) }
        try queue.close()
        guard faults.isEmpty else {
            throw StoreFault.damaged("the copy does not hold: \(faults.joined(separator: "; "))")
        }
    }

    /// Puts a copy where a store is to be. It is looked at first, and never written to.
    ///
    /// - Throws: `StoreFault`; then nothing was changed.
    package func restore(to store: String) throws(StoreFault) {
        let tenancy = try Tenancy(of: store)
        defer { withExtendedLifetime(tenancy) {} }
        for beside in [store, store + "-wal", store + "-shm", store + "-journal"]
        where FileManager.default.fileExists(atPath: beside) {
            throw .unreadable(
                path: beside, why: "it is still there: move the store and what is beside it away first, all together")
        }
        let unfinished = store + ".restoring"
        do {
            try verify()
            try? FileManager.default.removeItem(atPath: unfinished)
            let bytes = try FileHandle(forReadingFrom: URL(filePath: path))
            defer { try? bytes.close() }
            let file = open(unfinished, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
            guard file >= 0 else { throw StoreFault.unreadable(path: store, why: String(cString: strerror(errno))) }
            let target = FileHandle(fileDescriptor: file, closeOnDealloc: true)
            while let piece = try bytes.read(upToCount: 1 << 20), !piece.isEmpty { try target.write(contentsOf: piece) }
            try target.synchronize()
            try target.close()
            guard rename(unfinished, store) == 0 else {
                throw StoreFault.unreadable(path: store, why: String(cString: strerror(errno)))
            }
            try Self.sync(URL(filePath: store).deletingLastPathComponent().path)
        } catch {
            try? FileManager.default.removeItem(atPath: unfinished)
            throw error as? StoreFault ?? StoreFault(at: path, error)
        }
    }

    /// Checks a copy from end to end.
    package func verify() throws {
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw StoreFault.unreadable(path: path, why: "it cannot be read")
        }
        try Inspection(path: path, busyMode: .immediateError).run(for: .desk)
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let (faults, isOurs) = try queue.read { db in
            (try Self.faults(of: db), try Schema.migrator.appliedIdentifiers(db).isEmpty == false)
        }
        try queue.close()
        guard faults.isEmpty else { throw StoreFault.damaged(faults.joined(separator: "; ")) }
        guard isOurs else { throw StoreFault.foreign(path: path) }
    }

    /// What SQLite finds wrong on a full look.
    static func faults(of db: Database) throws -> [String] {
        let broken = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
        let dangling = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
            "a row of \(row[0] as String) names one of \(row[2] as String) that is not there"
        }
        return broken + Set(dangling).sorted()
    }

    private static func sync(_ path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw StoreFault.disk(String(cString: strerror(errno))) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw StoreFault.disk(String(cString: strerror(errno))) }
    }
}
