import Foundation

/// The right of one process to work on a store: two would send everything twice.
///
/// It ends with the process, however that ends; what is left of it is an empty file beside the store.
package final class Tenancy: Sendable {
    private let descriptor: Int32

    /// - Parameter path: of the store.
    /// - Throws: `StoreFault.locked` while another process has it; `.unreadable` when the file cannot be made.
    package init(of path: String) throws(StoreFault) {
        descriptor = open("\(path).lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .unreadable(path: path, why: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .locked
        }
    }

    deinit { close(descriptor) }
}
