import Foundation

/// Connections that begin a request and never end it.
final class SlowCallers {
    private var sockets: [Int32] = []

    init(_ count: Int, port: Int) throws {
        var room = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &room)
        room.rlim_cur = min(room.rlim_max, max(room.rlim_cur, rlim_t(count + 1024)))
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &room)
        for _ in 0..<count { sockets.append(try Self.connection(to: port)) }
    }

    func close() {
        for socket in sockets { Foundation.close(socket) }
        sockets = []
    }

    private static func connection(to port: Int) throws -> Int32 {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Trouble("no socket: \(String(cString: strerror(errno)))") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        // One that is turned away is as good as one that waits.
        guard connected == 0 else { return socket }
        let head = Array("POST /hooks/app HTTP/1.1\r\nHost: gatehouse\r\n".utf8)
        _ = send(socket, head, head.count, Int32(MSG_NOSIGNAL))
        return socket
    }
}
