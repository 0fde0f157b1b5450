import GRDB

/// Lets many callers share one commit.
///
/// Whoever finds nobody writing leads: it writes for all that wait, answers them, and passes the lead to the first of
/// those who came meanwhile. With 20 ms a sync, a commit for each request would allow 50 a second.
actor GroupCommit {
    /// The most rows in one commit, so that nobody waits long for the others.
    private static let batch = 256
    /// The most callers that may wait; beyond it they are turned away before memory grows.
    private let places: Int

    private struct Waiting {
        let rows: [InboxRow]
        let place: Int
    }

    private enum Turn {
        case lead
        case settled(Result<[Bool], any Error>)
    }

    private var queue: [Waiting] = []
    private var sleepers: [Int: CheckedContinuation<Turn, Never>] = [:]
    private var led = false
    private var nextPlace = 0

    init(places: Int = 4096) { self.places = places }

    /// Returns when the rows are on the disk: for each whether it is new.
    func commit(_ rows: [InboxRow], in pool: DatabasePool) async throws -> [Bool] {
        guard queue.count < places else { throw StoreFault.overloaded }
        let place = nextPlace
        nextPlace += 1
        queue.append(Waiting(rows: rows, place: place))
        if led {
            let turn = await withCheckedContinuation { sleepers[place] = $0 }
            switch turn {
            case .settled(let result): return try result.get()
            case .lead: break
            }
        }
        led = true
        return try await lead(from: place, in: pool)
    }

    private func lead(from own: Int, in pool: DatabasePool) async throws -> [Bool] {
        var batch: [Waiting] = []
        var rows = 0
        while let first = queue.first, batch.isEmpty || rows + first.rows.count <= Self.batch {
            batch.append(first)
            rows += first.rows.count
            queue.removeFirst()
        }
        let results = await Self.write(batch.map(\.rows), to: pool)
        var mine: Result<[Bool], any Error> = .failure(StoreFault.overloaded)
        for (waiting, result) in zip(batch, results) {
            if waiting.place == own {
                mine = result
            } else {
                sleepers.removeValue(forKey: waiting.place)?.resume(returning: .settled(result))
            }
        }
        if let next = queue.first {
            sleepers.removeValue(forKey: next.place)?.resume(returning: .lead)
        } else {
            led = false
        }
        return try mine.get()
    }

    private static func write(_ batch: [[InboxRow]], to pool: DatabasePool) async -> [Result<[Bool], any Error>] {
        await withCheckedContinuation { continuation in
            pool.asyncWrite(
                { db in
                    try batch.map { rows in try rows.map { row in try row.insert(db) } }
                },
                completion: { _, result in
                    switch result {
                    case .success(let news): continuation.resume(returning: news.map { .success($0) })
                    case .failure(let error):
                        continuation.resume(returning: batch.map { _ in .failure(StoreFault(at: pool.path, error)) })
                    }
                })
        }
    }
}
