/// The platforms as a table of Markdown: what people can do over each, and what not.
package enum PlatformTable {
    package static var lines: [String] {
        let heading = [
            "platform", "hears in groups", "hears alone", "writes in groups", "writes alone", "quotes", "buttons",
            "pictures", "recordings", "edits", "calls people", "resend known", "longest message",
            "at most",
        ]
        return [row(heading), row(heading.map { _ in "---" })] + Registry.platforms.map { row(cells(of: $0)) }
    }

    private static func cells(of platform: Platform) -> [String] {
        let can = platform.abilities
        let marks = [
            mark(can.tellsQuotes), mark(can.buttons), mark(can.images), mark(can.recordings),
            change(can.edits, can.deletions), mark(can.mentions), mark(can.recognisesResend),
        ]
        return [
            "`\(platform.name)`", word(can.hearsGroup), word(can.hearsDirect), word(can.writesGroup),
            word(can.writesDirect),
        ]
            + marks + [
                "\(platform.limits.text) \(unit(platform.limits.unit))", word(platform.limits.pace),
            ]
    }

    private static func mark(_ can: Bool) -> String { can ? "yes" : "–" }

    private static func change(_ edits: Bool, _ deletions: Bool) -> String {
        switch (edits, deletions) {
        case (true, true): "both"
        case (true, false): "changed"
        case (false, true): "taken back"
        case (false, false): "–"
        }
    }

    private static func word(_ pace: Pace) -> String {
        func list(_ allowances: [Pace.Allowance], of what: String) -> String? {
            guard !allowances.isEmpty else { return nil }
            let spans = allowances.map { allowance in
                let seconds = allowance.time.components.seconds
                return "\(allowance.count) in \(seconds < 3600 ? "\(seconds) s" : "\(seconds / 3600) h")"
            }
            return what + spans.joined(separator: ", ")
        }
        let lists =
            pace.group == pace.direct
            ? [list(pace.channel, of: ""), list(pace.group, of: "each room ")]
            : [
                list(pace.channel, of: ""), list(pace.group, of: "each group "),
                list(pace.direct, of: "each person "),
            ]
        let words = lists.compactMap(\.self)
        return words.isEmpty ? "–" : words.joined(separator: "; ")
    }

    private static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

    private static func word(_ hearing: Abilities.Hearing) -> String {
        switch hearing {
        case .everything: "everything"
        case .mentions: "when called"
        case .nothing: "–"
        }
    }

    private static func word(_ writing: Abilities.Writing) -> String {
        switch writing {
        case .anytime: "any time"
        case .within(let span): "within \(span.hasSuffix(",") ? String(span.dropLast()) : span)"
        case .never: "–"
        }
    }

    private static func unit(_ unit: Limits.Unit) -> String {
        switch unit {
        case .utf8Bytes: "bytes"
        case .utf16Units: "UTF-16 units"
        case .characters: "characters"
        }
    }
}

extension Platform {
    /// A channel of this platform as the configuration has it, every key with what it is; optional keys behind a #.
    package func sketch(id: String, community: String) -> [String] {
        let head = ["- id: \(id)", "  platform: \(name)", "  community: \(community)"]
        let variable = id.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        return head
            + settings.map { setting in
                let value = setting.secret ? "${\(String(variable))_\(setting.key.uppercased())}" : "…"
                return "  \(setting.required ? "" : "# ")\(setting.key): \(value)  # \(setting.meaning)"
            }
    }
}
