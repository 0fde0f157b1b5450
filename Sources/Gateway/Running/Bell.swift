import ServiceLifecycle
import Synchronization

/// Wakes one sleeper; a ring while nobody sleeps is kept until somebody wants to.
package final class Bell: Sendable {
    private struct State {
        var rung = false
        var sleeper: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    package init() {}

    package func ring() {
        let sleeper: CheckedContinuation<Void, Never>? = state.withLock { state in
            defer { state.sleeper = nil }
            if state.sleeper == nil { state.rung = true }
            return state.sleeper
        }
        sleeper?.resume()
    }

    /// Sleeps until the bell rings, or the time is over, or the task is cancelled.
    package func wait(atMost time: Duration) async {
        await withTaskGroup { group in
            group.addTask { await self.sleep() }
            // Monotonic: a step of the wall clock neither shortens nor lengthens it.
            group.addTask { try? await Task.sleep(for: time, clock: .continuous) }
            await group.next()
            group.cancelAll()
        }
    }

    /// Does a round again and again until the house stops; between two it sleeps for as long as the round says, or until
    /// it is rung.
    func rounds(_ round: () async -> Duration) async {
        await withGracefulShutdownHandler {
            while !Task.isCancelled && !Task.isShuttingDownGracefully { await wait(atMost: await round()) }
        } onGracefulShutdown: {
            self.ring()
        }
    }

    private func sleep() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now = state.withLock { state in
                    if state.rung || Task.isCancelled {
                        state.rung = false
                        return true
                    }
                    state.sleeper = continuation
                    return false
                }
                if now { continuation.resume() }
            }
        } onCancel: {
            let sleeper: CheckedContinuation<Void, Never>? = state.withLock { state in
                defer { state.sleeper = nil }
                return state.sleeper
            }
            sleeper?.resume()
        }
    }
}
