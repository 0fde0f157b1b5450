import Chat

extension Telegram {
    /// HTML as `parse_mode: HTML` takes it. Never MarkdownV2 for words of others: it has eighteen characters to escape.
    package static func markup(_ run: RichText.Run) -> String {
        switch run {
        case .text(let words): escaped(words)
        case .bold(let words): "<b>\(escaped(words))</b>"
        case .link(let label, let address) where isOpenable(address):
            "<a href=\"\(attribute(address))\">\(escaped(label))</a>"
        // Only a user can be called, and users' ids are positive; rooms, for whom the anonymous write, have others.
        case .mention(let account, let name) where Int64(account.raw).map { $0 > 0 } ?? false:
            "<a href=\"tg://user?id=\(attribute(account.raw))\">\(escaped(name))</a>"
        case .link, .mention: escaped(RichText([run]).plain)
        case .lineBreak: "\n"
        }
    }

    /// Text that acts as nothing but text.
    ///
    /// Telegram calls the user after any `@name`, escaped or not; a zero-width space (U+200B) behind the @ prevents
    /// that, also at the end of a run, since the next one may begin with a name.
    private static func escaped(_ words: String) -> String {
        var result = String.UnicodeScalarView()
        var isAfterAt = false
        for scalar in words.unicodeScalars {
            if isAfterAt, scalar.isASCIIWordLike { result.append("\u{200B}") }
            isAfterAt = scalar == "@"
            append(scalar, to: &result)
        }
        if isAfterAt { result.append("\u{200B}") }
        return String(result)
    }

    /// Inside quotation marks; what is there is not shown, so no @ in it calls anybody.
    private static func attribute(_ value: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            if scalar == "\"" {
                result.append(contentsOf: "&quot;".unicodeScalars)
            } else {
                append(scalar, to: &result)
            }
        }
        return String(result)
    }

    /// By scalars, not characters: `<` with an accent on it is another character, and still opens a tag.
    private static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
        switch scalar {
        case "&": result.append(contentsOf: "&amp;".unicodeScalars)
        case "<": result.append(contentsOf: "&lt;".unicodeScalars)
        case ">": result.append(contentsOf: "&gt;".unicodeScalars)
        default: result.append(scalar)
        }
    }

    /// Addresses that lead to a page; `tg:` ones would call people.
    private static func isOpenable(_ address: String) -> Bool {
        address.hasPrefix("https://") || address.hasPrefix("http://")
    }
}
