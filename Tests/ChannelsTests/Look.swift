import Foundation
import Testing
import Wire

@testable import Channels

/// What one look at a vector found that is not as the vector says.
///
/// Findings are kept rather than recorded at once, so that it can be asked of a spoilt vector whether it is found out.
final class Look {
    private(set) var faults: [String] = []

    func at(_ isSo: Bool, _ what: @autoclosure () -> String = "", file: String = #fileID, line: Int = #line) {
        if !isSo { faults.append("\(file):\(line) \(what())") }
    }

    /// Whether what came out is what the vector says; it may say nothing.
    func at(
        _ found: JSONValue?, is expected: JSONValue?, _ what: String = "", file: String = #fileID, line: Int = #line
    ) {
        guard let expected else { return }
        at(
            found.map { $0 == expected } ?? false, "\(what) \(found.map { "\($0)" } ?? "nothing"), not \(expected)",
            file: file, line: line)
    }

    /// A fault for what the vector expects beyond what its test looks at.
    func knows(_ expected: [String: JSONValue], _ known: Set<String>, file: String = #fileID, line: Int = #line) {
        let unknown = Set(expected.keys).subtracting(known).subtracting(["note"])
        at(unknown.isEmpty, "the test does not look at \(unknown.sorted())", file: file, line: line)
    }

    /// Whether all that is expected is there and equal; objects may hold more than the vector says.
    func at(_ facts: [String: JSONValue], hold expected: [String: JSONValue]) {
        for key in expected["absent"]?.list ?? [] {
            at(key.text.map { facts[$0] == nil } == true, "\(key) is there")
        }
        for (key, value) in expected where key != "absent" {
            let found = facts[key]
            at(found.map { $0.holds(value) } == true, "\(key): \(found.map { "\($0)" } ?? "nothing"), not \(value)")
        }
    }

    /// Compares what a vector says of an answer: `status` or `statusIn`, `contentType`, and the body as text or JSON.
    func at(_ reply: HTTPReply, is expected: JSONValue) throws {
        let fields = try need(expected.object)
        knows(fields, ["status", "statusIn", "contentType", "body", "orJSON"])
        at(.integer(Int64(reply.status)), is: fields["status"], "status")
        if let statuses = fields["statusIn"]?.list { at(statuses.contains(.integer(Int64(reply.status))), "status") }
        if let type = fields["contentType"] {
            let own = reply.header("content-type")?.split(separator: ";").first.map(String.init)
            at(own.map { .text($0) }, is: type, "content type")
        }
        let words = String(decoding: reply.body, as: UTF8.self)
        switch fields["body"] {
        case .text(let text)?:
            let orJSON = fields["orJSON"].map { (try? JSONValue(of: reply.body)) == $0 } ?? false
            at(words == text || orJSON, "body: \(words), not \(text)")
        case .object(let wanted)?:
            let given = try JSONValue(of: reply.body)
            if wanted.isEmpty { at(given == .object([:]), "body: \(words), not empty") }
            for (key, value) in wanted { at(given[key], is: value, "body.\(key)") }
        case .null?, .bool?, .integer?, .fraction?, .list?: at(false, "a body of this kind is not compared")
        case nil: break
        }
    }

    /// A field of the body that may not be there, or not with one of these values.
    func at(_ body: JSONValue, lacks unwanted: JSONValue?) {
        for (key, values) in unwanted?.object ?? [:] {
            at(body[key].map { values.list?.contains($0) ?? false } != true, "\(key) is there")
        }
    }

    /// None of these patterns may be in the text.
    func at(_ text: String, lacks patterns: JSONValue?) throws {
        for pattern in patterns?.list ?? [] {
            at(!text.contains(try Regex(need(pattern.text))), "\(pattern) is in ‘\(text)’")
        }
    }

    /// What `reject` vectors have in common: the request fails, for a stated reason.
    ///
    /// - Parameters:
    ///   - kinship: whether a reason of ours will do for one that the vector names; equal ones always do.
    ///   - answering: how the adapter answers; nil where it leaves that to the gateway.
    func at(
        refusing vector: Vector, kinship: (Refusal.Reason, Refusal.Reason) -> Bool = { _, _ in false },
        by attempt: () throws -> Arrival, answering: (Refusal) throws -> HTTPReply? = { _ in nil }
    ) throws {
        let expected = vector.expected
        knows(expected, ["valid", "reason", "reasonAlternatives", "status", "response"])
        at(expected["valid"] != .bool(true), "it must be taken")
        let reasons = ((expected["reason"].map { [$0] } ?? []) + (expected["reasonAlternatives"]?.list ?? []))
            .compactMap(\.text)
        at(!reasons.isEmpty || expected["response"] != nil, "the vector gives no reason")
        func isGood(_ own: Refusal.Reason) -> Bool {
            reasons.contains { named in
                named == own.rawValue || Refusal.Reason(rawValue: named).map { kinship(own, $0) } ?? false
            }
        }
        do {
            let arrival = try attempt()
            at(false, "taken as \(arrival)")
        } catch let refusal as Refusal {
            at(reasons.isEmpty || isGood(refusal.reason), "\(refusal), not \(reasons)")
            let reply = try answering(refusal) ?? HTTPReply(status: refusal.status)
            at(.integer(Int64(reply.status)), is: expected["status"], "status")
            if let response = expected["response"] { try at(reply, is: response) }
        } catch let fault as BadOption {
            // Found when the channel is opened, which is before any request could be taken.
            let good: [Refusal.Reason] =
                fault.problem == "is missing" ? [.noSecret, .secretNotConfigured] : [.malformed, .badAESKey]
            at(good.contains(where: isGood), "\(fault), not \(reasons)")
        }
    }
}

/// A platform's vectors, and how one of them is played through the adapter's own entry points.
protocol PlaysVectors: Sendable {
    init()
    /// The file's name without its ending.
    static var file: String { get }
    func play(_ vector: Vector, _ look: Look) throws
}

extension PlaysVectors {
    /// Whatever is not as the vector says.
    func faults(of vector: Vector) -> [String] {
        let look = Look()
        do {
            try play(vector, look)
        } catch {
            look.at(false, "\(error)")
        }
        return look.faults
    }
}

/// Something that a vector has to have.
struct Missing: Error, CustomStringConvertible {
    let description: String
}

func need<Value>(_ value: Value?, file: String = #fileID, line: Int = #line) throws -> Value {
    guard let value else { throw Missing(description: "\(file):\(line) is missing") }
    return value
}

extension JSONValue {
    /// Equal, but for what objects hold besides.
    func holds(_ expected: JSONValue) -> Bool {
        switch (self, expected) {
        case (.object(let own), .object(let expected)):
            expected.allSatisfy { key, value in own[key].map { $0.holds(value) } ?? false }
        case (.list(let own), .list(let expected)):
            own.count == expected.count && zip(own, expected).allSatisfy { $0.holds($1) }
        default: self == expected
        }
    }
}
