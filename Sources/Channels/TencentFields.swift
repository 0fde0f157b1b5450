import Foundation

/// The named values of a callback of WeCom or WeChat, whether they came as XML or as JSON.
struct TencentFields: Sendable {
    private let values: [String: String]
    private let parts: [String: TencentFields]

    /// Empty ones count as absent.
    subscript(name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

    func part(_ name: String) -> TencentFields? { parts[name] }

    /// The longest body in bytes.
    private static let longest = 64 << 10

    /// - Throws: `malformedXML`, `malformedJSON`, `dtdForbidden`, `duplicateElement`, `badUTF8`.
    init(_ body: [UInt8]) throws(Refusal) {
        guard body.count <= Self.longest else { throw Refusal(.malformed, "the body is too long") }
        let first = body.first { !UInt8.isSpace($0) }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            self.init(try readJSON(Node.self, from: body).object())
        } else {
            self.init(try FlatXML(body))
        }
    }

    private init(_ xml: FlatXML) {
        values = Dictionary(xml.children.map { ($0.name, $0.text) }) { first, _ in first }
        parts = Dictionary(xml.children.filter { !$0.children.isEmpty }.map { ($0.name, TencentFields($0)) }) {
            first, _ in
            first
        }
    }

    private init(_ object: [String: Node]) {
        values = object.compactMapValues(\.text)
        parts = object.compactMapValues { node in
            if case .object(let object) = node { TencentFields(object) } else { nil }
        }
    }

    /// A JSON value whose whole numbers keep every digit.
    private enum Node: Decodable {
        case text(String), object([String: Node]), other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let number = try? container.decode(Int64.self) {
                self = .text(String(number))
            } else if let number = try? container.decode(Double.self) {
                self = .text(String(number))
            } else if let object = try? container.decode([String: Node].self) {
                self = .object(object)
            } else {
                self = .other
            }
        }

        var text: String? { if case .text(let text) = self { text } else { nil } }

        func object() throws(Refusal) -> [String: Node] {
            guard case .object(let object) = self else { throw Refusal(.malformedJSON, "the body is not an object") }
            return object
        }
    }
}

extension UInt8 {
    fileprivate static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

/// The same as `read`, for platforms whose vectors call it so.
///
/// - Throws: `malformedJSON` or `badUTF8`.
func readJSON<Value: Decodable>(_ type: Value.Type, from body: [UInt8]) throws(Refusal) -> Value {
    guard String(validating: body, as: UTF8.self) != nil else { throw Refusal(.badUTF8, "not UTF-8") }
    do {
        return try read(type, from: body)
    } catch {
        throw Refusal(.malformedJSON, error.detail)
    }
}
