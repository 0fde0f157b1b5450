import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct StandardVectorsTests: PlaysVectors {
    static let file = "standard-webhooks"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        switch vector.kind {
        // The bodies of the vectors are not ours; what surrounds them is.
        case "decode-inbound": try decodes(vector, look)
        case "sign-outbound": try signs(vector, look)
        default:
            let run = VectorRun(platform: Standard.platform, open: receiver)
            look.at(try run.run(vector, look), "no test for the kind \(vector.kind)")
        }
    }

    private func decodes(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["webhookID", "dedupeID", "type", "timestamp", "data"])
        let adapter = try receiver(vector)
        let request = try adapter.verify(vector.webhook, at: vector.now)
        let envelope = try read(Envelope<JSONValue>.self, from: request.body)
        look.at(.text(adapter.dedupe(request)), is: vector.expected["webhookID"])
        look.at(.text(adapter.dedupe(request)), is: vector.expected["dedupeID"])
        look.at(.text(envelope.type), is: vector.expected["type"])
        look.at(.text(envelope.timestamp), is: vector.expected["timestamp"])
        _ = try envelope.moment()
        // Squashed, the data stands beside the envelope's own two keys.
        let isSquashed = try JSONValue(of: request.body)["data"] == nil
        let data = try need(envelope.data.object).filter { !isSquashed || !["type", "timestamp"].contains($0.key) }
        look.at(.object(data), is: vector.expected["data"])
    }

    private func signs(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["headers"])
        let secrets = try vector.inputs["secrets"]?.texts ?? [need(vector.inputs["secret"]?.text)]
        let adapter = try Standard(
            options: Options([
                "secret": ["whsec_+LAgI4rQUnnuZavpGWxfXCADRagW918L"], "send_secret": secrets,
                "send_url": ["https://desk.example.org"],
            ]))
        let headers = try adapter.headers(
            id: need(vector.inputs["id"]?.text), over: Array(need(vector.inputs["body"]?.text).utf8),
            at: Date(timeIntervalSince1970: need(vector.inputs["timestamp"]?.number)))
        let made = Dictionary(uniqueKeysWithValues: headers.map { ($0.name, JSONValue.text($0.value)) })
        look.at(.object(made), is: try need(vector.expected["headers"]))
    }

    private func receiver(_ vector: Vector) throws -> Standard {
        try Standard(
            options: Options([
                "secret": need(vector.inputs["config"]?["secrets"]?.texts), "send_url": ["https://desk.example.org"],
                "send_secret": ["whsec_+LAgI4rQUnnuZavpGWxfXCADRagW918L"], "max_clock_skew": vector.skew,
            ]))
    }
}

extension JSONValue {
    fileprivate var texts: [String]? { list?.compactMap(\.text) }
}
