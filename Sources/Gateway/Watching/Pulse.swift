import Logging
import ServiceDesk
import ServiceLifecycle
import Storage

/// Finds out every second whether the store can still commit, and folds its log back.
struct Pulse: Service, CustomStringConvertible {
    /// Its name in logs; by itself a group writes out all that a service holds.
    let description = "pulse"
    private static let beat = Duration.seconds(1)

    let store: Store
    let health: Health
    let watch: Watch
    let meters: Meters
    let log: Logger

    func run() async throws {
        var last = watch.now()
        await Bell().rounds {
            await beat()
            await bringBack(from: &last)
            return Self.beat
        }
    }

    /// A clock that was set back, and believed, makes nothing wait for the step as well.
    func bringBack(from last: inout Instant) async {
        let now = watch.now()
        guard now < last + .seconds(-5) else { return last = now }
        do {
            try await store.transaction { try $0.bringBack(at: now) }
            log.error("the clock was set back", metadata: ["by": "\(last - now)"])
            last = now
        } catch {
            log.error("what waits is not brought along; tried again", metadata: ["why": "\(error)"])
        }
    }

    func beat() async {
        let start = ContinuousClock.now
        do {
            try await store.probe()
            meters.note(.committing, .now - start)
            meters.count(.commits, "done")
            health.note(nil)
        } catch {
            meters.count(.commits, "failed")
            log.error("the store cannot commit", metadata: ["why": "\(error)"])
            return health.note(error)
        }
        do {
            try await store.foldLog()
        } catch {
            log.error("the store's log is not folded back; tried again", metadata: ["why": "\(error)"])
        }
    }
}
