import Foundation
import Testing

/// A table of texts with what they name, under `Fixtures/slots`: `text -> what`, remarks behind #, `@ instant` for now.
struct SlotTable {
    struct Row: CustomTestStringConvertible, Sendable {
        let text: String
        let told: String
        let now: String
        let place: String

        var testDescription: String { "\(place): \(text)" }
    }

    let rows: [Row]

    init(_ name: String) {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/slots/\(name).txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        var now = "2026-11-23T10:00:00+08:00"
        var rows: [Row] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("#") || line.isEmpty { continue }
            if line.hasPrefix("@ ") {
                now = String(line.dropFirst(2))
                continue
            }
            let sides = line.components(separatedBy: " ->")
            guard sides.count == 2 else { continue }
            rows.append(
                Row(
                    text: sides[0], told: sides[1].trimmingCharacters(in: .whitespaces), now: now,
                    place: "\(name).txt:\(index + 1)"))
        }
        self.rows = rows
    }
}
