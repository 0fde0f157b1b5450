import Foundation
import Hummingbird
import Testing

@testable import Playground

@Suite(.timeLimit(.minutes(1))) struct EventsTests {
    let playground: Playground
    let visitor: Visitor

    init() throws {
        playground = try Playground(cast: cast, settings: settings())
        visitor = Visitor(playground)
    }

    @Test func `a page that was away gets what it missed, in order, then what comes`() async throws {
        _ = try await playground.said("看过了")
        let seen = await playground.scene().cursor
        _ = try await playground.said("错过一")
        _ = try await playground.said("错过二", in: "direct-u-1")
        try await listening("/playground/events?after=\(seen)") { chunks in
            var chunks = chunks.makeAsyncIterator()
            #expect(await chunks.next() == "retry: 2000\n\n")
            let missed = try texts(await chunks.next())
            #expect(missed == ["错过一", "错过二"])
            _ = try await playground.said("现在")
            let now = try texts(await chunks.next())
            #expect(now == ["现在"])
        }
    }

    @Test func `the browser's Last-Event-ID wins over the address of the first load`() async throws {
        let first = await playground.scene().cursor
        _ = try await playground.said("看过了")
        let last = await playground.scene().cursor
        _ = try await playground.said("错过")
        try await listening("/playground/events?after=\(first)", [("Last-Event-ID", last)]) { chunks in
            var chunks = chunks.makeAsyncIterator()
            _ = await chunks.next()
            let missed = try texts(await chunks.next())
            #expect(missed == ["错过"])
        }
    }

    @Test(arguments: ["earlier.3", "nonsense", "", "..", "1.2.3"])
    func `a page that comes from another run is told to load again`(_ cursor: String) async throws {
        _ = try await playground.said("在")
        try await listening("/playground/events", [("Last-Event-ID", cursor)]) { chunks in
            var chunks = chunks.makeAsyncIterator()
            _ = await chunks.next()
            #expect(await chunks.next() == Event.reset.lines)
        }
    }

    @Test func `a page ahead of this run is told to load again`() async {
        let ahead = Cursor(run: playground.session, revision: 99)
        let told = await playground.events(after: ahead).events
        #expect(told.map(\.lines) == [Event.reset.lines])
    }

    @Test func `a quiet stream says that it is alive`() async throws {
        let seen = await playground.scene().cursor
        try await listening("/playground/events?after=\(seen)") { chunks in
            var chunks = chunks.makeAsyncIterator()
            _ = await chunks.next()
            #expect(await chunks.next() == Event.keepAlive.lines)
        }
    }

    @Test func `when the playground stops every stream ends, and a new one ends at once`() async throws {
        let sink = Sink()
        let response = try await visitor.get("/playground/events")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await response.body.write(sink) }
            var chunks = sink.chunks.makeAsyncIterator()
            _ = await chunks.next()
            _ = await chunks.next()
            await playground.running {}
            try await group.waitForAll()  // would not come back if the stream stayed open
            #expect(await chunks.next() == nil)
        }
        let late = try await visitor.get("/playground/events")
        #expect(try await visitor.text(of: late) == "retry: 2000\n\n")
    }

    @Test func `a stream whose page is gone is forgotten`() async throws {
        struct Gone: Error {}
        struct Broken: ResponseBodyWriter {
            func write(_ buffer: ByteBuffer) throws { if String(buffer: buffer) != "retry: 2000\n\n" { throw Gone() } }
            consuming func finish(_ trailers: HTTPFields?) {}
        }
        for _ in 0..<(Watchers.most + 5) {
            let response = try await visitor.get("/playground/events")
            await #expect(throws: Gone.self) { try await response.body.write(Broken()) }
        }
        _ = try await playground.watch()
    }

    @Test func `only so many streams are open at once`() async throws {
        for _ in 0..<Watchers.most { _ = try await playground.watch() }
        await #expect(throws: Refusal.crowded) { try await playground.watch() }
    }

    @Test(arguments: [
        "一\n\nevent: reset\ndata: {}\n\n", "二\r\rid: 9\r", "</script><script>alert(1)</script>",
        "\u{2028}\u{2029}\u{0}\u{7}",
        "\"}\\", "👨‍👩‍👧‍👦 @小管家 @all",
    ])
    func `hostile words stay words: one event, the text unchanged`(_ text: String) async throws {
        _ = try await playground.said(text)
        let lines = await playground.events(after: nil).events.map(\.lines).joined()
        let events = lines.components(separatedBy: "\n\n").filter { !$0.isEmpty }
        #expect(events.count == 1)
        #expect(!lines.unicodeScalars.contains("\r"))
        #expect(try texts(lines) == [text])
        let state = try await visitor.text(of: visitor.get("/playground/state"))
        #expect(try JSONDecoder().decode(State.self, from: Data(state.utf8)).messages.map(\.text) == [text])
    }

    @Test func `what the page loads and hears is typed as data, and not kept by caches`() async throws {
        let state = try await visitor.get("/playground/state")
        #expect(state.headers[.contentType] == "application/json; charset=utf-8")
        #expect(state.headers[.xContentTypeOptions] == "nosniff")
        let events = try await visitor.get("/playground/events")
        #expect(events.headers[.contentType] == "text/event-stream; charset=utf-8")
        #expect(events.headers[.cacheControl] == "no-store")
    }

    private struct State: Decodable { let messages: [Message] }

    /// Opens a stream, and closes it when `body` is done.
    private func listening(
        _ path: String, _ headers: [(String, String)] = [], _ body: (AsyncStream<String>) async throws -> Void
    ) async throws {
        let response = try await visitor.get(path, headers)
        let sink = Sink()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await response.body.write(sink) }
            try await body(sink.chunks)
            await playground.running {}  // ends the streams
            try await group.waitForAll()
        }
    }

    /// The texts of the messages in a piece of an event stream.
    private func texts(_ piece: String?) throws -> [String] {
        try (piece ?? "").split(separator: "\n").filter { $0.hasPrefix("data: ") }.map {
            try JSONDecoder().decode(Message.self, from: Data($0.dropFirst("data: ".count).utf8)).text
        }
    }
}
