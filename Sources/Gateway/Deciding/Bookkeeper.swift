import Logging
import ServiceDesk
import ServiceLifecycle
import Storage

/// Counts tickets that changed into the figures, a few at a time, so that nobody who asks has to wait for it.
package struct Bookkeeper: Service, CustomStringConvertible {
    /// Its name in logs; by itself a group writes out all that a service holds.
    package let description = "bookkeeper"

    /// The most tickets in one transaction: the desk's work goes between.
    private static let batch = 100
    /// Not after every message: each transaction costs a sync of the disk, and figures are asked for a few times a day.
    private static let rhythm = Duration.seconds(5)

    let store: Store
    let office: Office
    let watch: Watch
    /// Rung when it is to stop.
    private let end = Bell()
    let log: Logger

    package init(store: Store, office: Office, watch: Watch, log: Logger) {
        self.store = store
        self.office = office
        self.watch = watch
        self.log = log
    }

    package func run() async throws {
        await end.rounds {
            do {
                while try await countSome() > 0, !Task.isShuttingDownGracefully {}
            } catch {
                log.error("figures not counted; tried again", metadata: ["why": "\(error)"])
            }
            return Self.rhythm
        }
    }

    /// - Returns: how many tickets were counted.
    package func countSome() async throws -> Int {
        let (office, now) = (office, watch.now())
        guard try await store.reading({ try $0.hasUncountedTickets(at: now) }) else { return 0 }
        return try await store.transaction { books in
            try books.communities().reduce(0) { count, community in
                try count
                    + books.countTickets(
                        in: community, time: office.time(community), atMost: Self.batch, now: now)
            }
        }
    }
}
