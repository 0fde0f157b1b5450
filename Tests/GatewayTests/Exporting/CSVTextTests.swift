import Testing

@testable import Gateway

@Suite struct CSVTextTests {
    @Test(arguments: [
        "=1+1", "+86 138", "-5", "@SUM(A1)", "\t=1", " =1", "＝1+1", "＠x", "'already", "\r=cmd|' /C calc'!A0", "|x",
        "%x",
    ])
    func `what a spreadsheet could run is text to it`(_ text: String) {
        var table = CSVText(columns: ["a"])
        table.add([.text(text)])
        let field = table.text.dropFirst("a\r\n".count).drop { $0 == "\"" }
        #expect(field.first == "'")
    }

    @Test(arguments: [
        "李师傅", "", "3栋", "a,b", "say \"so\"", "line\nline", "=1", "'x", "''", "5", "水;电", "  ", "\u{202E}x",
    ])
    func `every text comes back as it was`(_ text: String) {
        var table = CSVText(columns: ["a", "b"])
        table.add([.text(text), .number("-5")])
        #expect(Self.fields(String(table.text.dropFirst("a,b\r\n".count))) == [text, "-5"])
    }

    /// As RFC 4180 says, and one apostrophe taken away.
    private static func fields(_ line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        for scalar in line.unicodeScalars.dropLast(2) {
            switch scalar {
            case "\"":
                isQuoted.toggle()
                if isQuoted, fields[fields.count - 1].hasSuffix("\u{1}") {
                    fields[fields.count - 1].removeLast()
                    fields[fields.count - 1] += "\""
                } else if !isQuoted {
                    fields[fields.count - 1] += "\u{1}"
                }
            case "," where !isQuoted: fields.append("")
            case _: fields[fields.count - 1].unicodeScalars.append(scalar)
            }
        }
        return fields.map { field in
            let bare = field.hasSuffix("\u{1}") ? String(field.dropLast()) : field
            return bare.hasPrefix("'") ? String(bare.dropFirst()) : bare
        }
    }
}
