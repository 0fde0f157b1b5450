import Chat

extension Mattermost {
    /// Markdown. A zero-width space behind every @ and < keeps `@all` and `<!channel>` from calling anybody; nobody can
    /// be called on purpose either, for Mattermost calls by login name, which is no account id.
    package static func markup(_ run: RichText.Run) -> String {
        switch run {
        case .text(let words): escaped(words)
        case .bold(let words) where words == words.trimmed && !words.isEmpty && !words.contains("\n"):
            "**\(escaped(words))**"
        case .bold(let words): escaped(words)
        case .link(let label, let address) where isLinkable(address): "[\(escaped(label))](\(address))"
        case .link, .mention: escaped(RichText([run]).plain)
        case .lineBreak: "\n"
        }
    }

    private static func escaped(_ words: String) -> String {
        literal(words, escaping: "\\`*_{}[]()#+-.!|~>", breaking: "@<")
    }
}
