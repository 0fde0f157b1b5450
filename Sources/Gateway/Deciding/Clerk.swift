import Logging
import ServiceDesk
import ServiceLifecycle
import Storage

/// Takes messages from the inbox, in order, and has them decided.
package struct Clerk: Service, CustomStringConvertible {
    /// Its name in logs; by itself a group writes out all that a service holds.
    package let description = "clerk"

    /// The most messages in one transaction.
    private static let batch = 32
    /// A decision that takes so long is told in the log.
    private static let slow = Duration.milliseconds(200)

    let store: Store
    let office: Office
    let watch: Watch
    /// Rung by the intake.
    let arrivals: Bell
    /// Rung when letters or alarms may have been written.
    let after: [Bell]
    /// How long to leave a store alone that could not commit.
    let patience: Duration
    let meters: Meters
    let log: Logger

    package init(
        store: Store, office: Office, watch: Watch, arrivals: Bell, after: [Bell], patience: Duration = .seconds(1),
        meters: Meters = Meters(), log: Logger
    ) {
        self.meters = meters
        self.store = store
        self.office = office
        self.watch = watch
        self.arrivals = arrivals
        self.after = after
        self.patience = patience
        self.log = log
    }

    package func run() async throws {
        // Only so many can have been in hand when the last run ended.
        var leftovers = Self.batch
        var counted: InboxID?
        await withGracefulShutdownHandler {
            while !Task.isCancelled {
                do {
                    if leftovers > 0 {
                        leftovers = try await decideLeftover(&counted) ? leftovers - 1 : 0
                        continue
                    }
                    // What was acknowledged is decided before the process ends.
                    if try await decideSome() > 0 { continue }
                    if Task.isShuttingDownGracefully { return }
                } catch {
                    log.error("inbox not decided; tried again", metadata: ["why": "\(error)"])
                    if Task.isShuttingDownGracefully { return }
                    try? await Task.sleep(for: patience)
                    continue
                }
                await arrivals.wait(atMost: .seconds(30))
            }
        } onGracefulShutdown: {
            arrivals.ring()
        }
    }

    /// Decides what waits, up to one transaction's worth.
    ///
    /// - Returns: how many messages were decided.
    package func decideSome() async throws -> Int { try await decide(atMost: Self.batch) }

    /// One message alone, its try counted before: should the process end over it, it is known which one it was.
    ///
    /// - Parameter counted: whose try this run has counted; a store in trouble is no fault of the message.
    private func decideLeftover(_ counted: inout InboxID?) async throws -> Bool {
        let (now, before) = (watch.now(), counted)
        let found = try await store.transaction { books in
            guard let next = try books.undecided(limit: 1, at: now).first else { return InboxID?.none }
            if next.id != before { try books.countTry(of: next.id) }
            return next.id
        }
        guard let found else { return false }
        counted = found
        return try await decide(atMost: 1) > 0
    }

    private func decide(atMost limit: Int) async throws -> Int {
        let (office, log, now) = (office, log, watch.now())
        let decided = try await store.transaction { books in
            try books.undecided(limit: limit, at: now).map { message in
                let start = ContinuousClock.now
                let outcome = try Self.decide(message, by: office, in: books, at: now, log)
                return (id: message.id, outcome: outcome, took: ContinuousClock.now - start)
            }
        }
        for one in decided {
            meters.count(.decisions, one.outcome.rawValue)
            meters.note(.deciding, one.took)
            guard one.took > Self.slow else { continue }
            log.warning("slow decision", metadata: ["inbox": "\(one.id.value)", "took": "\(one.took)"])
        }
        if !decided.isEmpty { after.forEach { $0.ring() } }
        return decided.count
    }

    /// One message that cannot be decided is set aside; the rest goes on.
    private static func decide(
        _ message: Undecided, by office: Office, in books: Books, at now: Instant, _ log: Logger
    ) throws -> Outcome {
        do {
            var outcome = Outcome.silent
            try books.apart {
                outcome = try office.settle(message, in: books, at: now)
                try books.settle(message.id, as: outcome, at: now)
            }
            return outcome
        } catch  where !Store.isTrouble(error) {
            log.error("message set aside", metadata: ["inbox": "\(message.id.value)", "why": "\(error)"])
            try books.settle(message.id, as: .setAside, because: "\(error)", at: now)
            return .setAside
        }
    }
}
