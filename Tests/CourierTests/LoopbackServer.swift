import Foundation
import Synchronization

/// A server on 127.0.0.1 that does to its clients what a test tells it to.
///
/// It serves until the last reference to it goes. One thread, so that hundreds of connections cost nothing.
final class LoopbackServer: Sendable {
    struct Request: Sendable {
        let method: String
        let target: String
        let headers: [(name: String, value: String)]
        let body: [UInt8]
        /// Counted from 1, over the whole server.
        let number: Int
        /// Which of the connections accepted, counted from 1.
        let connection: Int

        func values(of name: String) -> [String] {
            headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
        }
    }

    /// What is done, in order, once a request has been read; nothing is to hang.
    enum Step: Sendable {
        case write([UInt8])
        case wait(Duration)
        /// Until the whole server has read this many requests.
        case untilRequests(Int)
        case close
        /// Ends the connection with RST.
        case reset
    }

    enum Event: Sendable {
        case request(Request)
        /// The client ended a connection.
        case hangUp
    }

    let port: Int
    let events: AsyncStream<Event>
    private let record: Record
    /// Closing it is how the thread learns that the server is no longer wanted.
    private let lifeline: Int32

    var requests: [Request] { record.requests.withLock { $0 } }
    var accepted: Int { record.accepted.load(ordering: .sequentiallyConsistent) }

    init(_ answer: @escaping @Sendable (Request) -> [Step]) throws {
        let listener = try Listener()
        port = listener.port
        lifeline = listener.lifeline.writing
        let (events, continuation) = AsyncStream.makeStream(of: Event.self)
        self.events = events
        let record = Record(events: continuation)
        self.record = record
        Thread.detachNewThread { ServerRounds(listener: listener, record: record, answer: answer).run() }
    }

    deinit { close(lifeline) }

    func url(_ path: String = "/", scheme: String = "http") -> String { "\(scheme)://127.0.0.1:\(port)\(path)" }

    /// Waits until a request has been read; each is told once.
    func nextRequest() async {
        for await event in events { if case .request = event { return } }
    }

    func nextHangUp() async {
        for await event in events { if case .hangUp = event { return } }
    }
}

extension [LoopbackServer.Step] {
    static func reply(
        _ status: Int = 200, headers: [String] = [], body: [UInt8] = [UInt8]("ok".utf8)
    ) -> [LoopbackServer.Step] {
        let head = ["HTTP/1.1 \(status) Said", "Content-Length: \(body.count)"] + headers
        return [.write([UInt8]((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)]
    }

    static func text(_ text: String) -> [LoopbackServer.Step] { [.write([UInt8](text.utf8))] }
    static var hang: [LoopbackServer.Step] { [] }
}

/// What happened, shared between the server's thread and the test.
final class Record: Sendable {
    let accepted = Atomic(0)
    let requests = Mutex<[LoopbackServer.Request]>([])
    let events: AsyncStream<LoopbackServer.Event>.Continuation

    init(events: AsyncStream<LoopbackServer.Event>.Continuation) { self.events = events }
}
