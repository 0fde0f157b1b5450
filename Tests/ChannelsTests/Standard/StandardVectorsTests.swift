import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct StandardVectorsTests {
    @Test(arguments: try Vector.all("standard-webhooks"))
    func `the platform's bytes come to what they must`(_ vector: Vector) throws {
        switch vector.kind {
        case "verify-signature":
            vector.expectNothing(besides: ["valid"])
            #expect(vector.expected["valid"] == .bool(true))
            _ = try receiver(vector).verify(vector.webhook, at: vector.now)
        case "reject":
            try vector.expectRefusal {
                let adapter = try receiver(vector)
                return try adapter.decode(adapter.verify(vector.webhook, at: vector.now))
            }
        case "decode-inbound": try decodes(vector)
        case "sign-outbound": try signs(vector)
        default: Issue.record("no test for the kind \(vector.kind)")
        }
    }

    private func decodes(_ vector: Vector) throws {
        vector.expectNothing(besides: ["webhookID", "dedupeID", "type", "timestamp", "data"])
        let adapter = try receiver(vector)
        let request = try adapter.verify(vector.webhook, at: vector.now)
        let envelope = try read(Envelope<JSONValue>.self, from: request.body)
        #expect(.text(adapter.dedupe(request)) == vector.expected["webhookID"])
        #expect(.text(adapter.dedupe(request)) == vector.expected["dedupeID"])
        #expect(.text(envelope.type) == vector.expected["type"])
        #expect(.text(envelope.timestamp) == vector.expected["timestamp"])
        #expect(throws: Never.self) { try envelope.moment() }
        // Squashed, the data stands beside the envelope's own two keys.
        let isSquashed = try JSONValue(of: request.body)["data"] == nil
        let data = try #require(envelope.data.object).filter { !isSquashed || !["type", "timestamp"].contains($0.key) }
        #expect(.object(data) == vector.expected["data"])
    }

    private func signs(_ vector: Vector) throws {
        vector.expectNothing(besides: ["headers"])
        let secrets = try vector.inputs["secrets"]?.texts ?? [#require(vector.inputs["secret"]?.text)]
        let adapter = try Standard(
            options: Options([
                "secret": ["whsec_+LAgI4rQUnnuZavpGWxfXCADRagW918L"], "send_secret": secrets,
                "send_url": ["https://desk.example.org"],
            ]))
        let headers = try adapter.headers(
            id: #require(vector.inputs["id"]?.text), over: Array(#require(vector.inputs["body"]?.text).utf8),
            at: Date(timeIntervalSince1970: #require(vector.inputs["timestamp"]?.number)))
        let made = Dictionary(uniqueKeysWithValues: headers.map { ($0.name, JSONValue.text($0.value)) })
        #expect(.object(made) == vector.expected["headers"])
    }

    private func receiver(_ vector: Vector) throws -> Standard {
        let config = try #require(vector.inputs["config"])
        try #require(config["maxClockSkewSeconds"] == .integer(300))
        return try Standard(
            options: Options([
                "secret": #require(config["secrets"]?.texts), "send_url": ["https://desk.example.org"],
                "send_secret": ["whsec_+LAgI4rQUnnuZavpGWxfXCADRagW918L"],
            ]))
    }
}

extension JSONValue {
    fileprivate var texts: [String]? { list?.compactMap(\.text) }
}
