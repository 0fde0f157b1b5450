import Logging
import ServiceDesk
import ServiceLifecycle
import Storage

/// Lets go of files whose time is over, a few at a time.
package struct Forgetting: Service, CustomStringConvertible {
    /// Its name in logs; by itself a group writes out all that a service holds.
    package let description = "forgetting"

    /// Photos are kept for a year. Source: DOMAIN C9.
    package static let keptFor = Duration.seconds(365 * 86_400)
    private static let atOnce = 100

    let store: Store
    let folder: MediaFolder
    let watch: Watch
    let log: Logger

    package func run() async throws {
        await Bell().rounds {
            do {
                while try await forgetSome() == Self.atOnce {}
            } catch {
                log.error("files not let go of; tried again", metadata: ["why": "\(error)"])
            }
            return .seconds(3600)
        }
    }

    /// The rows first: a file without a row wastes a little room, a row without a file promises what is not there.
    ///
    /// - Returns: how many files were removed.
    package func forgetSome() async throws -> Int {
        let limit = watch.now() + (.zero - Self.keptFor)
        let digests = try await store.transaction { try $0.forgetEvidence(before: limit, limit: Self.atOnce) }
        for digest in digests { folder.remove(digest) }
        return digests.count
    }
}
