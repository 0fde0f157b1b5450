import Conversations
import Foundation
import Testing
import Understanding

/// What times mean, text by text; the table says how to read it.
@Suite struct TimesTableTests {
    static let table = SlotTable("times")

    @Test func `the table is there`() { #expect(Self.table.rows.count > 400) }

    @Test(arguments: table.rows)
    func `a time is understood as a clerk would`(_ row: SlotTable.Row) throws {
        let asked = try JSONSerialization.data(withJSONObject: ["id": "1", "text": row.text, "now": row.now])
        let answer = try WordsFolder.understander.get().slots(line: String(decoding: asked, as: UTF8.self), number: 1)
        let told = try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
        let times = try #require(told["times"] as? [[String: Any]])
        let windows = times.map { time in
            "\(Self.shown(time["from"])) ~ \(Self.shown(time["to"]))".trimmingCharacters(in: .whitespaces)
        }
        #expect(windows.joined(separator: "; ") == row.told.replacing(" 00:00", with: ""), "\(row)")
        for time in times {
            let written = try #require(time["text"] as? String)
            #expect(!written.isEmpty && row.text.contains(written))
        }
    }

    /// `MM-DD HH:MM`, with the year where it is not 2026 and without the hour at midnight.
    private static func shown(_ stamp: Any?) -> String {
        guard let stamp = stamp as? String else { return "" }
        var shown = String(stamp.prefix(16)).replacing("T", with: " ")
        if shown.hasSuffix(" 00:00") { shown = String(shown.dropLast(6)) }
        return shown.hasPrefix("2026-") ? String(shown.dropFirst(5)) : shown
    }
}
