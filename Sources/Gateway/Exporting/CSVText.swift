/// A table as CSV (RFC 4180) that no spreadsheet takes for formulas.
///
/// A text that a spreadsheet could run, or that begins with an apostrophe, gets an apostrophe in front; whoever reads the
/// table back takes one leading apostrophe away and has every text as it was.
package struct CSVText: Sendable {
    package enum Field: Hashable, Sendable {
        case text(String)
        /// Digits, a sign, a stop; never anybody's words.
        case number(String)
        case empty
    }

    package private(set) var text = ""

    /// - Parameter columns: the first line.
    package init(columns: [String]) { add(columns.map { .text($0) }) }

    package mutating func add(_ fields: [Field]) { text += fields.map(Self.written).joined(separator: ",") + "\r\n" }

    private static func written(_ field: Field) -> String {
        switch field {
        case .empty: ""
        case .number(let digits): digits
        case .text(let text): quoted(isDangerous(text) ? "'" + text : text)
        }
    }

    /// Spreadsheets look at the first character, some past blanks, some at its wide form.
    static func isDangerous(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first(where: { !$0.properties.isWhitespace && $0.value >= 0x20 }) else {
            return !text.isEmpty
        }
        return ["=", "+", "-", "@", "'", "＝", "＋", "－", "＠", "|", "%"].contains(first)
            || text.unicodeScalars.first.map { $0.value < 0x20 } ?? false
    }

    private static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { "\",\r\n;\t".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
