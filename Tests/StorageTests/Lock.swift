import GRDB

/// Another process that writes and does not finish.
final class Lock: Sendable {
    private let queue: DatabaseQueue

    init(on path: String) throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { try $0.beginTransaction(.immediate) }
    }

    func release() throws {
        try queue.writeWithoutTransaction { try $0.rollback() }
        try queue.close()
    }
}
