/// A single character that is longer than the pieces are to be.
package struct TooWide: Error, Hashable, Sendable {
    package let character: Character
    package let limit: Int

    package init(character: Character, limit: Int) {
        self.character = character
        self.limit = limit
    }
}

/// Cuts a text into pieces a platform will take, at line ends where it can.
///
/// - Parameters:
///   - text: may be empty; then there are no pieces.
///   - limit: the longest piece in `unit`s; in UTF-8 bytes, 水 is 3.
/// - Returns: pieces that join back into `text`, each within `limit`, no character split.
/// - Throws: `TooWide` when a single character does not fit.
///
/// Source of the strictest limit in use: WeCom group robot, 2048 bytes of text
/// (企业微信开发者中心, 群机器人配置说明, 文本类型).
package func pieces(of text: String, limit: Int, unit: Limits.Unit = .utf8Bytes) throws(TooWide) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var width = 0
    for character in text {
        let added = unit.length(of: String(character))
        guard added <= limit else { throw TooWide(character: character, limit: limit) }
        while width + added > limit {
            let cut = piece.lastIndex(of: "\n").map(piece.index(after:)) ?? piece.endIndex
            pieces.append(String(piece[..<cut]))
            piece.removeSubrange(..<cut)
            width = unit.length(of: piece)
        }
        piece.append(character)
        width += added
    }
    return piece.isEmpty ? pieces : pieces + [piece]
}
