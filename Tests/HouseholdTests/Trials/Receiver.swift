import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Synchronization

/// The other side of the standard channel: takes what is sent and keeps a ledger of it.
final class Receiver: Service, CustomStringConvertible {
    let description = "receiver"

    struct Arrival: Decodable, Sendable {
        let id: String
        let chat: String
        let text: String
    }

    /// What it does with a message for a chat.
    enum Manner: Sendable { case take, fail, hang }

    private struct Body: Decodable { let data: Arrival }

    private let ledger = Mutex<[Arrival]>([])
    private let manner: @Sendable (_ chat: String) -> Manner
    private let ready = AsyncStream<Int>.makeStream()

    init(_ manner: @escaping @Sendable (_ chat: String) -> Manner = { _ in .take }) { self.manner = manner }

    /// All that was taken, in the order it came.
    var arrivals: [Arrival] { ledger.withLock { $0 } }

    func run() async throws {
        defer { ready.continuation.finish() }
        let router = Router()
        router.post("/send") { request, _ in try await self.take(request) }
        var log = Logger(label: "receiver")
        log.logLevel = .critical
        let server = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0), reuseAddress: true),
            onServerRunning: { self.ready.continuation.yield($0.localAddress?.port ?? 0) }, logger: log)
        try await server.run()
    }

    /// Its port, once it listens.
    func port() async throws -> Int {
        for await port in ready.stream { return port }
        throw Trouble("no port for the other side")
    }

    private func take(_ request: Request) async throws -> Response {
        let bytes = [UInt8](buffer: try await request.body.collect(upTo: 1 << 20))
        let arrival = try JSONDecoder().decode(Body.self, from: Data(bytes)).data
        switch manner(arrival.chat) {
        case .take: break
        case .fail: return Response(status: .internalServerError)
        case .hang: try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(3600)) }
        }
        let number = ledger.withLock { ledger in
            ledger.append(arrival)
            return ledger.count
        }
        return Response(status: .ok, body: .init(byteBuffer: .init(string: #"{"id":"b-\#(number)"}"#)))
    }
}
