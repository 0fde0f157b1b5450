/// A text as Teams tells it, half HTML: the call of the webhook cut, other calls as names, tags dropped.
struct TeamsText {
    let text: String

    init(_ written: String, calling name: String?) {
        var plain = ""
        var rest = written[...]
        while let start = rest.firstIndex(of: "<") {
            let tail = rest[rest.index(after: start)...]
            guard let end = tail.firstIndex(of: ">") else { break }
            plain += unescaped(rest[..<start])
            let tag = tail[..<end].lowercased()
            rest = tail[tail.index(after: end)...]
            if tag == "at" || tag.hasPrefix("at ") {
                let called = unescaped(rest.prefix { $0 != "<" })
                rest = rest.drop { $0 != "<" }
                if let name, called != name { plain += "@" + called }
            } else if tag.isBreak {
                plain += "\n"
            } else if !tag.isTag {
                plain += "<"
                rest = tail
            }
        }
        text = (plain + unescaped(rest)).foldingSpaces.trimmed
    }
}

extension String {
    fileprivate var isBreak: Bool { ["br", "br/", "br /", "/p", "/div"].contains(self) }
    /// Or a sign somebody wrote.
    fileprivate var isTag: Bool { first == "/" || first.map { $0.isASCII && $0.isLetter } ?? false }
}

/// `&amp;` last, or `&amp;lt;` would become a bracket.
private func unescaped(_ text: Substring) -> String {
    let signs = [
        ("&nbsp;", " "), ("\u{A0}", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
        ("&amp;", "&"),
    ]
    return signs.reduce(String(text)) { $0.replacingBytes(of: $1.0, with: $1.1) }
}
