import Foundation
import Hummingbird
import Logging
import Wire

@testable import Playground

let noon = Date(timeIntervalSince1970: 1_795_579_200)  // 2026-11-25T04:00:00Z
let secret = Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")

/// Two residents, a member of staff and a manager, in the three rooms.
let cast = Cast(
    community: "桂园小区", bot: "小管家",
    people: [
        .init(id: "u-1", name: "王芳", role: .resident, place: "3-2-501"),
        .init(id: "u-2", name: "刘伟", role: .resident, place: "1-1-101"),
        .init(id: "u-3", name: "李师傅", role: .staff, place: "工程部"),
        .init(id: "u-4", name: "赵经理", role: .manager, place: ""),
    ],
    rooms: [
        .init(id: "g-1", kind: .residents, name: "业主群", members: ["u-1", "u-2", "u-3"]),
        .init(id: "g-2", kind: .staff, name: "员工群", members: ["u-3", "u-4"]),
        .init(id: "g-3", kind: .managers, name: "管理群", members: ["u-4"]),
    ])

/// Answers what it is told to, then 200, and keeps every call.
actor Gateway {
    struct NoReply: Error, CustomStringConvertible { let description = "could not connect" }
    enum Answer { case reply(HTTPReply), nothing }

    private var script: [String: [Answer]]
    private(set) var calls: [HTTPCall] = []
    private(set) var pauses: [Duration] = []
    private var waiting: [(count: Int, resume: CheckedContinuation<Void, Never>)] = []

    /// - Parameter script: the first answers for messages of each text.
    init(_ script: [String: [Answer]] = [:]) { self.script = script }

    func post(_ call: HTTPCall) throws -> HTTPReply {
        calls.append(call)
        defer {
            for reached in waiting where reached.count <= calls.count { reached.resume.resume() }
            waiting.removeAll { $0.count <= calls.count }
        }
        let text = try JSONDecoder().decode(Posted.self, from: Data(call.body)).data.text
        guard var answers = script[text], !answers.isEmpty else { return HTTPReply(status: 200) }
        let answer = answers.removeFirst()
        script[text] = answers
        switch answer {
        case .reply(let reply): return reply
        case .nothing: throw NoReply()
        }
    }

    func pause(_ length: Duration) { pauses.append(length) }

    func calls(atLeast count: Int) async -> [HTTPCall] {
        if calls.count < count { await withCheckedContinuation { waiting.append((count, $0)) } }
        return calls
    }
}

/// The webhook's body, read back.
struct Posted: Decodable {
    struct Content: Decodable {
        let id: String
        let text: String
    }
    let data: Content
}

func settings(gateway: Gateway = Gateway(), folder: String? = nil) -> Playground.Settings {
    var settings = Playground.Settings(
        secret: secret, webhook: "http://127.0.0.1:1/hooks/playground", folder: folder,
        post: { try await gateway.post($0) })
    settings.now = { noon }
    settings.series = "t"
    settings.pause = { length in
        // The keep-alive never comes; every other wait is over at once.
        if length == Playground.quiet { try await Task.sleep(for: .seconds(86400)) }
        await gateway.pause(length)
    }
    return settings
}

extension Playground {
    /// Serves until `body` is done.
    func running<Value: Sendable>(_ body: @Sendable () async throws -> Value) async rethrows -> Value {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.run() }
            defer { group.cancelAll() }
            return try await body()
        }
    }

    /// Waits until every message is delivered or refused.
    func settled() async {
        guard let (watch, wakes) = try? self.watch() else { return }
        var wake = wakes.makeAsyncIterator()
        while transcript.messages.contains(where: { $0.delivery?.state == .waiting }), await wake.next() != nil {}
        unwatch(watch)
    }

    func said(_ text: String, by person: String = "u-1", in chat: String = "g-1") throws -> String {
        try say(Say(person: person, chat: chat, text: text, quoting: nil, mentionsBot: nil)).id
    }
}

/// Asks the routes as a server would, without one.
struct Visitor {
    private let responder: RouterResponder<Visit>

    init(_ playground: Playground) {
        let router = Router(context: Visit.self)
        playground.routes(into: router)
        responder = router.buildResponder()
    }

    func get(_ path: String, _ headers: [(String, String)] = []) async throws -> Response {
        try await ask(.get, path, headers, [])
    }

    func post(_ path: String, _ headers: [(String, String)], _ body: [UInt8]) async throws -> (
        status: Int, body: String
    ) {
        let response = try await ask(.post, path, headers, body)
        return (response.status.code, try await text(of: response))
    }

    func say(_ json: String) async throws -> (status: Int, body: String) {
        try await post("/playground/say", [("Content-Type", "application/json")], Array(json.utf8))
    }

    /// As the gateway's outbox does.
    func send(_ json: String) async throws -> (status: Int, body: String) {
        let body = Array(json.utf8)
        return try await post("/playground/send", try signed(body), body)
    }

    func text(of response: Response) async throws -> String {
        let sink = Sink()
        try await response.body.write(sink)
        return await sink.chunks.reduce("", +)
    }

    private func ask(
        _ method: HTTPRequest.Method, _ path: String, _ headers: [(String, String)], _ body: [UInt8]
    ) async throws -> Response {
        var fields = HTTPFields()
        for (name, value) in headers {
            guard let name = HTTPFields.Element.Name(name) else { continue }
            fields.append(.init(name: name, value: value))
        }
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: "here", path: path, headerFields: fields),
            body: RequestBody(buffer: ByteBuffer(bytes: body)))
        do {
            return try await responder.respond(to: request, context: Visit(source: .init()))
        } catch let error as any HTTPResponseError {
            return try error.response(from: request, context: Visit(source: .init()))
        }
    }
}

func signed(_ body: [UInt8], id: String = "wh-1", at: Date = noon) throws -> [(String, String)] {
    let stamp = Int64(at.timeIntervalSince1970)
    return [
        ("webhook-id", id), ("webhook-timestamp", "\(stamp)"),
        ("webhook-signature", try Signing(secret: secret).signature(id: id, timestamp: stamp, body: body)),
    ]
}

/// The body of a response, piece by piece as it is written.
struct Sink: ResponseBodyWriter {
    let chunks: AsyncStream<String>
    private let pieces: AsyncStream<String>.Continuation

    init() { (chunks, pieces) = AsyncStream.makeStream(of: String.self) }

    func write(_ buffer: ByteBuffer) { pieces.yield(String(buffer: buffer)) }
    consuming func finish(_ trailers: HTTPFields?) { pieces.finish() }
}

private struct Visit: RequestContext {
    struct Source: RequestContextSource {
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    }
    var coreContext: CoreRequestContextStorage
    init(source: Source) { coreContext = .init(source: source) }
}

/// A new folder that goes when the test is done.
func inFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}
