/// A text in which people are called as `@name`, in letters, digits, dot, dash and underscore; capitals do not matter.
///
/// `@gatehouse2` and `a@gatehouse` do not call `gatehouse`; `@gatehouse.` at the end of a sentence does.
struct AtName {
    /// Without the call and a colon or comma behind it, if there was one; else as it was.
    let text: String
    let isCalled: Bool

    /// - Parameter name: without the @, in lower case.
    init(_ written: String, called name: String) {
        var left = ""
        var isCalled = false
        var rest = written[...]
        while let at = rest.firstIndex(of: "@") {
            left += rest[..<at]
            let tail = rest[rest.index(after: at)...]
            let named = tail.prefix { $0.isInName }
            let core = named.withoutTrailing(".-_")
            let before = left.last
            if core.lowercased() == name, !(before?.isInName ?? false), before != "@" {
                isCalled = true
                rest = tail[core.endIndex...]
                if let next = rest.first, ":,：，".contains(next) { rest = rest.dropFirst() }
            } else {
                left += "@" + named
                rest = tail[named.endIndex...]
            }
        }
        self.isCalled = isCalled
        text = isCalled ? (left + rest).foldingSpaces.trimmed : written
    }
}

extension Character {
    /// Chinese and other letters end a name, so that one may be called without a blank.
    fileprivate var isInName: Bool { isASCII && (isLetter || isNumber || self == "." || self == "-" || self == "_") }
}

extension Substring {
    fileprivate func withoutTrailing(_ signs: String) -> Substring {
        var text = self
        while let last = text.last, signs.contains(last) { text = text.dropLast() }
        return text
    }
}
