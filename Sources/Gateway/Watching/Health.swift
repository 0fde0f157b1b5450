import ServiceDesk
import Storage
import Synchronization

/// Whether the house can take messages now, and if not, why.
package final class Health: Sendable {
    /// Without a commit for so long the store cannot be relied on, whatever it says.
    static let patience = Duration.seconds(5)
    /// So many bytes must be free: enough for the log to be folded back.
    package static let floor = 8 << 20

    private struct State {
        var drained: ContinuousClock.Instant?
        var lastCommit: ContinuousClock.Instant
        var fault: StoreFault?
    }

    private let store: Store
    private let floor: Int
    private let state: Mutex<State>

    /// - Parameter floor: how many bytes must be free on the store's disk.
    package init(store: Store, floor: Int = Health.floor) {
        self.store = store
        self.floor = floor
        state = Mutex(State(lastCommit: .now))
    }

    /// The process is stopping; it takes no more.
    package var isDraining: Bool { state.withLock { $0.drained != nil } }
    package func drain() { state.withLock { $0.drained = $0.drained ?? .now } }

    /// How long it has been stopping; zero while it is not.
    package var drainedFor: Duration { state.withLock { $0.drained.map { .now - $0 } ?? .zero } }

    /// The store did, or could not, commit.
    func note(_ fault: StoreFault?) {
        state.withLock { state in
            state.fault = fault
            if fault == nil { state.lastCommit = .now }
        }
    }

    /// Empty: ready. Else one reason a line, for people. It costs nothing to ask.
    package func faults() -> [String] {
        let (drained, last, fault) = state.withLock { ($0.drained, $0.lastCommit, $0.fault) }
        if drained != nil { return ["stopping"] }
        var faults: [String] = []
        if let fault {
            faults.append(fault.description)
        } else if .now - last > Self.patience {
            faults.append("the store has not committed for \((.now - last).components.seconds) s: look at the disk")
        }
        if let free = store.freeBytes, free < floor {
            faults.append("the disk is full: \(free >> 20) MiB are free, \(floor >> 20) MiB are needed")
        }
        return faults
    }
}
