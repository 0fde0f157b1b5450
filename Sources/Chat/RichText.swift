/// Text as it is meant, before any platform's markup.
///
/// People's own words enter only as `.text`, so that markup inside them cannot act: adapters escape runs when they encode.
package struct RichText: Hashable, Sendable, Codable {
    package enum Run: Hashable, Sendable, Codable {
        case text(String)
        case bold(String)
        case link(String, to: String)
        /// Calls a person by account; the name is what is shown where the platform cannot call.
        case mention(SenderID, name: String)
        case lineBreak
    }

    package var runs: [Run]

    package init(_ runs: [Run] = []) { self.runs = runs }

    /// Plain text; line feeds become line breaks.
    package init(plain: String) {
        runs = []
        append(plain: plain)
    }

    package mutating func append(plain: String) {
        for (index, line) in plain.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { runs.append(.lineBreak) }
            if !line.isEmpty { runs.append(.text(String(line))) }
        }
    }

    package var isEmpty: Bool { plain.isEmpty }

    /// What is left where a platform shows nothing but characters.
    package var plain: String {
        runs.map { run in
            switch run {
            case .text(let words), .bold(let words): words
            case .link(let label, let address): label == address ? address : "\(label) \(address)"
            case .mention(_, let name): "@\(name)"
            case .lineBreak: "\n"
            }
        }.joined()
    }
}
