/// A text made comparable, with the way back to what was written.
package struct NormalText: Sendable, Equatable {
    /// Unicode scalar values: folded, lower case, slips put right.
    package var scalars: [UInt32]
    /// For each scalar, where it comes from, counted in the scalars of the original; one entry more, for the end.
    package var origins: [Int]

    init(capacity: Int) {
        scalars = []
        origins = []
        scalars.reserveCapacity(capacity)
        origins.reserveCapacity(capacity + 1)
    }

    /// Adds a scalar unless it repeats what says no more when said again: !!!, a third 救, a second blank.
    mutating func append(_ value: UInt32, from origin: Int) {
        let count = scalars.count
        if value == Scalars.space, count == 0 { return }
        if count > 0, scalars[count - 1] == value {
            // Ratings are counted by their stars; phones are masked with asterisks.
            let isCounted = value == 0x2B50 || value == Scalars.hyphen || value == 0x2A
            let isWordy = Scalars.isWordy(value)
            if !isWordy, !isCounted { return }
            // 救救救救命, sooooo: two say as much as ten. A number keeps all its digits, also in words.
            if isWordy, count > 1, scalars[count - 2] == value, !Scalars.isDigit(value), Number.digit(value) == nil {
                return
            }
        }
        put(value, from: origin)
    }

    /// Adds a scalar as it is.
    mutating func put(_ value: UInt32, from origin: Int) {
        scalars.append(value)
        origins.append(origin)
    }

    /// Adds a piece of another text as it is.
    mutating func take(_ range: Range<Int>, of other: NormalText) {
        scalars += other.scalars[range]
        origins += other.origins[range]
    }

    /// Closes a text, leaving out blanks at its end.
    mutating func end(at length: Int) {
        while scalars.last == Scalars.space {
            scalars.removeLast()
            origins.removeLast()
        }
        origins.append(length)
    }

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
