import GRDB

/// Why the store cannot be used, and what the operator can do.
package enum StoreFault: Error, Hashable, Sendable, CustomStringConvertible {
    case unreadable(path: String, why: String)
    case damaged(String)
    /// Written by a later version: these steps are not known here.
    case newer([String])
    /// Written by an earlier version, and not brought up to date yet.
    case older
    /// A database, but some other program's.
    case foreign(path: String)
    /// No room on the disk, or it failed.
    case disk(String)
    /// Another process keeps it locked.
    case locked
    /// More is waiting to be written than may wait.
    case overloaded

    /// - Parameter path: the store's file.
    init(at path: String, _ error: any Error) {
        guard let error = error as? DatabaseError else {
            self = .unreadable(path: path, why: "\(error)")
            return
        }
        self =
            switch error.resultCode {
            case .SQLITE_FULL, .SQLITE_IOERR: .disk(error.message ?? "")
            case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(error.message ?? "not a database")
            default: .unreadable(path: path, why: error.message ?? "\(error)")
            }
    }

    package var description: String {
        switch self {
        case .unreadable(let path, let why):
            "the store \(path) cannot be used (\(why)): check that it and its folder exist and belong to this user"
        case .damaged(let why): "the store is damaged (\(why)): it was left untouched; restore a backup"
        case .newer(let steps):
            "the store was written by a newer version (\(steps.joined(separator: ", "))): run that version, or restore a backup"
        case .older: "the store is of an earlier version: start the desk once, it brings the store up to date"
        case .foreign(let path): "\(path) is another program's database: it was left untouched; name another file"
        case .disk(let why): "the disk is full or failing (\(why)): free space, then start again"
        case .locked: "another process keeps the store locked: stop it first"
        case .overloaded: "more messages wait than the store can take: try again shortly"
        }
    }
}

extension Store {
    /// Whether the store itself is in trouble, so that the work should be done again later, or the work is at fault.
    package static func isTrouble(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return error is CancellationError }
        switch error.resultCode {
        case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG, .SQLITE_RANGE, .SQLITE_ERROR: return false
        default: return true
        }
    }
}
