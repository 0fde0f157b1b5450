import Synchronization
import ServiceDesk
import Storage

/// Whether the house can take messages now, and if not, why.
package final class Health: Sendable {
    private let store: Store
    private let draining = Mutex<ContinuousClock.Instant?>(nil)

    package init(store: Store) { self.store = store }

    /// The process is stopping; it takes no more.
    package var isDraining: Bool { draining.withLock { $0 != nil } }
    package func drain() { draining.withLock { $0 = $0 ?? .now } }

    /// How long it has been stopping; zero while it is not.
    package var drainedFor: Duration { draining.withLock { $0.map { .now - $0 } ?? .zero } }

    /// Empty: ready. Else one reason a line, for people.
    package func faults() async -> [String] {
        if isDraining { return ["stopping"] }
        do {
            try await store.probe()
            return []
        } catch {
            return [error.description]
        }
    }
}
