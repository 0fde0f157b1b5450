import Foundation

/// The keys of a JSON object's own level, in order, those given twice also twice.
///
/// Decoders take one of two equal keys and do not say which; whoever checks a token has to know that there is but one.
/// The text is expected to be JSON; of anything else the result means nothing.
func keys(ofJSON text: [UInt8]) -> [String] {
    var keys: [String] = []
    var depth = 0
    var isKey = false
    var index = 0
    while index < text.count {
        switch text[index] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            depth += 1
            isKey = text[index] == UInt8(ascii: "{")
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: ","): isKey = true
        case UInt8(ascii: ":"): isKey = false
        case UInt8(ascii: "\""):
            let end = endOfString(in: text, from: index)
            if depth == 1, isKey, let key = try? JSONDecoder().decode(String.self, from: Data(text[index..<end])) {
                keys.append(key)
            }
            index = end - 1
        default: break
        }
        index += 1
    }
    return keys
}

/// The place behind the quotation mark that ends a string.
private func endOfString(in text: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < text.count, text[index] != UInt8(ascii: "\"") {
        index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, text.count)
}
