import Foundation

/// The XML that WeCom and WeChat write: elements with text or elements in them, and nothing else.
///
/// Read by ourselves, and no more of XML than they use: libxml2 would have to be installed beside the program, and
/// Foundation's parser over it drops unknown entities without a word, tells CDATA apart from text and has no limit of
/// depth. Refused are: a DTD, entities beyond the five built in, an element given twice, anything too deep.
struct FlatXML: Sendable {
    let name: String
    /// What stands in it, CDATA as it is; white space around it is for layout.
    let text: String
    let children: [FlatXML]

    /// The deepest in use: items a person chose in a card.
    private static let deepest = 6
    /// Names that lists repeat; any other given twice is refused, for readers differ in which of the two counts.
    private static let repeated: Set<String> = ["List", "SelectedItem", "OptionId", "item"]

    subscript(name: String) -> FlatXML? { children.first { $0.name == name } }

    /// - Throws: `dtdForbidden`, `duplicateElement`, `badUTF8` or `malformedXML`, never quoting what was written.
    init(_ bytes: [UInt8]) throws(Refusal) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Refusal(.badUTF8, "not UTF-8") }
        guard !bytes.contains(0) else { throw Refusal(.malformedXML, "a NUL in the text") }
        var reader = Reader(text)
        self = try reader.document()
    }

    private init(name: String, text: String, children: [FlatXML]) {
        self.name = name
        self.text = text
        self.children = children
    }

    private struct Reader {
        var rest: Substring.UnicodeScalarView

        init(_ text: String) {
            var scalars = text.replacing("\r\n", with: "\n").unicodeScalars[...]
            if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
            rest = Substring(scalars).unicodeScalars
        }

        mutating func document() throws(Refusal) -> FlatXML {
            if takes("<?xml") {
                guard let declaration = upTo("?>") else { throw malformed("an unfinished declaration") }
                let encoding = declaration.lowercased().split(separator: "encoding", maxSplits: 1).dropFirst().first
                guard encoding?.contains("utf-8") ?? true else { throw malformed("another encoding than UTF-8") }
            }
            try skipMargin()
            guard takes("<") else { throw malformed("no element") }
            let root = try element(depth: 1)
            try skipMargin()
            guard rest.isEmpty else { throw malformed("something after the end") }
            return root
        }

        /// Behind its `<`.
        private mutating func element(depth: Int) throws(Refusal) -> FlatXML {
            guard depth <= FlatXML.deepest else { throw malformed("elements nested too deep") }
            let name = try self.name()
            if try !endOfTag() { return FlatXML(name: name, text: "", children: []) }
            var text = ""
            var children: [FlatXML] = []
            while true {
                if takes("</") {
                    guard try self.name() == name, takesEnd() else { throw malformed("an element ends as another") }
                    return FlatXML(name: name, text: text.trimmed, children: children)
                } else if takes("<![CDATA[") {
                    guard let words = upTo("]]>") else { throw malformed("an unfinished CDATA section") }
                    text += words
                } else if takes("<!--") {
                    guard upTo("-->") != nil else { throw malformed("an unfinished comment") }
                } else if takes("<!") {
                    throw Refusal(.dtdForbidden, "a declaration inside the document")
                } else if takes("<") {
                    let child = try element(depth: depth + 1)
                    guard FlatXML.repeated.contains(child.name) || !children.contains(where: { $0.name == child.name })
                    else { throw Refusal(.duplicateElement, "an element is given twice") }
                    children.append(child)
                } else if takes("&") {
                    text.unicodeScalars.append(try reference())
                } else if let next = rest.popFirst() {
                    text.unicodeScalars.append(next)
                } else {
                    throw malformed("the end is missing")
                }
            }
        }

        private mutating func name() throws(Refusal) -> String {
            let name = rest.prefix { $0.isASCIIWordLike || $0 == "-" || $0 == "." || $0 == ":" }
            guard !name.isEmpty, name.count <= 64 else { throw malformed("an element without a name") }
            rest = rest.dropFirst(name.count)
            return String(name)
        }

        /// - Returns: false for an element that ends where it begins. Attributes are read over.
        private mutating func endOfTag() throws(Refusal) -> Bool {
            while true {
                skipSpace()
                if takes("/>") { return false }
                if takes(">") { return true }
                _ = try name()
                skipSpace()
                guard takes("=") else { throw malformed("an attribute without a value") }
                skipSpace()
                guard let quote = rest.popFirst(), quote == "\"" || quote == "'", let value = upTo(String(quote)),
                    !value.contains("<")
                else { throw malformed("an attribute without a value") }
            }
        }

        private mutating func takesEnd() -> Bool {
            skipSpace()
            return takes(">")
        }

        /// Behind its `&`.
        private mutating func reference() throws(Refusal) -> Unicode.Scalar {
            guard let name = upTo(";"), name.utf8.count <= 10 else { throw malformed("an & that stands for nothing") }
            switch name {
            case "amp": return "&"
            case "lt": return "<"
            case "gt": return ">"
            case "quot": return "\""
            case "apos": return "'"
            default: break
            }
            let number = name.dropFirst()
            let code =
                number.first == "x"
                ? UInt32(number.dropFirst(), radix: 16) : number.digits.flatMap(UInt32.init(exactly:))
            guard name.first == "#", let code, code >= 0x20 || [9, 10, 13].contains(code),
                let scalar = Unicode.Scalar(code)
            else { throw malformed("an entity that is not built in") }
            return scalar
        }

        /// Space and comments around the one element.
        private mutating func skipMargin() throws(Refusal) {
            while true {
                skipSpace()
                if takes("<!--") {
                    guard upTo("-->") != nil else { throw malformed("an unfinished comment") }
                } else if takes("<!") {
                    throw Refusal(.dtdForbidden, "the document has a DTD")
                } else {
                    return
                }
            }
        }

        private mutating func skipSpace() {
            rest = rest.drop { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }
        }

        private mutating func takes(_ sign: String) -> Bool {
            guard rest.starts(with: sign.unicodeScalars) else { return false }
            rest = rest.dropFirst(sign.unicodeScalars.count)
            return true
        }

        /// What stands before the sign, which is taken too; nil where it does not come.
        private mutating func upTo(_ sign: String) -> String? {
            var words = ""
            while !rest.isEmpty {
                if takes(sign) { return words }
                if let next = rest.popFirst() { words.unicodeScalars.append(next) }
            }
            return nil
        }

        private func malformed(_ what: String) -> Refusal { Refusal(.malformedXML, what) }
    }
}

/// Text as it stands in CDATA; its end sign is split over two sections.
func cdata(_ text: String) -> String {
    "<![CDATA[\(text.replacingBytes(of: "]]>", with: "]]]]><![CDATA[>"))]]>"
}
