/// The rows of a table whose fields are set apart by commas, or by tabs where the first line has no comma.
///
/// A field in quotes may hold commas and line ends, and a quote twice for one. Source: RFC 4180. Empty lines and lines
/// that begin with # are left out.
struct CommaRows {
    struct Row: Equatable {
        /// Where it begins, counted from 1.
        let line: Int
        /// Blanks around a field do not count.
        let fields: [String]
    }

    struct Broken: Equatable {
        let line: Int
        let problem: String
    }

    private(set) var rows: [Row] = []
    private(set) var broken: [Broken] = []

    init(_ text: String) {
        // Bytes, for a table has a hundred thousand fields: no mark of this grammar is a part of another character.
        let bytes = Array(text.utf8)
        let firstLine = bytes.prefix { !Self.isLineEnd($0) }
        let comma: UInt8 = firstLine.contains(0x2C) || !firstLine.contains(0x09) ? 0x2C : 0x09
        var reader = Reader(bytes: bytes, comma: comma)
        while let row = reader.row(&broken) {
            let isNothing = row.fields == [""] || row.fields.first?.hasPrefix("#") == true
            if !isNothing { rows.append(row) }
        }
    }

    fileprivate static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}

private struct Reader {
    let bytes: [UInt8]
    let comma: UInt8
    private var position = 0
    private var line = 1
    private static let quote: UInt8 = 0x22

    init(bytes: [UInt8], comma: UInt8) {
        self.bytes = bytes
        self.comma = comma
    }

    /// Nil at the end.
    mutating func row(_ broken: inout [CommaRows.Broken]) -> CommaRows.Row? {
        guard position < bytes.count else { return nil }
        let start = line
        var fields: [String] = []
        while true {
            fields.append(field(&broken, row: start))
            guard position < bytes.count else { break }
            if bytes[position] == comma {
                position += 1
                continue
            }
            passLineEnd()
            break
        }
        return CommaRows.Row(line: start, fields: fields)
    }

    private mutating func field(_ broken: inout [CommaRows.Broken], row: Int) -> String {
        skipBlanks()
        guard position < bytes.count, bytes[position] == Self.quote else {
            let start = position
            while position < bytes.count, bytes[position] != comma, !CommaRows.isLineEnd(bytes[position]) {
                position += 1
            }
            return trimmed(bytes[start..<position])
        }
        position += 1
        var content: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Self.quote {
                guard position < bytes.count, bytes[position] == Self.quote else {
                    skipBlanks()
                    if position < bytes.count, bytes[position] != comma, !CommaRows.isLineEnd(bytes[position]) {
                        broken.append(.init(line: row, problem: "has words behind a closing quote"))
                        while position < bytes.count, bytes[position] != comma, !CommaRows.isLineEnd(bytes[position]) {
                            position += 1
                        }
                    }
                    return trimmed(content[...])
                }
                position += 1
            } else if byte == 0x0A {
                line += 1
            }
            content.append(byte)
        }
        broken.append(.init(line: row, problem: "opens a quote that is never closed; the file may be cut off"))
        return trimmed(content[...])
    }

    private mutating func passLineEnd() {
        if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A { position += 1 }
        position += 1
        line += 1
    }

    private mutating func skipBlanks() {
        while position < bytes.count, bytes[position] == 0x20 || (bytes[position] == 0x09 && comma != 0x09) {
            position += 1
        }
    }

    private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
