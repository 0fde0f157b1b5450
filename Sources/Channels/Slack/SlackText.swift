/// A text as it came from Slack, its references made readable, the call of the bot taken out.
struct SlackText {
    let text: String
    let isMentioned: Bool

    /// - Parameter bot: our user id; nil where it is not known.
    init(_ written: String, to bot: String?) {
        var plain = ""
        var isMentioned = false
        var rest = written[...]
        while let start = rest.firstIndex(of: "<") {
            let tail = rest[rest.index(after: start)...]
            guard let end = tail.firstIndex(of: ">") else { break }
            plain += unescaped(rest[..<start])
            let reference = Reference(tail[..<end])
            if let bot, let person = reference.person, person == bot {
                isMentioned = true
            } else {
                plain += unescaped(reference.shown)
            }
            rest = tail[tail.index(after: end)...]
        }
        self.isMentioned = isMentioned
        text = (plain + unescaped(rest)).foldingSpaces.trimmed
    }
}

/// What stands between `<` and `>`: a person, a channel, a group, a date or an address, and how to show it.
private struct Reference {
    private let target: Substring
    private let label: Substring?

    init(_ content: Substring) {
        let parts = content.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        target = parts[0]
        label = parts.count == 2 && !parts[1].isEmpty ? parts[1] : nil
    }

    /// The user id, where it is a person.
    var person: Substring? { target.first == "@" ? target.dropFirst() : nil }

    var shown: Substring {
        switch target.first {
        case "@"?, "#"?: label.map { target.prefix(1) + $0 } ?? target
        case "!"?: command
        case .some, nil: label ?? target
        }
    }

    /// `!channel`, `!subteam^S1|@plumbers`, `!date^…|tomorrow`
    private var command: Substring {
        let name = target.dropFirst()
        if ["channel", "here", "everyone"].contains(name) { return "@" + name }
        return label ?? "@" + Substring(name.split(separator: "^").last ?? name)
    }
}

/// `&amp;` last, or `&amp;lt;` would become a bracket.
private func unescaped(_ text: Substring) -> String {
    String(text).replacingBytes(of: "&lt;", with: "<").replacingBytes(of: "&gt;", with: ">")
        .replacingBytes(of: "&amp;", with: "&")
}
