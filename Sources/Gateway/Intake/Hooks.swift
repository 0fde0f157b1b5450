import Channels
import Chat
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceDesk
import Storage
import Wire

/// The gateway's own addresses: webhooks, health, readiness.
package struct Hooks: Sendable {

    let intake: Intake
    let health: Health
    let figures: Figures
    private let admission = Admission()
    private let forgers = Forgers()

    init(intake: Intake, health: Health, figures: Figures) {
        self.figures = figures
        self.intake = intake
        self.health = health
    }

    /// Takes webhooks into a store and does no more, for the bench.
    package init(into store: Store, adapters: [ChannelID: any Adapter], log: Logger) {
        let (health, meters) = (Health(store: store), Meters())
        self.init(
            intake: Intake(
                store: store, adapters: adapters, watch: .real, arrivals: Bell(), errands: Bell(),
                answers: OpenAnswers(), meters: meters, log: log), health: health,
            figures: Figures(store: store, health: health, meters: meters, watch: .real))
    }

    package func routes(into router: Router<CallerContext>) {
        // Some platforms have several addresses below one of ours, and one of them puts instead of posting.
        for path: RouterPath in ["/hooks/:channel", "/hooks/:channel/**"] {
            for method: HTTPRequest.Method in [.post, .get, .put] {
                router.on(path, method: method) { request, context in
                    try await receive(request, context.parameters.get("channel"), from: context.address(of: request))
                }
            }
        }
        router.get("/healthz") { _, _ in "ok\n" }
        router.get("/readyz") { _, _ in
            let faults = health.faults()
            return Response(
                status: faults.isEmpty ? .ok : .serviceUnavailable,
                headers: [.contentType: "text/plain; charset=utf-8"],
                body: .init(
                    byteBuffer: .init(string: (faults.isEmpty ? ["ready"] : faults).joined(separator: "\n") + "\n")))
        }
        router.get("/metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: .init(byteBuffer: .init(string: await figures.page())))
        }
    }

    private func receive(_ request: Request, _ channel: String?, from address: String?) async throws -> Response {
        // Nothing is taken that could not be kept; all that is said before the body is read.
        if health.isDraining { return Response(HTTPReply.unavailable.closing) }
        if let address, let silence = forgers.silence(of: address) { return Response(.silencing(silence)) }
        let limit = intake.longestBody(on: ChannelID(channel ?? ""))
        let told = request.headers[.contentLength].flatMap { Int($0) }
        let reply = try await admission.with(min(told ?? limit, limit)) {
            try await take(request, channel, limit: limit)
        }
        if let address, reply?.status == .unauthorized { forgers.note(address) }
        return reply ?? Response(HTTPReply.crowded)
    }

    private func take(_ request: Request, _ channel: String?, limit: Int) async throws -> Response {
        let body: [UInt8]
        do {
            body = try await collect(request, atMost: limit)
        } catch is BodyTooLong {
            return Response(HTTPReply.refusing(413, "the body is longer than \(limit) bytes").closing)
        }
        let webhook = Webhook(
            method: request.method.rawValue, path: request.uri.path, target: request.uri.string,
            query: request.uri.queryParameters.map { (name: String($0.key), value: String($0.value)) },
            headers: request.headers.map { (name: $0.name.rawName, value: $0.value) }, body: body)
        return Response(await intake.receive(webhook, on: ChannelID(channel ?? "")))
    }

    /// One that may turn out too long is read by a task of its own, which can be cancelled without the answer.
    private func collect(_ request: Request, atMost limit: Int) async throws -> [UInt8] {
        if let told = request.headers[.contentLength].flatMap({ Int($0) }), told <= limit {
            return try await read(request, atMost: limit)
        }
        return try await withThrowingTaskGroup { group in
            group.addTask { try await read(request, atMost: limit) }
            return try await group.next() ?? []
        }
    }

    private func read(_ request: Request, atMost limit: Int) async throws -> [UInt8] {
        var pieces = request.body.makeAsyncIterator()
        let told = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        var bytes: [UInt8] = []
        while told <= limit {
            guard let piece = try await pieces.next() else { return bytes }
            guard bytes.count + piece.readableBytes <= limit else { break }
            bytes += piece.readableBytesView
        }
        // The rest is not read: a stream that is cancelled ends the connection, once the answer is out.
        withUnsafeCurrentTask { $0?.cancel() }
        _ = try? await pieces.next()
        throw BodyTooLong()
    }
}

private struct BodyTooLong: Error {}

extension HTTPReply {
    /// To an address whose words were not proven too often.
    fileprivate static func silencing(_ time: Duration) -> HTTPReply {
        let reply = refusing(429, "too many unproven calls from this address").closing
        let wait = ("Retry-After", "\(max(1, time.components.seconds))")
        return HTTPReply(status: reply.status, headers: reply.headers + [wait], body: reply.body)
    }

    /// The last on its connection.
    fileprivate var closing: HTTPReply {
        HTTPReply(status: status, headers: headers + [("Connection", "close")], body: body)
    }
}

extension Response {
    init(_ reply: HTTPReply) {
        var headers = HTTPFields()
        for header in reply.headers {
            if let name = HTTPField.Name(header.name) { headers[name] = header.value }
        }
        self.init(
            status: .init(code: reply.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
    }
}
