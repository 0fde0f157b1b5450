/// A language people write in, by the name of its folder in `Conversations/`: `zh`, `en`.
package struct Language: Hashable, Sendable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let code: String

    package init(_ code: String) { self.code = code }
    package init(stringLiteral value: String) { code = value }
    package init(from decoder: any Decoder) throws { code = try decoder.singleValueContainer().decode(String.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }

    package var description: String { code }

    package static let chinese: Language = "zh"
    package static let english: Language = "en"
}
