/// The name a member of staff goes by at work, fit for any room: 李师傅, 小周, Ken.
///
/// Never a full name and never a resident's.
package struct ServiceName: Hashable, Sendable, Codable {
    package let shown: String

    package init(_ shown: String) { self.shown = shown }
    package init(from decoder: any Decoder) throws { shown = try decoder.singleValueContainer().decode(String.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(shown)
    }
}

/// A phone number with its middle hidden: `138****8000`.
package struct MaskedPhone: Hashable, Sendable {
    package let shown: String

    /// - Parameter digits: the whole number; nil when it is too short for anything to stay hidden.
    package init?(_ digits: String) {
        guard digits.count >= 7 else { return nil }
        let head = digits.count >= 11 ? 3 : 2
        let tail = digits.count >= 11 ? 4 : 2
        shown = digits.prefix(head) + String(repeating: "*", count: digits.count - head - tail) + digits.suffix(tail)
    }
}
