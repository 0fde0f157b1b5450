import Logging
import ServiceDesk
import ServiceLifecycle
import Storage

/// Lets go of messages and letters whose time is over, a few in each transaction, so that nobody waits for it.
package struct Sweeping: Service, CustomStringConvertible {
    /// Its name in logs; by itself a group writes out all that a service holds.
    package let description = "sweeping"

    /// Messages are kept for 180 days. Source: DOMAIN C9.
    package static let keptFor = Duration.seconds(180 * 86_400)
    private static let atOnce = 200

    let store: Store
    let watch: Watch
    let keptFor: Duration
    let log: Logger

    func sweep() async throws {
        let now = watch.now()
        let limit = now + (.zero - keptFor)
        while try await store.transaction({ try $0.forgetMessages(before: limit, limit: Self.atOnce) }) {
            if Task.isShuttingDownGracefully { return }
        }
        while try await store.transaction({ try $0.forgetLetters(before: limit, limit: Self.atOnce) }) {
            if Task.isShuttingDownGracefully { return }
        }
        try await store.transaction { try $0.forgetRest(before: limit, at: now) }
    }

    package func run() async throws {
        await Bell().rounds {
            do {
                try await sweep()
            } catch {
                log.error("old messages not let go of; tried again", metadata: ["why": "\(error)"])
            }
            return .seconds(3600)
        }
    }
}
