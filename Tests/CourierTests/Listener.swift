import Foundation

struct SocketTrouble: Error { let step: String, code: Int32 }

/// A listening socket on a free port of 127.0.0.1, and the pipe that ends it.
struct Listener: Sendable {
    let descriptor: Int32
    let port: Int
    let lifeline: (reading: Int32, writing: Int32)

    /// - Parameter isListening: false only takes the port, so that connecting to it is refused.
    init(isListening: Bool = true) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw SocketTrouble(step: "socket", code: errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = descriptor
        let code = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, size) == 0 && getsockname(socket, address, &size) == 0
            }
        }
        guard code, !isListening || listen(descriptor, 1024) == 0 else {
            throw SocketTrouble(step: "listen", code: errno)
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)

        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw SocketTrouble(step: "pipe", code: errno) }
        lifeline = (ends[0], ends[1])
    }
}
