import Dispatch
import Foundation
import Logging
import ServiceDesk
import ServiceLifecycle
import Storage

/// Writes messages that were read wrongly to the review file, for `gatehouse sayings add`.
///
/// A line is marked written after it is in the file; should the process end between, it is there twice, and adding it
/// twice changes nothing.
package struct Reviewer: Service, CustomStringConvertible {
    /// Its name in logs; by itself a group writes out all that a service holds.
    package let description = "reviewer"

    private static let batch = 100

    let store: Store
    let file: URL
    let watch: Watch
    /// Rung when a line may wait.
    let reviews: Bell
    let log: Logger

    package init(store: Store, file: URL, watch: Watch, reviews: Bell, log: Logger) {
        self.store = store
        self.file = file
        self.watch = watch
        self.reviews = reviews
        self.log = log
    }

    package func run() async throws {
        await withGracefulShutdownHandler {
            while !Task.isCancelled {
                do {
                    while try await writeSome() > 0 {}
                } catch {
                    log.error("review file not written; tried again", metadata: ["why": "\(error)"])
                }
                if Task.isShuttingDownGracefully { return }
                await reviews.wait(atMost: .seconds(60))
            }
        } onGracefulShutdown: {
            reviews.ring()
        }
    }

    /// - Returns: how many lines were written.
    package func writeSome() async throws -> Int {
        let rows = try await store.reading { try $0.waitingReviews(limit: Self.batch) }
        guard let last = rows.last?.id else { return 0 }
        try await append(rows.map { $0.line + "\n" }.joined())
        let now = watch.now()
        try await store.transaction { try $0.settleReviews(upTo: last, at: now) }
        return rows.count
    }

    /// Away from the threads that must not wait for a disk.
    private func append(_ text: String) async throws {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { [file] in
                continuation.resume(with: Result { try Self.append(text, to: file) })
            }
        }
    }

    private static func append(_ text: String, to file: URL) throws {
        if !FileManager.default.fileExists(atPath: file.path) {
            // Only for those who run the desk.
            let isMade = FileManager.default.createFile(
                atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
            guard isMade else { throw CocoaError(.fileWriteUnknown) }
        }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(text.utf8))
        try handle.synchronize()
    }
}
