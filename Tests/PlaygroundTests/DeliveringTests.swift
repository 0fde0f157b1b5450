import Foundation
import Testing
import Wire

@testable import Playground

@Suite(.timeLimit(.minutes(1))) struct DeliveringTests {
    @Test func `the webhook is signed, and its body is the one other programs rely on`() async throws {
        let gateway = Gateway()
        let playground = try Playground(cast: cast, settings: settings(gateway: gateway))
        let quoted = try await playground.said("我家漏水了")
        _ = try await playground.say(
            Say(person: "u-1", chat: "g-1", text: "厨房/\"水\"", quoting: quoted, mentionsBot: true))
        _ = try await playground.said("在吗", in: "direct-u-1")
        let calls = await playground.running { await gateway.calls(atLeast: 3) }

        for call in calls {
            #expect(call.url == "http://127.0.0.1:1/hooks/playground")
            #expect(call.method == .post)
            try playground.signing.prove(headers: call.headers, body: call.body, at: noon)
        }
        let bodies = calls.map { String(decoding: $0.body, as: UTF8.self) }
        #expect(
            bodies.contains(
                #"{"data":{"attachments":[],"chat":{"id":"g-1","kind":"group","name":"业主群"},"id":"m-t-2","#
                    + #""mentioned":true,"reply_to":"m-t-1","sender":{"id":"u-1","name":"王芳"},"text":"厨房/\"水\""},"#
                    + #""timestamp":"2026-11-25T04:00:00Z","type":"message.created"}"#))
        #expect(
            bodies.contains(
                #"{"data":{"attachments":[],"chat":{"id":"direct-u-1","kind":"direct","name":"王芳"},"id":"m-t-3","#
                    + #""mentioned":false,"reply_to":null,"sender":{"id":"u-1","name":"王芳"},"text":"在吗"},"#
                    + #""timestamp":"2026-11-25T04:00:00Z","type":"message.created"}"#))
    }

    @Test func `a message is posted again with the same id and bytes until it is taken`() async throws {
        let gateway = Gateway(["漏水了": [.nothing, .reply(HTTPReply(status: 503)), .reply(HTTPReply(status: 404))]])
        let playground = try Playground(cast: cast, settings: settings(gateway: gateway))
        try await playground.running {
            let id = try await playground.said("漏水了")
            await playground.settled()
            let calls = await gateway.calls
            #expect(calls.count == 4)
            #expect(calls.allSatisfy { header("webhook-id", $0) == "msg_\(id)" })
            #expect(Set(calls.map(\.body)).count == 1)
            #expect(await gateway.pauses == [.milliseconds(500), .seconds(1), .seconds(2)])
            #expect(await playground.transcript.message(id, in: "g-1")?.delivery == Delivery(state: .sent))
        }
    }

    @Test func `while a message waits, the page is told why`() async throws {
        let gateway = Gateway(["漏水了": [.nothing]])
        var settings = settings(gateway: gateway)
        let pausing = AsyncStream.makeStream(of: Void.self)
        settings.pause = { length in
            if length != Playground.quiet { pausing.continuation.yield() }
            try await Task.sleep(for: .seconds(86400))
        }
        let playground = try Playground(cast: cast, settings: settings)
        try await playground.running {
            let id = try await playground.said("漏水了")
            for await _ in pausing.stream { break }
            let kept = await playground.transcript.message(id, in: "g-1")
            #expect(kept?.delivery == Delivery(state: .waiting, reason: "could not connect"))
        }
    }

    @Test func `within a chat the order is kept, and other chats are not held up`() async throws {
        let failures = Array(repeating: Gateway.Answer.reply(HTTPReply(status: 503)), count: 3)
        let gateway = Gateway(["一": failures, "二": failures])
        let playground = try Playground(cast: cast, settings: settings(gateway: gateway))
        for text in ["一", "二", "三"] { _ = try await playground.said(text) }
        _ = try await playground.said("私聊", in: "direct-u-1")
        await playground.running { await playground.settled() }
        let texts = try await gateway.calls.map { try JSONDecoder().decode(Posted.self, from: Data($0.body)).data.text }
        #expect(texts.filter { $0 != "私聊" } == ["一", "一", "一", "一", "二", "二", "二", "二", "三"])
        #expect(texts.filter { $0 == "私聊" }.count == 1)
    }

    @Test(arguments: [400, 413, 415, 422])
    func `one that will never be taken is marked failed, and the next goes on`(_ status: Int) async throws {
        let gateway = Gateway(["坏的": [.reply(HTTPReply(status: status))]])
        let playground = try Playground(cast: cast, settings: settings(gateway: gateway))
        try await playground.running {
            let bad = try await playground.said("坏的")
            let good = try await playground.said("好的")
            await playground.settled()
            let transcript = await playground.transcript
            #expect(transcript.message(bad, in: "g-1")?.delivery == Delivery(state: .failed, reason: "HTTP \(status)"))
            #expect(transcript.message(good, in: "g-1")?.delivery == Delivery(state: .sent))
        }
        #expect(await gateway.pauses.isEmpty)
    }

    @Test(arguments: [("7", 7), ("0", 1), ("-5", 1), ("86400", 60)])
    func `Retry-After is obeyed, within reason`(_ asked: String, _ seconds: Int) async throws {
        let busy = HTTPReply(status: 429, headers: [("retry-after", asked)])
        let gateway = Gateway(["漏水了": [.reply(busy)]])
        let playground = try Playground(cast: cast, settings: settings(gateway: gateway))
        try await playground.running {
            _ = try await playground.said("漏水了")
            await playground.settled()
        }
        #expect(await gateway.pauses == [.seconds(seconds)])
    }

    @Test func `the waits grow and stay bounded`() {
        let waits = (0...1000).map(Playground.backoff)
        #expect(waits == waits.sorted())
        #expect(waits.last == .seconds(10))
    }

    private func header(_ name: String, _ call: HTTPCall) -> String? {
        call.headers.first { $0.name == name }?.value
    }
}
