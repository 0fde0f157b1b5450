import Chat
import Foundation
import Testing
import Wire

@testable import Channels

/// Runs a platform's vectors through its adapter.
struct VectorRun {
    let platform: String
    /// Opens the channel that a vector's `config` describes.
    let open: (Vector) throws -> any Adapter
    /// What an arrival says in the vectors' words, beyond what all platforms have.
    var more: (Vector, Verified, Arrival) throws -> [String: JSONValue] = { _, _, _ in [:] }
    /// What the gateway knows of rooms, put into the arrival.
    var placing: (Vector, Arrival) throws -> Arrival = { _, arrival in arrival }

    /// - Returns: whether it was a kind that all platforms have; the others are for the platform's own test.
    func run(_ vector: Vector) throws -> Bool {
        switch vector.kind {
        case "verify-signature":
            vector.expectNothing(besides: ["valid", "response"])
            #expect(vector.expected["valid"] == .bool(true))
            let adapter = try open(vector)
            let request = try adapter.verify(vector.webhook, at: vector.now)
            if let response = vector.expected["response"] {
                try response.expect(reply(of: adapter, to: request, adapter.decode(request)))
            }
        case "reject":
            try vector.expectRefusal {
                let adapter = try open(vector)
                return try adapter.decode(adapter.verify(vector.webhook, at: vector.now))
            } answering: {
                try open(vector).answer(to: $0)
            }
        case "decode-inbound": try decode(vector)
        default: return false
        }
        return true
    }

    /// What a vector's request comes to.
    func facts(_ vector: Vector) throws -> [String: JSONValue] {
        let adapter = try open(vector)
        let request = try adapter.verify(vector.webhook, at: vector.now)
        let arrival = try placing(vector, adapter.decode(request))
        return ChannelsTests.facts(of: arrival, on: platform).merging(try more(vector, request, arrival)) { _, new in
            new
        }
    }

    private func decode(_ vector: Vector) throws {
        let facts = try facts(vector)
        facts.expectAll(of: vector.expected.filter { !["duplicateOf", "response", "note"].contains($0.key) })
        if let name = vector.expected["duplicateOf"] {
            let first = try #require(Vector.all(platform).first { .text($0.name) == name })
            #expect(try self.facts(first)["dedupeID"] == facts["dedupeID"])
        }
        if let response = vector.expected["response"] {
            let adapter = try open(vector)
            let request = try adapter.verify(vector.webhook, at: vector.now)
            try response.expect(reply(of: adapter, to: request, adapter.decode(request)))
        }
    }

    /// What the gateway answers when all went well.
    private func reply(of adapter: any Adapter, to request: Verified, _ arrival: Arrival) -> HTTPReply {
        if case .challenge(let reply) = arrival { return reply }
        return adapter.acknowledgement(of: request) ?? .json("{}")
    }
}

extension JSONValue {
    /// Compares what a vector says of an answer: `status` or `statusIn`, `contentType`, and the body as text or JSON.
    func expect(_ reply: HTTPReply) throws {
        let fields = try #require(object)
        let known: Set = ["status", "statusIn", "contentType", "body", "orJSON"]
        #expect(Set(fields.keys).subtracting(known).isEmpty, "the test does not look at all that is expected")
        if let status = fields["status"] { #expect(status == .integer(Int64(reply.status))) }
        if let statuses = fields["statusIn"]?.list { #expect(statuses.contains(.integer(Int64(reply.status)))) }
        if let type = fields["contentType"]?.text {
            #expect(reply.header("content-type")?.split(separator: ";").first.map(String.init) == type)
        }
        switch fields["body"] {
        case .text(let text)?: #expect(String(decoding: reply.body, as: UTF8.self) == text)
        case .object(let wanted)?:
            let given = try JSONValue(of: reply.body)
            if wanted.isEmpty { #expect(given == .object([:])) }
            for (key, value) in wanted { #expect(given[key] == value, "\(key)") }
        case .null?, .bool?, .integer?, .fraction?, .list?: Issue.record("a body of this kind is not compared")
        case nil: break
        }
    }
}

/// The JSON body of a call that sends this text.
func sentBody(by adapter: any Adapter, _ body: RichText, to room: Room = Room(id: "1", kind: .direct)) throws
    -> JSONValue
{
    let call = try adapter.encode(Outbound(key: "k", room: room, body: body), at: .distantPast)
    return try JSONValue(of: call.body)
}
