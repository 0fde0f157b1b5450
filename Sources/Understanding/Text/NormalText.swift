/// A text made comparable, with the way back to what was written.
package struct NormalText: Sendable, Equatable {
    /// Unicode scalar values: folded, lower case, slips put right.
    package var scalars: [UInt32]
    /// For each scalar, where it comes from, counted in the scalars of the original; one entry more, for the end.
    package var origins: [Int]

    /// The normal form as people can read it, for the trail.
    package var description: String { string(0..<scalars.count) }

    /// A piece of the normal form.
    package func string(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        for value in scalars[range] {
            // Every value was taken from a valid scalar or from a table of them.
            text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return String(text)
    }

    /// What was written where this piece of the normal form is.
    package func original(_ range: Range<Int>, of text: String) -> String {
        let view = text.unicodeScalars
        guard range.lowerBound < range.upperBound, range.upperBound < origins.count else { return "" }
        let lower = origins[range.lowerBound]
        let upper = origins[range.upperBound]
        guard let start = view.index(view.startIndex, offsetBy: lower, limitedBy: view.endIndex),
            let end = view.index(start, offsetBy: max(0, upper - lower), limitedBy: view.endIndex)
        else { return "" }
        return String(view[start..<end]).trimmingBlanks()
    }
}

extension String {
    /// Without blanks at either end.
    func trimmingBlanks() -> String {
        var piece = Substring(self)
        while let first = piece.first, first.isWhitespace { piece.removeFirst() }
        while let last = piece.last, last.isWhitespace { piece.removeLast() }
        return String(piece)
    }
}
