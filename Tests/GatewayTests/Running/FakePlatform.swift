import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Synchronization
import Testing

/// Takes what the house sends, as a program on the standard channel does, and answers what the test tells it to.
final class FakePlatform: Service, Sendable {
    struct Sent: Sendable {
        let headers: [(name: String, value: String)]
        let body: [UInt8]
        let content: Content
        let at: ContinuousClock.Instant

        func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
    }

    struct Content: Decodable, Sendable {
        let id: String
        let chat: String
        let text: String
        let mentions: [String]
        let reply_to: String?
    }

    enum Answer: Sendable {
        case take
        case status(Int, retryAfter: String? = nil)
        /// Answers when the platform stops, or the caller has gone.
        case hang
        /// Takes it after a while.
        case slowly(Duration)
    }

    private struct Body: Decodable { let data: Content }

    private let sent = Mutex<[Sent]>([])
    private let answer: Mutex<@Sendable (Sent) -> Answer>
    private let ready = AsyncStream<Int>.makeStream()
    private let wanted: Int

    /// - Parameter port: 0: any that is free.
    init(port: Int = 0, _ answer: @escaping @Sendable (Sent) -> Answer = { _ in .take }) {
        wanted = port
        self.answer = Mutex(answer)
    }

    func run() async throws {
        // Whoever waits for the port of a server that could not start must not wait for ever.
        defer { ready.continuation.finish() }
        let router = Router()
        router.post("/send") { request, _ in try await self.take(request) }
        let server = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: wanted), reuseAddress: true),
            onServerRunning: { self.ready.continuation.yield($0.localAddress?.port ?? 0) }, logger: silence)
        try await server.run()
    }

    /// Its port, once it listens.
    func port() async throws -> Int {
        for await port in ready.stream { return port }
        throw CancellationError()
    }

    func answers(_ answer: @escaping @Sendable (Sent) -> Answer) { self.answer.withLock { $0 = answer } }

    /// All attempts so far, in the order they came.
    var attempts: [Sent] { sent.withLock { $0 } }
    func attempts(in chat: String) -> [Sent] { attempts.filter { $0.content.chat == chat } }

    private func take(_ request: Request) async throws -> Response {
        let body = [UInt8](buffer: try await request.body.collect(upTo: 1 << 20))
        let message = Sent(
            headers: request.headers.map { ($0.name.rawName, $0.value) }, body: body,
            content: try JSONDecoder().decode(Body.self, from: Data(body)).data, at: .now)
        let answer = answer.withLock { $0 }(message)
        let number = sent.withLock { sent in
            sent.append(message)
            return sent.count
        }
        switch answer {
        case .take: break
        case .slowly(let time): try await Task.sleep(for: time)
        case .status(let code, let wait):
            return Response(status: .init(code: code), headers: wait.map { [.retryAfter: $0] } ?? [:])
        case .hang: try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(3600)) }
        }
        return Response(status: .ok, body: .init(byteBuffer: .init(string: #"{"id":"b-\#(number)"}"#)))
    }
}
