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
    /// Facts in the words that this platform's vectors have for them.
    var worded: ([String: JSONValue]) -> [String: JSONValue] = { $0 }
    /// What the gateway knows of rooms, put into the arrival.
    var placing: (Vector, Arrival) throws -> Arrival = { _, arrival in arrival }
    /// Whether a reason of ours will do for the one that a vector names.
    var kinship: (Refusal.Reason, Refusal.Reason) -> Bool = { _, _ in false }

    /// - Returns: whether it was a kind that all platforms have; the others are for the platform's own test.
    func run(_ vector: Vector, _ look: Look) throws -> Bool {
        switch vector.kind {
        case "verify-signature": try verify(vector, look)
        case "reject":
            try look.at(refusing: vector, kinship: kinship) {
                let adapter = try open(vector)
                return try adapter.decode(adapter.verify(vector.webhook, at: vector.now))
            } answering: {
                try open(vector).answer(to: $0)
            }
        case "decode-inbound": try decode(vector, look)
        default: return false
        }
        return true
    }

    private func verify(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["valid", "response"])
        let adapter: any Adapter
        let request: Verified
        do {
            adapter = try open(vector)
            request = try adapter.verify(vector.webhook, at: vector.now)
        } catch {
            guard error is Refusal || error is BadOption else { throw error }
            return look.at(vector.expected["valid"] == .bool(false), "\(error)")
        }
        look.at(vector.expected["valid"] == .bool(true), "taken")
        if let response = vector.expected["response"] {
            try look.at(reply(of: adapter, to: request, adapter.decode(request)), is: response)
        }
    }

    /// What a vector's request comes to.
    func facts(_ vector: Vector) throws -> [String: JSONValue] {
        let adapter = try open(vector)
        let request = try adapter.verify(vector.webhook, at: vector.now)
        let arrival = try placing(vector, adapter.decode(request))
        return worded(
            ChannelsTests.facts(of: arrival, on: platform).merging(try more(vector, request, arrival)) { _, new in new }
        )
    }

    private func decode(_ vector: Vector, _ look: Look) throws {
        let facts = try facts(vector)
        let others: Set = ["duplicateOf", "response", "note"]
        look.at(facts, hold: vector.expected.filter { !others.contains($0.key) })
        look.at(vector.expected.keys.contains { !others.contains($0) } || vector.expected["response"] != nil, "nothing")
        if let name = vector.expected["duplicateOf"] {
            let first = try need(Vector.all(platform).first { .text($0.name) == name })
            look.at(try self.facts(first)["dedupeID"] == facts["dedupeID"], "it has another dedupeID than \(name)")
        }
        if let response = vector.expected["response"] {
            let adapter = try open(vector)
            let request = try adapter.verify(vector.webhook, at: vector.now)
            try look.at(reply(of: adapter, to: request, adapter.decode(request)), is: response)
        }
    }

    /// What the gateway answers when all went well.
    private func reply(of adapter: any Adapter, to request: Verified, _ arrival: Arrival) -> HTTPReply {
        if case .challenge(let reply) = arrival { return reply }
        return adapter.acknowledgement(of: request) ?? .json("{}")
    }
}

extension Look {
    /// Lengths, as a vector of the dialect `length` has them.
    func at(lengthsIn vector: Vector) {
        knows(vector.expected, ["utf16", "utf8", "code_points"])
        at(.integer(Int64(Limits.Unit.utf16Units.length(of: vector.text))), is: vector.expected["utf16"])
        at(.integer(Int64(Limits.Unit.utf8Bytes.length(of: vector.text))), is: vector.expected["utf8"])
        at(.integer(Int64(vector.text.unicodeScalars.count)), is: vector.expected["code_points"])
    }
}

/// The JSON body of a call that sends this text.
func sentBody(by adapter: any Adapter, _ body: RichText, to room: Room = Room(id: "1", kind: .direct)) throws
    -> JSONValue
{
    let call = try adapter.encode(Outbound(key: "k", room: room, body: body), at: .distantPast)
    return try JSONValue(of: call.body)
}

/// What a reader sees of Markdown that holds nothing but escaped signs.
func rendered(_ markdown: String) -> String {
    var isEscaped = false
    return markdown.unicodeScalars.reduce(into: "") { text, scalar in
        guard scalar != "\u{200B}" else { return }
        isEscaped = scalar == "\\" && !isEscaped
        if !isEscaped { text.unicodeScalars.append(scalar) }
    }
}
