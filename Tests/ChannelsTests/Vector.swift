import Foundation
import Testing
import Wire

@testable import Channels

/// One entry of a platform's vectors: bytes of the platform, and what they must come to.
struct Vector: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let kind: String
    let inputs: [String: JSONValue]
    var expected: [String: JSONValue]

    var testDescription: String { "\(kind): \(name)" }

    /// Whether the environment names a folder of other vectors.
    static var isElsewhere: Bool { ProcessInfo.processInfo.environment["GATEHOUSE_VECTORS"]?.isEmpty == false }

    /// Where the vectors are: our own copies, or the folder that the environment names.
    static var folder: URL {
        get throws {
            if let path = ProcessInfo.processInfo.environment["GATEHOUSE_VECTORS"], !path.isEmpty {
                return URL(fileURLWithPath: path, isDirectory: true)
            }
            return try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures", isDirectory: true)
        }
    }

    /// - Parameter file: without its ending.
    /// - Returns: none where the folder that the environment names has no such file.
    static func all(_ file: String) throws -> [Vector] {
        let place = try folder.appendingPathComponent("\(file).json")
        if isElsewhere, !FileManager.default.fileExists(atPath: place.path) { return [] }
        let bytes = try Data(contentsOf: place)
        let vectors = try JSONDecoder().decode([Vector].self, from: bytes)
        try #require(!vectors.isEmpty)
        return vectors
    }

    /// The whole request of `inputs`, its query taken off the path.
    var webhook: Webhook {
        get throws {
            let path = try need(inputs["path"]?.text).split(separator: "?", maxSplits: 1).map(String.init)
            var query: [(name: String, value: String)] = []
            for pair in path.dropFirst().joined().split(separator: "&") {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                // As the server does: a + is a +.
                let (key, value) = (parts[0], parts.dropFirst().joined())
                query.append((key.removingPercentEncoding ?? key, value.removingPercentEncoding ?? value))
            }
            // A handshake by GET has neither headers nor body.
            let headers = try (inputs["headers"]?.list ?? []).map { pair in
                (name: try need(pair.list?.first?.text), value: try need(pair.list?.last?.text))
            }
            return Webhook(
                method: try need(inputs["method"]?.text), path: try need(path.first), target: inputs["path"]?.text,
                query: query, headers: headers, body: Array((inputs["body"]?.text ?? "").utf8))
        }
    }

    var now: Date { Date(timeIntervalSince1970: inputs["now"]?.number ?? 1_795_450_000) }

    /// The text of an escape vector.
    var text: String { inputs["text"]?.text ?? "" }

    /// A value of the channel's configuration; empty where the vector has none.
    func config(_ key: String) -> [String] { [inputs["config"]?[key]?.text].compactMap { $0 } }

    /// `max_clock_skew`; empty where the vector leaves it to us.
    var skew: [String] { (inputs["config"]?["maxClockSkewSeconds"]?.number).map { [String(Int($0))] } ?? [] }
}

/// Any JSON, to compare by content.
typealias JSONValue = AnyValue

extension AnyValue {
    init(of body: [UInt8]) throws { self = try JSONDecoder().decode(JSONValue.self, from: Data(body)) }

    var list: [JSONValue]? { if case .list(let value) = self { value } else { nil } }
    var object: [String: JSONValue]? { if case .object(let value) = self { value } else { nil } }
    var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .fraction(let value): value
        case .null, .bool, .text, .list, .object: nil
        }
    }

    /// `nil` where this is no object, or has no such key.
    subscript(key: String) -> JSONValue? { object?[key] }
}
