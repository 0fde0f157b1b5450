import Chat

extension Slack {
    /// mrkdwn. Its `* _ ~` cannot be escaped and change looks only; the three characters that act are escaped.
    package static func markup(_ run: RichText.Run) -> String {
        switch run {
        case .text(let words): escaped(words)
        case .bold(let words) where canBeBold(words): "*\(escaped(words))*"
        case .bold(let words): escaped(words)
        case .link(let label, let address) where isOpenable(address):
            "<\(escaped(address))|\(escaped(label.replacingBytes(of: "|", with: "¦")))>"
        case .mention(let account, _) where isPerson(account.raw): "<@\(account.raw)>"
        case .link, .mention: escaped(RichText([run]).plain)
        case .lineBreak: "\n"
        }
    }

    /// By scalars, not characters: `<` with an accent on it is another character, and still opens a reference.
    private static func escaped(_ words: String) -> String {
        words.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    /// An asterisk of its own, or a blank at an end, would end it early or not begin it.
    private static func canBeBold(_ words: String) -> Bool {
        words == words.trimmed && !words.isEmpty && !words.contains("*") && !words.contains("\n")
    }

    private static func isOpenable(_ address: String) -> Bool {
        (address.hasPrefix("https://") || address.hasPrefix("http://"))
            && !address.unicodeScalars.contains { "<>| \n".unicodeScalars.contains($0) }
    }

    /// U or W and capital letters and digits; anything else would be no mention but markup of another's making.
    private static func isPerson(_ id: String) -> Bool {
        ["U", "W"].contains(id.first) && id.utf8.count > 1
            && id.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) || ("0"..."9").contains($0) }
    }
}
