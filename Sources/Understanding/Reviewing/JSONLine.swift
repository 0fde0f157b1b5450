import Foundation

/// JSON whose keys stay in the order they were given, on one line, with blanks after commas and colons.
package indirect enum JSONLine: Sendable {
    case text(String)
    /// As it is written: numbers, true, false, null.
    case plain(String)
    case list([JSONLine])
    case object([(String, JSONLine)])

    package static let null = Self.plain("null")

    package var written: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .plain(let plain): plain
        case .list(let values): "[\(values.map(\.written).joined(separator: ", "))]"
        case .object(let pairs):
            "{\(pairs.map { "\(Self.quoted($0.0)): \($0.1.written)" }.joined(separator: ", "))}"
        }
    }

    /// The order in which the fields of an item and of its acts are written; others come behind them.
    private static let order = [
        "id", "lang", "role", "chat", "mentioned", "home", "context", "now", "text", "expect", "intent", "category",
        "urgency", "place", "when", "period", "feeKind", "amount", "rating", "ticket", "phone", "person",
        "department", "audience", "duration", "building", "unit", "room", "floor", "area", "from", "to", "buildings",
        "units", "all", "pending", "repliesTo",
    ]

    /// What `JSONSerialization` reads.
    package init(any value: Any) {
        switch value {
        case let text as String: self = .text(text)
        case let list as [Any]: self = .list(list.map(JSONLine.init(any:)))
        case let object as [String: Any]:
            let place = { (key: String) in Self.order.firstIndex(of: key) ?? Self.order.count }
            let sorted = object.sorted { (place($0.key), $0.key) < (place($1.key), $1.key) }
            self = .object(sorted.map { ($0.key, JSONLine(any: $0.value)) })
        case let number as NSNumber:
            // On Linux a number that JSON wrote as true is told from 1 by its type alone.
            let isTruth = Self.isTruthValue(number)
            self = .plain(isTruth ? (number.boolValue ? "true" : "false") : number.stringValue)
        default: self = .null
        }
    }

    private static func isTruthValue(_ number: NSNumber) -> Bool {
        number === NSNumber(value: true) || number === NSNumber(value: false)
            || String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            // Separators of lines would cut a line of JSONL in two for some readers.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{85}", "\u{2028}"..."\u{2029}":
                let code = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - code.count) + code
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
