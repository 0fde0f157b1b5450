import Logging
import ServiceDesk
import ServiceLifecycle
import Storage

/// Takes messages from the inbox, in order, and has them decided.
package struct Clerk: Service {
    /// The most messages in one transaction.
    private static let batch = 32
    /// How long to leave a store alone that could not commit.
    private static let patience = Duration.seconds(1)

    let store: Store
    let office: Office
    let watch: Watch
    /// Rung by the intake.
    let arrivals: Bell
    /// Rung when letters or alarms may have been written.
    let after: [Bell]
    let log: Logger

    package init(store: Store, office: Office, watch: Watch, arrivals: Bell, after: [Bell], log: Logger) {
        self.store = store
        self.office = office
        self.watch = watch
        self.arrivals = arrivals
        self.after = after
        self.log = log
    }

    package func run() async throws {
        await withGracefulShutdownHandler {
            while !Task.isCancelled {
                do {
                    // What was acknowledged is decided before the process ends.
                    if try await decideSome() > 0 { continue }
                    if Task.isShuttingDownGracefully { return }
                } catch {
                    log.error("inbox not decided; tried again", metadata: ["why": "\(error)"])
                    if Task.isShuttingDownGracefully { return }
                    try? await Task.sleep(for: Self.patience)
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
    package func decideSome() async throws -> Int {
        let (office, log, now) = (office, log, watch.now())
        let count = try await store.transaction { books in
            let waiting = try books.undecided(limit: Self.batch)
            for message in waiting { try Self.decide(message, by: office, in: books, at: now, log) }
            return waiting.count
        }
        if count > 0 { after.forEach { $0.ring() } }
        return count
    }

    /// One message that cannot be decided is set aside; the rest goes on.
    private static func decide(
        _ message: Undecided, by office: Office, in books: Books, at now: Instant, _ log: Logger
    ) throws {
        do {
            try books.apart {
                let outcome = try office.settle(message, in: books, at: now)
                try books.settle(message.id, as: outcome, at: now)
            }
        } catch where !Store.isTrouble(error) {
            log.error("message set aside", metadata: ["inbox": "\(message.id.value)", "why": "\(error)"])
            try books.settle(message.id, as: .setAside, at: now)
        }
    }
}
