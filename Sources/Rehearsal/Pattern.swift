/// A text with wildcards: `{*}` is any text, also none; `{name}` is some text, the same every time in a scene.
///
/// Names are letters, digits and underscores; any other brace is itself.
package struct Pattern: Sendable {
    private enum Piece {
        case literal([Character])
        case anything
        case named(String)
    }

    private var pieces: [Piece] = []

    package init(_ text: String) {
        var cursor = Cursor(text)
        var literal = cursor.position
        while !cursor.atEnd {
            let start = cursor.position
            if let piece = Self.wildcard(&cursor) {
                addLiteral(cursor.text(literal..<start))
                pieces.append(piece)
                literal = cursor.position
            } else {
                cursor.position = start + 1
            }
        }
        addLiteral(cursor.text(literal..<cursor.position))
    }

    /// The names used, in order.
    package var names: [String] {
        pieces.compactMap { if case .named(let name) = $0 { name } else { nil } }
    }

    /// Compares a text with the pattern; wildcards take as little as they can.
    ///
    /// - Parameter known: what names stand for so far.
    /// - Returns: what names stand for now; nil when the text is another.
    package func match(_ text: String, knowing known: [String: String]) -> [String: String]? {
        Self.match(pieces[...], Array(text)[...], known)
    }

    /// The text with every known name replaced; other wildcards stay as they are written.
    package func filled(from known: [String: String]) -> String {
        pieces.map { piece in
            switch piece {
            case .literal(let characters): String(characters)
            case .anything: "{*}"
            case .named(let name): known[name] ?? "{\(name)}"
            }
        }.joined()
    }

    private mutating func addLiteral(_ text: String) {
        if !text.isEmpty { pieces.append(.literal(Array(text))) }
    }

    private static func wildcard(_ cursor: inout Cursor) -> Piece? {
        guard cursor.take("{") else { return nil }
        if cursor.take("*}") { return .anything }
        let name = cursor.take { $0.properties.isAlphabetic || $0.isDigit || $0 == "_" }
        return !name.isEmpty && cursor.take("}") ? .named(name) : nil
    }

    private static func match(
        _ pieces: ArraySlice<Piece>, _ text: ArraySlice<Character>, _ known: [String: String]
    ) -> [String: String]? {
        guard let piece = pieces.first else { return text.isEmpty ? known : nil }
        let others = pieces.dropFirst()
        switch piece {
        case .literal(let characters):
            guard text.starts(with: characters) else { return nil }
            return match(others, text.dropFirst(characters.count), known)
        case .named(let name):
            if let value = known[name] {
                guard text.starts(with: value) else { return nil }
                return match(others, text.dropFirst(value.count), known)
            }
            return shortest(from: 1, of: text) { value, behind in
                match(others, behind, known.merging([name: String(value)]) { _, new in new })
            }
        case .anything:
            return shortest(from: 0, of: text) { _, behind in match(others, behind, known) }
        }
    }

    /// Tries ever longer beginnings of a text until what is behind fits.
    private static func shortest(
        from least: Int, of text: ArraySlice<Character>,
        fits: (_ beginning: ArraySlice<Character>, _ behind: ArraySlice<Character>) -> [String: String]?
    ) -> [String: String]? {
        guard text.count >= least else { return nil }
        for length in least...text.count {
            if let found = fits(text.prefix(length), text.dropFirst(length)) { return found }
        }
        return nil
    }
}
