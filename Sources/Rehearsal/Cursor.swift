/// A line being read, seen twice: as written, and with full-width punctuation folded to half width.
///
/// Both have the same length in Unicode scalars, so that structure is found in the folded line
/// while texts are cut from the written one, untouched.
struct Cursor {
    let written: [Unicode.Scalar]
    let folded: [Unicode.Scalar]
    var position = 0

    /// Blanks at the end of the line do not count, a carriage return neither.
    init(_ line: String) {
        var scalars = Array(line.unicodeScalars)
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        written = scalars
        folded = scalars.map(\.folded)
    }

    var atEnd: Bool { position >= folded.count }
    var next: Unicode.Scalar? { atEnd ? nil : folded[position] }
    /// From here to the end, as written.
    var rest: String { string(written[position...]) }

    func text(_ range: Range<Int>) -> String { string(written[range]) }

    mutating func skipBlanks() {
        while next == " " { position += 1 }
    }

    /// Steps over `expected`, which is given in half width, if it is next.
    mutating func take(_ expected: String) -> Bool {
        let scalars = Array(expected.unicodeScalars)
        guard folded[position...].starts(with: scalars) else { return false }
        position += scalars.count
        return true
    }

    /// Steps over everything that satisfies `belongs`, and gives it in half width; may be empty.
    mutating func take(while belongs: (Unicode.Scalar) -> Bool) -> String {
        let start = position
        while let scalar = next, belongs(scalar) { position += 1 }
        return string(folded[start..<position])
    }

    private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

extension Unicode.Scalar {
    /// Its half-width twin where it is full-width ASCII, a Chinese bracket or a blank; else itself.
    var folded: Unicode.Scalar {
        switch value {
        case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
        case 0x3010: "["
        case 0x3011: "]"
        case 0x3000, 0x2005, 0x00A0, 0x0009: " "
        default: self
        }
    }

    var isDigit: Bool { ("0"..."9").contains(self) }
    var isASCIIWord: Bool { isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}

extension String {
    /// With full-width punctuation in half width, and no blanks around it.
    var folded: String {
        var cursor = Cursor(self)
        cursor.skipBlanks()
        return cursor.take { _ in true }
    }
}
