import Foundation
import Synchronization

/// Callers on kept connections, each a thread that writes, waits for the answer, and writes the next.
struct Drive: Sendable {
    struct Outcome: Sendable {
        var rate = 0.0
        /// In seconds, sorted.
        var waits: [Double] = []
        /// Of the processor for each call, without the callers' own.
        var processor = 0.0
        var failures = 0
    }

    let port: Int
    let connections: Int

    /// Blocks until all are answered.
    func run(_ requests: [[UInt8]]) -> Outcome {
        let result = Mutex(Outcome())
        let own = Mutex(0.0)
        let before = Self.processorSeconds(CLOCK_PROCESS_CPUTIME_ID)
        let start = ContinuousClock.now
        let party = DispatchGroup()
        for line in 0..<connections {
            party.enter()
            Thread.detachNewThread {
                let (waits, failures) = self.call(requests, from: line)
                let spent = Self.processorSeconds(CLOCK_THREAD_CPUTIME_ID)
                result.withLock { result in
                    result.waits += waits
                    result.failures += failures
                }
                own.withLock { $0 += spent }
                party.leave()
            }
        }
        party.wait()
        let time = (ContinuousClock.now - start).seconds
        let spent = Self.processorSeconds(CLOCK_PROCESS_CPUTIME_ID) - before - own.withLock { $0 }
        var outcome = result.withLock { $0 }
        outcome.rate = Double(requests.count) / time
        outcome.processor = spent / Double(requests.count)
        outcome.waits.sort()
        return outcome
    }

    private func call(_ requests: [[UInt8]], from first: Int) -> (waits: [Double], failures: Int) {
        guard let socket = connect() else { return ([], 1) }
        defer { close(socket) }
        var waits: [Double] = []
        var failures = 0
        var buffer = [UInt8](repeating: 0, count: 4096)
        for index in stride(from: first, to: requests.count, by: connections) {
            let start = ContinuousClock.now
            let sent = requests[index].withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            // Answers are far shorter than a segment, so they come whole.
            let count = recv(socket, &buffer, buffer.count, 0)
            let isGood = sent == requests[index].count && count > 12 && buffer[9..<12].elementsEqual("200".utf8)
            failures += isGood ? 0 : 1
            waits.append((ContinuousClock.now - start).seconds)
        }
        return (waits, failures)
    }

    private func connect() -> Int32? {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return result == 0 ? socket : nil
    }

    private static func processorSeconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
