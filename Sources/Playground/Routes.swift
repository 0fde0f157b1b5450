import Foundation
import Hummingbird
import Wire

extension Playground {
    /// Adds the page at `/` and everything under `/playground/`.
    package nonisolated func routes(into router: Router<some RequestContext>) {
        let page = Page()
        router.get("/") { _, _ in page.response }
        router.get("/playground/state") { _, _ in
            try answer(await self.scene())
        }
        router.get("/playground/events") { request, _ in
            self.stream(from: cursor(of: request))
        }
        router.post("/playground/say") { request, _ in
            // Another site's form cannot send this type without asking first, so it cannot speak here.
            guard request.headers[.contentType]?.hasPrefix("application/json") == true else {
                throw HTTPError(.unsupportedMediaType, message: "send application/json")
            }
            let body = try await body(of: request)
            do { return try answer(await self.say(try read(Say.self, from: body))) } catch { throw httpError(error) }
        }
        router.post("/playground/send") { request, _ in
            let body = try await body(of: request)
            let headers = request.headers.map { (name: $0.name.rawName, value: $0.value) }
            do {
                try self.signing.prove(headers: headers, body: body, at: self.settings.now())
                return try answer(await self.send(try read(MessageSend.self, from: body)))
            } catch { throw httpError(error) }
        }
    }

    /// Writes events for as long as the page listens and the playground runs.
    nonisolated func stream(from start: Cursor?) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                // Refused, the stream ends at once; the page comes back after `retry` milliseconds.
                try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
                guard let (watch, wakes) = try? await self.watch() else { return try await writer.finish(nil) }
                do {
                    var cursor = start
                    var iterator = wakes.makeAsyncIterator()
                    repeat {
                        let (events, next) = await self.events(after: cursor)
                        cursor = next
                        let text = events.isEmpty ? Event.keepAlive.lines : events.map(\.lines).joined()
                        try await writer.write(ByteBuffer(string: text))
                    } while await iterator.next() != nil
                } catch {
                    await self.unwatch(watch)
                    throw error
                }
                await self.unwatch(watch)
                try await writer.finish(nil)
            })
    }
}

/// Control characters take six bytes in JSON, so this holds the longest text however it is escaped.
private let longestBody = 6 * Playground.longestText + 4096

private func body(of request: Request) async throws -> [UInt8] {
    [UInt8](buffer: try await request.body.collect(upTo: longestBody))
}

/// The browser's own header on a reconnection wins over the address, which stays that of the first load.
private func cursor(of request: Request) -> Cursor? {
    let given = request.headers.first { $0.name.canonicalName == "last-event-id" }?.value
    guard let text = given ?? request.uri.queryParameters["after"].map(String.init) else { return nil }
    return Cursor(text) ?? .unknown
}

private func read<Body: Decodable>(_ type: Body.Type, from bytes: [UInt8]) throws(Refusal) -> Body {
    do { return try JSONDecoder().decode(type, from: Data(bytes)) } catch {
        throw .malformed("the body is not the JSON that is asked for here")
    }
}

private func answer(_ value: some Encodable) throws -> Response {
    Response(
        status: .ok,
        headers: [
            .contentType: "application/json; charset=utf-8", .cacheControl: "no-store",
            .xContentTypeOptions: "nosniff",
        ],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: try json(value))))
}

private func httpError(_ error: any Error) -> any Error {
    guard let refusal = error as? Refusal else { return error }
    switch refusal {
    case .malformed(let why): return HTTPError(.badRequest, message: why)
    case .unproven(let why): return HTTPError(.unauthorized, message: why)
    case .unknownChat: return HTTPError(.notFound, message: "there is no such chat")
    case .notMember: return HTTPError(.forbidden, message: "this person is not in this chat")
    case .tooLong(let limit): return HTTPError(.contentTooLarge, message: "the text is longer than \(limit) bytes")
    case .crowded: return unavailable("too many wait already")
    case .notKept: return unavailable("the conversation's file cannot be written; is the disk full?")
    case .closing: return unavailable("stopping")
    }
}

private func unavailable(_ why: String) -> HTTPError {
    HTTPError(.serviceUnavailable, headers: [.retryAfter: "5"], message: why)
}
