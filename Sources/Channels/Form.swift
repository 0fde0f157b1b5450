import Foundation

/// A body of `application/x-www-form-urlencoded`, its fields decoded and in their order.
struct Form: Sendable {
    let fields: [(name: String, value: String)]

    /// - Throws: `malformed` for a broken escape or bytes that are not UTF-8.
    init(_ body: [UInt8]) throws(Refusal) {
        var fields: [(name: String, value: String)] = []
        for field in body.split(separator: UInt8(ascii: "&")) {
            let parts = field.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count == 2 ? parts[1] : []
            fields.append((name: try decoded(parts[0]), value: try decoded(value)))
        }
        self.fields = fields
    }

    init(fields: [(name: String, value: String)]) { self.fields = fields }

    /// The value of a field that may be left out.
    ///
    /// - Throws: `duplicateParameter` when it is there twice: readers differ in which of the two counts.
    func only(_ name: String) throws(Refusal) -> String? {
        let values = fields.filter { $0.name == name }
        guard values.count <= 1 else { throw Refusal(.duplicateParameter, "\(name) is given \(values.count) times") }
        return values.first?.value
    }

    /// The value of a field that has to be there.
    func required(_ name: String) throws(Refusal) -> String {
        guard let value = try only(name), !value.isEmpty else { throw Refusal(.malformed, "\(name) is missing") }
        return value
    }

    /// Encoded, in this order.
    var body: [UInt8] {
        Array(fields.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&").utf8)
    }
}

private func decoded(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> String {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
        switch byte {
        case UInt8(ascii: "+"): result.append(UInt8(ascii: " "))
        case UInt8(ascii: "%"):
            guard let code = [UInt8](hex: rest.prefix(2)), code.count == 1 else {
                throw Refusal(.malformed, "a % in the form is followed by no hexadecimal number")
            }
            rest = rest.dropFirst(2)
            result += code
        default: result.append(byte)
        }
    }
    guard let text = String(validating: result, as: UTF8.self) else { throw Refusal(.malformed, "not UTF-8") }
    return text
}

/// With all but unreserved characters escaped (RFC 3986, 2.3); also fit for a segment of a path.
func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            result.unicodeScalars.append(Unicode.Scalar(byte))
        default: result += "%" + [byte].hex.uppercased()
        }
    }
}
