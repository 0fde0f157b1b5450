extension String {
    /// With every run of spaces and tabs made one space; line ends stay.
    var foldingSpaces: String {
        reduce(into: "") { folded, character in
            switch character {
            case " ", "\t": if folded.last != " " { folded.append(" ") }
            default: folded.append(character)
            }
        }
    }
}
