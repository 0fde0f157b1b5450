import Foundation
import Glibc

/// The server's thread.
final class ServerRounds {
    private let listener: Listener
    private let record: Record
    private let answer: @Sendable (LoopbackServer.Request) -> [LoopbackServer.Step]
    private var connections: [Int32: ServerConnection] = [:]

    init(
        listener: Listener, record: Record,
        answer: @escaping @Sendable (LoopbackServer.Request) -> [LoopbackServer.Step]
    ) {
        self.listener = listener
        self.record = record
        self.answer = answer
    }

    func run() {
        while true {
            var watched = [
                pollfd(fd: listener.lifeline.reading, events: Int16(POLLIN), revents: 0),
                pollfd(fd: listener.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            for connection in connections.values {
                let events = connection.wantsToWrite ? POLLIN | POLLOUT : POLLIN
                watched.append(pollfd(fd: connection.descriptor, events: Int16(events), revents: 0))
            }
            let wake = connections.values.compactMap(\.wake).min()
            let timeout = wake.map { max(0, ($0 - .now) / .milliseconds(1)) + 1 }
            guard poll(&watched, nfds_t(watched.count), timeout.map { Int32($0) } ?? -1) >= 0 || errno == EINTR else {
                break
            }
            if watched[0].revents != 0 { break }
            if watched[1].revents != 0 { accept() }
            for entry in watched.dropFirst(2) where entry.revents != 0 { read(entry.fd) }
            let count = record.requests.withLock(\.count)
            for connection in connections.values {
                switch connection.act(afterRequests: count) {
                case .open: break
                case .done: drop(connection)
                case .clientGone: dropGone(connection)
                }
            }
        }
        for connection in connections.values { close(connection.descriptor) }
        close(listener.descriptor)
        close(listener.lifeline.reading)
    }

    private func accept() {
        while true {
            let descriptor = Glibc.accept(listener.descriptor, nil, nil)
            guard descriptor >= 0 else { return }
            _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            let number = record.accepted.add(1, ordering: .sequentiallyConsistent).newValue
            connections[descriptor] = ServerConnection(descriptor: descriptor, number: number)
        }
    }

    private func read(_ descriptor: Int32) {
        guard let connection = connections[descriptor] else { return }
        guard connection.fill() else {
            dropGone(connection)
            return
        }
        while let raw = connection.takeRequest() {
            let request = record.requests.withLock { requests in
                let request = LoopbackServer.Request(
                    method: raw.method, target: raw.target, headers: raw.headers, body: raw.body,
                    number: requests.count + 1, connection: connection.number)
                requests.append(request)
                return request
            }
            connection.steps += answer(request)
            record.events.yield(.request(request))
        }
    }

    private func dropGone(_ connection: ServerConnection) {
        record.events.yield(.hangUp)
        drop(connection)
    }

    private func drop(_ connection: ServerConnection) {
        connections[connection.descriptor] = nil
        close(connection.descriptor)
    }
}
