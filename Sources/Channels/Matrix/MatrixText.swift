/// A text as meant for us: without the quoted lines of older programs, and without our name in front of it.
struct MatrixText {
    let text: String
    let isMentioned: Bool

    init(_ content: MatrixEvent.Content, isReply: Bool, to user: String) {
        let body = content.body ?? ""
        let words = isReply ? body.withoutQuotedLines : body
        // Where mentions are listed, even none, only the list counts.
        isMentioned = content.mentions.map { $0.user_ids?.contains(user) ?? false } ?? words.contains(user)
        text = (isMentioned ? words.withoutName(Self.names(of: user, in: content.formatted_body)) : words).trimmed
    }

    /// How the text may call us: by what the link to us says, by the full name, by its first part.
    private static func names(of user: String, in html: String?) -> [String] {
        let local = String(user.dropFirst().prefix { $0 != ":" })
        let link = "https://matrix.to/#/\(user)\">"
        let shown = html.flatMap { html in
            html.range(of: link).map { html[$0.upperBound...].prefix { $0 != "<" } }
        }
        return [shown.map(String.init), user, "@" + local, local].compactMap { $0 }.filter { !$0.isEmpty }
    }
}

extension String {
    /// Older programs repeat what they answer, each line behind `> `, then leave a line empty.
    fileprivate var withoutQuotedLines: String {
        var lines = split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.first?.hasPrefix("> ") == true || lines.first == ">" else { return self }
        lines = lines.drop { $0.hasPrefix("> ") || $0 == ">" }
        if lines.first?.isEmpty == true { lines = lines.dropFirst() }
        return lines.joined(separator: "\n")
    }

    /// Without one of the names at its start, and what stands between a name and what is said.
    fileprivate func withoutName(_ names: [String]) -> String {
        let start = trimmed
        guard let name = names.first(where: { start.lowercased().hasPrefix($0.lowercased()) }) else { return start }
        let rest = start.dropFirst(name.count)
        // “gatehouses” is another word.
        if let next = rest.first, next.isASCII, next.isLetter || next.isNumber || next == "_" || next == "-" {
            return start
        }
        return String(rest.drop { ":,：，".contains($0) })
    }
}
