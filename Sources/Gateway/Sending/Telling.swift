import Logging
import ServiceDesk
import ServiceLifecycle
import Storage
import Synchronization

/// Tells managers of letters that did not arrive, so that somebody takes up the telephone: of urgent ones after minutes,
/// of others once they are given up; many at once, and not again every moment.
package struct Telling: Service, CustomStringConvertible {
    /// Its name in logs; by itself a group writes out all that a service holds.
    package let description = "telling"

    /// An urgent letter that failed is told of when it is so old.
    static let urgent = Duration.minutes(2)
    /// Between two reports to the same managers.
    static let apart = Duration.minutes(10)
    private static let look = Duration.seconds(30)

    let store: Store
    let office: Office
    let watch: Watch
    /// Rung when a letter was given up.
    let failures: Bell
    let outgoing: Bell
    let log: Logger
    private let lately = Lately()

    init(store: Store, office: Office, watch: Watch, failures: Bell, outgoing: Bell, log: Logger) {
        self.store = store
        self.office = office
        self.watch = watch
        self.failures = failures
        self.outgoing = outgoing
        self.log = log
    }

    package func run() async throws {
        await failures.rounds {
            do {
                try await tellSome()
            } catch {
                log.error("undelivered letters not told; tried again", metadata: ["why": "\(error)"])
            }
            return Self.look
        }
    }

    /// - Returns: how many letters somebody was told of.
    @discardableResult
    func tellSome() async throws -> Int {
        let (office, now) = (office, watch.now())
        let (late, ended) = try await store.reading { books in
            (try books.urgentlyLate(since: now + (.zero - Self.urgent)), try books.untold())
        }
        let due = ended.filter { lately.mayTell($0.community, at: now, apart: Self.apart) }
        guard !late.isEmpty || !due.isEmpty else { return 0 }
        try await store.transaction { books in
            for some in late { try office.warn(of: some, in: books, at: now) }
            for some in due { try office.tell(of: some, in: books, at: now) }
        }
        lately.told(due.map(\.community), at: now)
        outgoing.ring()
        return (late + due).map(\.letters.count).reduce(0, +)
    }
}

/// Who was told when.
private final class Lately: Sendable {
    private let moments = Mutex<[String: Instant]>([:])

    func mayTell(_ community: String, at now: Instant, apart: Duration) -> Bool {
        moments.withLock { moments in
            guard let last = moments[community] else { return true }
            // A clock set back must not silence it.
            return now - last >= apart || now < last
        }
    }

    func told(_ communities: [String], at now: Instant) {
        moments.withLock { moments in for community in communities { moments[community] = now } }
    }
}
