import Chat
import Foundation
import Hummingbird
import NIOCore
import ServiceLifecycle
import Synchronization
import Wire

/// A stand-in's address on loopback, and what people there have seen so far.
final class PlatformServer: Service, Sendable {
    let standIn: any StandIn
    private let seen = Mutex<[Shown]>([])
    private let strange = Mutex<[String]>([])
    /// What was answered to messages that the platform would know again.
    private let known = Mutex<[String: HTTPReply]>([:])
    private let ready = AsyncStream<Int>.makeStream()

    init(_ standIn: any StandIn) { self.standIn = standIn }

    func run() async throws {
        defer { ready.continuation.finish() }
        let router = Router()
        for method: HTTPRequest.Method in [.get, .post, .put, .patch] {
            router.on("**", method: method) { request, _ in try await self.take(request) }
        }
        let server = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0), reuseAddress: true),
            onServerRunning: { self.ready.continuation.yield($0.localAddress?.port ?? 0) }, logger: silence)
        try await server.run()
    }

    /// Its port, once it listens.
    func port() async throws -> Int {
        for await port in ready.stream { return port }
        throw CancellationError()
    }

    func show(_ shown: [Shown]) { seen.withLock { $0 += shown } }
    func seen(in room: ChatID) -> [Shown] { seen.withLock { $0.filter { $0.room == room } } }
    /// Calls that the platform does not know.
    var unknownCalls: [String] { strange.withLock { $0 } }

    private func take(_ request: Request) async throws -> Response {
        let call = Webhook(
            method: request.method.rawValue, path: request.uri.path, target: request.uri.string,
            query: request.uri.queryParameters.map { (name: String($0.key), value: String($0.value)) },
            headers: request.headers.map { (name: $0.name.rawName, value: $0.value) },
            body: [UInt8](buffer: try await request.body.collect(upTo: 1 << 20)))
        do {
            let answered = try answered(call)
            show(answered.shown)
            var headers = HTTPFields()
            if let type = answered.reply.header("content-type") { headers[.contentType] = type }
            return Response(
                status: .init(code: answered.reply.status), headers: headers,
                body: .init(byteBuffer: ByteBuffer(bytes: answered.reply.body)))
        } catch {
            strange.withLock { $0.append("\(error)") }
            return Response(status: .notFound)
        }
    }

    /// A lost answer is given again, and shows nothing more.
    private func answered(_ call: Webhook) throws -> Answered {
        guard let key = standIn.resendKey(of: call) else { return try standIn.answer(call) }
        if let reply = known.withLock({ $0[key] }) { return Answered(reply: reply) }
        let answered = try standIn.answer(call)
        if !answered.shown.isEmpty { known.withLock { $0[key] = answered.reply } }
        return answered
    }
}
