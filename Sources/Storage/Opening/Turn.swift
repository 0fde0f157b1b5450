import Foundation

/// Whose turn it is: to fold the log back into the file, or to write from outside the desk.
///
/// SQLite before 3.51.3 can lose a commit that one process makes while another folds the log back; so they take turns.
/// It ends with the process; what is left of it is an empty file beside the store.
final class Turn: Sendable {
    private let descriptor: Int32

    /// - Parameter path: of the store.
    init(at path: String) throws(StoreFault) {
        descriptor = open("\(path).turn", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unreadable(path: path, why: String(cString: strerror(errno))) }
    }

    deinit { close(descriptor) }

    /// Does the work unless it is somebody else's turn.
    ///
    /// - Returns: whether it was done.
    func ifFree(_ work: () throws -> Void) rethrows -> Bool {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return false }
        defer { flock(descriptor, LOCK_UN) }
        try work()
        return true
    }

    /// Waits for its turn until `release`.
    func take() { while flock(descriptor, LOCK_EX) != 0, errno == EINTR {} }

    func release() { flock(descriptor, LOCK_UN) }
}
