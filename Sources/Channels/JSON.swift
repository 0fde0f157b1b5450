import Foundation
import Wire

/// Brackets within brackets that a platform's JSON may have; Foundation's own limit of 512 overruns a small stack.
private let deepest = 32

/// Reads JSON that came from outside, having refused what would hurt the decoder.
///
/// - Throws: `malformed`, naming the field and what is wrong with it, never its content.
func read<Value: Decodable>(_ type: Value.Type, from body: [UInt8]) throws(Refusal) -> Value {
    guard String(validating: body, as: UTF8.self) != nil else { throw Refusal(.malformed, "not UTF-8") }
    guard depth(ofJSON: body) <= deepest else {
        throw Refusal(.malformed, "JSON nested deeper than \(deepest) levels")
    }
    do {
        return try JSONDecoder().decode(type, from: Data(body))
    } catch let error as DecodingError {
        throw Refusal(.malformed, complaint(about: error))
    } catch {
        throw Refusal(.malformed, "not JSON")
    }
}

/// How deep arrays and objects nest in a JSON text; brackets inside strings do not count.
func depth(ofJSON text: some Sequence<UInt8>) -> Int {
    var depth = 0
    var deepest = 0
    var isQuoted = false
    var isEscaped = false
    for byte in text {
        switch byte {
        case _ where isEscaped: isEscaped = false
        case UInt8(ascii: "\\") where isQuoted: isEscaped = true
        case UInt8(ascii: "\""): isQuoted.toggle()
        case _ where isQuoted: break
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            depth += 1
            deepest = max(deepest, depth)
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
        default: break
        }
    }
    return deepest
}

private func complaint(about error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context): "\(name(of: context.codingPath + [key])) is missing"
    case .valueNotFound(_, let context): "\(name(of: context.codingPath)) is null"
    case .typeMismatch(let type, let context): "\(name(of: context.codingPath)) is not \(kind(of: type))"
    case .dataCorrupted(let context) where context.codingPath.isEmpty: "not JSON"
    case .dataCorrupted(let context): "\(name(of: context.codingPath)) cannot be read"
    @unknown default: "not the JSON expected"
    }
}

/// `data.attachments[0].url`
private func name(of path: [any CodingKey]) -> String {
    let name = path.reduce(into: "") { name, key in
        if let index = key.intValue {
            name += "[\(index)]"
        } else {
            name += name.isEmpty ? key.stringValue : ".\(key.stringValue)"
        }
    }
    return name.isEmpty ? "the body" : name
}

private func kind(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is Bool.Type: "true or false"
    case is any BinaryInteger.Type, is Double.Type: "a number"
    case is [Any].Type: "a list"
    case is [String: Any].Type: "an object"
    default: "of the kind expected"
    }
}

extension HTTPCall {
    /// A POST of `content`, with its keys in a fixed order, so that equal calls have equal bytes.
    static func post(_ url: String, json content: some Encodable) -> HTTPCall {
        HTTPCall(
            method: .post, url: url, headers: [("content-type", "application/json")], body: bytes(ofJSON: content))
    }
}

func bytes(ofJSON content: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Encoding throws for numbers that are not finite only; no call of ours holds a floating-point number.
    return Array(try! encoder.encode(content))
}
