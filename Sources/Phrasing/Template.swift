import ServiceDesk

/// A wording with holes: `已收到，编号 {numbers}[，负责人{owner}]。`
///
/// `{slot}` is filled from the statement; what stands in `[…]` is said only if every slot in it is filled.
/// A backslash makes the next character plain.
package struct Template: Hashable, Sendable {
    package indirect enum Piece: Hashable, Sendable {
        case words(String)
        case slot(String)
        case ifFilled([Piece])
    }

    package let pieces: [Piece]

    /// - Throws: `TemplateFault` for a brace or bracket without its other half, an empty name, or brackets in brackets.
    package init(parsing source: String) throws(TemplateFault) {
        var reader = TemplateReader(source)
        pieces = try reader.pieces(inBrackets: false)
    }

    /// Slots outside brackets: the statement must fill them.
    package var needed: Set<String> {
        Set(
            pieces.compactMap { piece in
                switch piece {
                case .slot(let name): name
                case .words, .ifFilled: nil
                }
            })
    }

    /// Slots inside brackets.
    package var optional: Set<String> {
        Set(
            pieces.flatMap { piece in
                switch piece {
                case .ifFilled(let inner): inner.compactMap(\.slotName)
                case .words, .slot: [] as [String]
                }
            })
    }
}

extension Template.Piece {
    var slotName: String? {
        switch self {
        case .slot(let name): name
        case .words, .ifFilled: nil
        }
    }
}

/// A wording that cannot be read.
package enum TemplateFault: Error, Hashable, Sendable, CustomStringConvertible {
    case unclosed(Character)
    case unopened(Character)
    case emptyName
    case nested
    case nothingToFill

    package var description: String {
        switch self {
        case .unclosed(let mark): "‘\(mark)’ is never closed"
        case .unopened(let mark): "‘\(mark)’ closes nothing"
        case .emptyName: "‘{}’ names no slot"
        case .nested: "‘[’ stands inside ‘[…]’"
        case .nothingToFill: "‘[…]’ holds no slot, so it would always be said"
        }
    }
}

private struct TemplateReader {
    private var rest: Substring

    init(_ source: String) { rest = source[...] }

    mutating func pieces(inBrackets: Bool) throws(TemplateFault) -> [Template.Piece] {
        var pieces: [Template.Piece] = []
        var words = ""
        func flushed() -> [Template.Piece] { words.isEmpty ? [] : [.words(words)] }
        while let character = rest.popFirst() {
            switch character {
            case "\\": if let next = rest.popFirst() { words.append(next) }
            case "{":
                pieces += flushed()
                words = ""
                pieces.append(.slot(try slot()))
            case "}": throw .unopened("}")
            case "[":
                guard !inBrackets else { throw .nested }
                pieces += flushed()
                words = ""
                let inner = try self.pieces(inBrackets: true)
                guard inner.contains(where: { $0.slotName != nil }) else { throw .nothingToFill }
                pieces.append(.ifFilled(inner))
            case "]":
                guard inBrackets else { throw .unopened("]") }
                return pieces + flushed()
            default: words.append(character)
            }
        }
        guard !inBrackets else { throw .unclosed("[") }
        return pieces + flushed()
    }

    private mutating func slot() throws(TemplateFault) -> String {
        guard let end = rest.firstIndex(of: "}") else { throw .unclosed("{") }
        let name = String(rest[..<end])
        rest = rest[rest.index(after: end)...]
        guard !name.isEmpty else { throw .emptyName }
        return name
    }
}
