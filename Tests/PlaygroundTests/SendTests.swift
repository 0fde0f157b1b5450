import Foundation
import Testing

@testable import Playground

@Suite struct SendTests {
    let playground: Playground
    let visitor: Visitor

    init() throws {
        playground = try Playground(cast: cast, settings: settings())
        visitor = Visitor(playground)
    }

    @Test func `what the bot sends is shown, with whom it calls and what it quotes`() async throws {
        let asked = try await playground.said("漏水了")
        let reply = try await visitor.send(
            #"{"type":"message.send","timestamp":"2026-11-25T12:00:00+08:00","data":{"id":"k-1","chat":"g-1","#
                + #""text":"已收到","mentions":["u-1","u-99"],"reply_to":"\#(asked)"}}"#)
        #expect(reply.status == 200)
        #expect(reply.body == #"{"id":"m-t-2"}"#)
        let shown = await playground.transcript.message("m-t-2", in: "g-1")
        #expect(shown?.sender == nil)
        #expect(shown?.text == "已收到")
        #expect(shown?.mentions == ["u-1"])
        #expect(shown?.quoting == asked)
        #expect(shown?.delivery == nil)
    }

    @Test func `the same key again is answered the same and shown once`() async throws {
        let first = try await visitor.send(message(id: "k-1", text: "已派单"))
        let other = try await visitor.send(message(id: "k-2", text: "已派单"))
        let again = try await visitor.send(message(id: "k-1", text: "已派单"))
        #expect(first == again)
        #expect(other.body != first.body)
        #expect(await playground.transcript.messages.count == 2)
    }

    @Test(arguments: [
        "", "[]", "null", "{", #"{"type":"message.send"}"#, #"{"type":"message.send","data":{}}"#,
        #"{"type":"ticket.updated","data":{"id":"k","chat":"g-1","text":"x"}}"#,
        #"{"type":"message.send","data":{"id":7,"chat":"g-1","text":"x"}}"#,
        #"{"type":"message.send","data":{"id":"","chat":"g-1","text":"x"}}"#,
        #"{"type":"message.send","data":{"id":"k","chat":"g-1","text":"\ud800"}}"#,
        #"{"type":"message.send","data":{"id":"k","chat":"g-1","text":"x","mentions":"u-1"}}"#,
        String(repeating: "[", count: 100_000),
    ])
    func `a body that is not the one asked for is refused as malformed`(_ json: String) async throws {
        #expect(try await visitor.send(json).status == 400)
        #expect(await playground.transcript.messages.isEmpty)
    }

    @Test func `bytes that are not UTF-8 are refused as malformed`() async throws {
        let body = Array(#"{"type":"message.send","data":{"id":"k","chat":"g-1","text":""#.utf8) + [0xff, 0xfe]
        let body2 = body + Array(#""}}"#.utf8)
        #expect(try await visitor.post("/playground/send", signed(body2), body2).status == 400)
    }

    @Test func `an unknown chat is refused, and tried again later it may exist`() async throws {
        #expect(try await visitor.send(message(id: "k-1", chat: "g-9")).status == 404)
        #expect(try await visitor.send(message(id: "k-1", chat: "g-1")).status == 200)
    }

    @Test func `a wrong signature, an old one or none is refused before the body is read`() async throws {
        let body = Array(message(id: "k-1").utf8)
        let others = Array(message(id: "k-2").utf8)
        #expect(try await visitor.post("/playground/send", [], body).status == 401)
        #expect(try await visitor.post("/playground/send", signed(others), body).status == 401)
        #expect(try await visitor.post("/playground/send", signed(body, at: noon - 301), body).status == 401)
        #expect(try await visitor.post("/playground/send", signed([]), Array("{".utf8)).status == 401)
        #expect(await playground.transcript.messages.isEmpty)
    }

    @Test func `the longest text passes however it is escaped, and one byte more does not`() async throws {
        let most = Playground.longestText
        let escaped = String(repeating: #"\u0001"#, count: most)
        #expect(try await visitor.send(message(id: "k-1", text: escaped)).status == 200)
        #expect(try await visitor.send(message(id: "k-2", text: String(repeating: "a", count: most + 1))).status == 413)
        #expect(try await visitor.send(message(id: "k-3", text: escaped + escaped)).status == 413)
    }

    private func message(id: String, chat: String = "g-1", text: String = "好") -> String {
        #"{"type":"message.send","timestamp":"2026-11-25T12:00:00+08:00","data":{"id":"\#(id)","chat":"\#(chat)","#
            + #""text":"\#(text)","mentions":[],"reply_to":null}}"#
    }
}
