import GRDB

@testable import Storage

extension Store {
    /// How many rows there are, such as `inbox WHERE decided IS NULL`.
    func count(_ rows: String) async throws -> Int {
        try await reading { try Int.fetchOne($0.db, sql: "SELECT count(*) FROM \(rows)") ?? -1 }
    }

    func execute(_ sql: String) async throws { try await transaction { try $0.db.execute(sql: sql) } }
}

/// Another process that writes and does not finish.
final class Lock: Sendable {
    private let queue: DatabaseQueue

    init(on store: Store) throws {
        var configuration = GRDB.Configuration()
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(5)
        queue = try DatabaseQueue(path: store.path, configuration: configuration)
        try queue.writeWithoutTransaction { try $0.beginTransaction(.immediate) }
    }

    func release() throws {
        try queue.writeWithoutTransaction { try $0.rollback() }
        try queue.close()
    }
}
