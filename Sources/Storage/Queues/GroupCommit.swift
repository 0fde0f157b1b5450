import GRDB

/// Lets many callers share one commit.
///
/// Whoever finds nobody writing leads: it writes for all that wait, answers them, and passes the lead to the first of
/// those who came meanwhile. With 20 ms a sync, a commit for each request would allow 50 a second.
actor GroupCommit<Work: Sendable, Outcome: Sendable> {
    /// The most rows in one commit, so that nobody waits long for the others.
    private static var batch: Int { 256 }
    /// The most callers that may wait; beyond it they are turned away before memory grows.
    private let places: Int
    private let weight: @Sendable (Work) -> Int
    private let write: @Sendable (Work, Database) throws -> Outcome

    private struct Waiting {
        let work: Work
        let place: Int
    }

    private enum Turn {
        case lead
        case settled(Result<Outcome, any Error>)
    }

    private var queue: [Waiting] = []
    private var sleepers: [Int: CheckedContinuation<Turn, Never>] = [:]
    private var led = false
    private var nextPlace = 0

    /// - Parameters:
    ///   - weight: how many rows a piece of work has.
    ///   - write: what is done for one, inside the transaction; what it throws concerns that one alone.
    init(
        places: Int, weight: @escaping @Sendable (Work) -> Int = { _ in 1 },
        write: @escaping @Sendable (Work, Database) throws -> Outcome
    ) {
        self.places = places
        self.weight = weight
        self.write = write
    }

    /// Returns when the work is on the disk.
    func commit(_ work: Work, in pool: DatabasePool) async throws -> Outcome {
        guard queue.count < places else { throw StoreFault.overloaded }
        let place = nextPlace
        nextPlace += 1
        queue.append(Waiting(work: work, place: place))
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

    private func lead(from own: Int, in pool: DatabasePool) async throws -> Outcome {
        var count = 0
        var rows = 0
        while count < queue.count, count == 0 || rows + weight(queue[count].work) <= Self.batch {
            rows += weight(queue[count].work)
            count += 1
        }
        let batch = Array(queue.prefix(count))
        queue.removeFirst(count)
        let results = await Self.write(batch.map(\.work), to: pool, write)
        var mine: Result<Outcome, any Error> = .failure(StoreFault.overloaded)
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

    private static func write(
        _ batch: [Work], to pool: DatabasePool, _ write: @escaping @Sendable (Work, Database) throws -> Outcome
    ) async -> [Result<Outcome, any Error>] {
        await withCheckedContinuation { continuation in
            pool.asyncWrite(
                { db in try together(batch, db, write) },
                completion: { _, result in
                    switch result {
                    case .success(let outcomes): continuation.resume(returning: outcomes)
                    case .failure(let error):
                        continuation.resume(returning: batch.map { _ in .failure(StoreFault(at: pool.path, error)) })
                    }
                })
        }
    }

    /// All at once; where something is wrong with one of them, one by one.
    private static func together(
        _ batch: [Work], _ db: Database, _ write: (Work, Database) throws -> Outcome
    ) throws -> [Result<Outcome, any Error>] {
        var outcomes: [Result<Outcome, any Error>] = []
        do {
            try db.inSavepoint {
                outcomes = try batch.map { .success(try write($0, db)) }
                return .commit
            }
            return outcomes
        } catch  where !Store.isTrouble(error) {
            return try batch.map { try one($0, db, write) }
        }
    }

    /// What is wrong with one piece of work is undone alone; a store in trouble undoes all.
    private static func one(
        _ work: Work, _ db: Database, _ write: (Work, Database) throws -> Outcome
    ) throws -> Result<Outcome, any Error> {
        var outcome: Result<Outcome, any Error> = .failure(StoreFault.overloaded)
        do {
            try db.inSavepoint {
                outcome = .success(try write(work, db))
                return .commit
            }
        } catch  where !Store.isTrouble(error) {
            outcome = .failure(error)
        }
        return outcome
    }
}
