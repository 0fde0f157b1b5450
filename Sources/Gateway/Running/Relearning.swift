import Conversations
import Dispatch
import Logging
import ServiceLifecycle
import UnixSignals

/// Reads words, rules and phrases again at SIGHUP. A folder with faults is refused, each told in the log with file, line
/// and remedy, and what was learnt before stays.
package struct Relearning: Service, CustomStringConvertible {
    package let description = "relearning"
    private let office: Office
    private let log: Logger
    private let read: @Sendable () throws -> Library

    /// - Parameter read: reads the folder anew.
    package init(office: Office, log: Logger, read: @escaping @Sendable () throws -> Library) {
        self.office = office
        self.log = log
        self.read = read
    }

    package func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() { await again() }
    }

    /// Reads the folder once.
    package func again() async {
        // Reading files and building automata takes a while, and is no work for a thread that others wait for.
        await withCheckedContinuation { done in
            DispatchQueue.global().async {
                learn()
                done.resume()
            }
        }
    }

    private func learn() {
        do {
            guard office.learn(try read()) else {
                log.error("no phrases in any language; the old words stay")
                return
            }
            log.notice("words, rules and phrases are read again")
        } catch let faults as FileFaults {
            for fault in faults.faults {
                log.error("a fault in Conversations/; the old words stay", metadata: ["fault": "\(fault)"])
            }
        } catch {
            log.error("Conversations/ cannot be read; the old words stay", metadata: ["reason": "\(error)"])
        }
    }
}
