import Foundation

/// A caller that writes what it likes when it likes, byte by byte.
struct RawCall: Sendable {
    struct Failure: Error { let step: String }

    let port: Int

    /// Writes the text and reads until the other side closes or the time is over.
    ///
    /// - Returns: all that came back, and whether the other side closed.
    func exchange(_ bytes: [UInt8], reading time: Duration = .seconds(5)) async throws -> (text: String, closed: Bool) {
        try await withCheckedThrowingContinuation { continuation in
            // A thread of its own: these calls block.
            Thread.detachNewThread {
                continuation.resume(with: Result { try self.block(bytes, reading: time) })
            }
        }
    }

    private func block(_ bytes: [UInt8], reading time: Duration) throws -> (String, Bool) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Failure(step: "socket") }
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Failure(step: "connect") }
        var patience = timeval(tv_sec: 0, tv_usec: 20_000)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))

        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            // An answer that came early: what follows is not wanted any more.
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let end = ContinuousClock.now + time
        while ContinuousClock.now < end {
            let count = recv(socket, &buffer, buffer.count, 0)
            if count > 0 {
                answer += buffer[..<count]
            } else if count == 0 || errno != EAGAIN {
                return (String(decoding: answer, as: UTF8.self), true)
            }
        }
        return (String(decoding: answer, as: UTF8.self), false)
    }
}
