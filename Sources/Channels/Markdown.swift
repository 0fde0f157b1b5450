/// Words as Markdown shows them unchanged, on platforms that know a backslash before a sign.
///
/// - Parameters:
///   - signs: what gets a backslash.
///   - breaking: signs behind which a zero-width space (U+200B) stands, so that nobody is called: always, since what
///     follows may be in another run.
func literal(_ words: String, escaping signs: String, breaking: String = "") -> String {
    let (signs, breaking) = (signs.unicodeScalars, breaking.unicodeScalars)
    return words.unicodeScalars.reduce(into: "") { result, scalar in
        if signs.contains(scalar) { result += "\\" }
        result.unicodeScalars.append(scalar)
        if breaking.contains(scalar) { result += "\u{200B}" }
    }
}

/// Whether an address may stand in a link of Markdown: a page's, with nothing that would end it early.
func isLinkable(_ address: String) -> Bool {
    (address.hasPrefix("https://") || address.hasPrefix("http://"))
        && !address.unicodeScalars.contains { "()<>[]\\\"` \n\t".unicodeScalars.contains($0) }
}
