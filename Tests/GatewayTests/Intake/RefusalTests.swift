import Channels
import Foundation
import Gateway
import Testing
import Wire

/// What is refused, and why; nothing of it is kept.
@Suite struct RefusalTests {
    private let body = Array(#"{"type":"message.created"}"#.utf8)

    private func expect(
        _ status: Int, _ reason: String, of reply: HTTPReply, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let text = String(decoding: reply.body, as: UTF8.self)
        #expect(reply.status == status, sourceLocation: sourceLocation)
        #expect(text.contains(reason), sourceLocation: sourceLocation)
        #expect(reply.header("content-type") == "application/json", sourceLocation: sourceLocation)
    }

    @Test func `what is not proven to come from the platform`() async throws {
        try await withHouse { house in
            let other = "whsec_" + Data(repeating: 7, count: 24).base64EncodedString()
            expect(
                401, "was not made with any configured key",
                of: try await house.post(body, headers: signed(body, id: "1", with: other)))
            expect(
                401, "was not made with any configured key",
                of: try await house.post(Array("{}".utf8), headers: signed(body, id: "1")))
            for minutes in [-6.0, 6] {
                let headers = signed(body, id: "1", at: Date(timeIntervalSinceNow: minutes * 60))
                expect(401, "more than 300 seconds off", of: try await house.post(body, headers: headers))
            }
            expect(401, "webhook-id is missing", of: try await house.post(body, headers: []))
            let twice = signed(body, id: "1") + [("webhook-signature", "v1,AAAA")]
            expect(401, "is given 2 times", of: try await house.post(body, headers: twice))
            #expect(try await house.store.count("inbox") == 0)
        }
    }

    @Test func `a channel that is not there, a path that is not there, a method that is not there`() async throws {
        try await withHouse { house in
            expect(404, "no channel", of: try await house.post(body, headers: signed(body, id: "1"), channel: "wecom"))
            #expect(try await house.get("/hooks").status == 404)
            #expect(try await house.get("/").status == 404)
            expect(401, "missing", of: try await house.get("/hooks/app"))
        }
    }

    private static let envelope = #"{"type":"message.created","timestamp":"2026-11-23T10:00:00+08:00","data":"#

    @Test(arguments: [
        ("", "not JSON"), ("hello", "not JSON"), ("{", "not JSON"), ("[]", "not an object"),
        ("null", "the body is null"),
        ("{}", "type is missing"), (#"{"type":7}"#, "type is not a text"),
        (#"{"type":"message.created"}"#, "timestamp is missing"),
        (envelope + "{}}", "data.id is missing"), (envelope + #"{"id":5}}"#, "data.id is not a text"),
        (envelope + #"{"id":"m","chat":{"id":"g","kind":"group"},"sender":{"id":"u"}}}"#, "data.text is missing"),
        (envelope + #"{"id":"m","chat":"g","sender":{"id":"u"},"text":"x"}}"#, "data.chat is not an object"),
        (envelope + #"{"id":"m","chat":{"id":"g","kind":"crowd"},"sender":{"id":"u"},"text":"x"}}"#, "data.chat.kind"),
        (
            envelope + #"{"id":"m","chat":{"id":"","kind":"group"},"sender":{"id":"u"},"text":"x"}}"#,
            "data.chat.id is empty"
        ),
        (
            envelope + #"{"id":"m","chat":{"id":"g","kind":"group"},"sender":{"id":null},"text":"x"}}"#,
            "data.sender.id is null"
        ),
        (
            #"{"type":"message.created","timestamp":"yesterday","data":{"id":"m","chat":{"id":"g","kind":"group"},"sender":{"id":"u"},"text":"x"}}"#,
            "timestamp is not a time"
        ),
        (String(repeating: "[", count: 200_000), "nested deeper"),
        (envelope + String(repeating: #"{"a":"#, count: 5000), "nested deeper"),
    ])
    func `a genuine body that cannot be read is acknowledged with what is wrong, and kept apart`(
        _ body: String, reason: String
    )
        async throws
    {
        try await withHouse { house in
            expect(200, reason, of: try await house.deliver(body))
            expect(200, reason, of: try await house.deliver(body))
            #expect(try await house.store.count("inbox") == 0)
            #expect(try await house.store.count("quarantine") == 1)
            let bytes = try await house.store.count("quarantine WHERE raw = CAST('\(body)' AS BLOB)")
            #expect(bytes == 1)
        }
    }

    @Test func `bytes that are no UTF-8`() async throws {
        try await withHouse { house in
            let text = try said("XX", by: "u-wang", in: "residents", id: "m-1")
            let place = try #require(text.firstRange(of: Array("XX".utf8)))
            var broken = text
            broken.replaceSubrange(place, with: [0xC3, 0x28])
            expect(200, "not UTF-8", of: try await house.deliver(broken))
            #expect(try await house.store.count("inbox") == 0)
        }
    }

    @Test func `a kind of event we do not know is acknowledged and leaves nothing`() async throws {
        try await withHouse { house in
            for type in ["message.deleted", "", "sensor.reading"] {
                let body = #"{"type":"\#(type)","timestamp":"2026-11-23T10:00:00+08:00","data":{"any":[1,2]}}"#
                let reply = try await house.deliver(body)
                #expect(reply.status == 200)
            }
            let rows = try await house.store.count("inbox")
            #expect(rows == 0)
        }
    }
}
