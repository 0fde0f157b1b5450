import Foundation
import ServiceDesk

/// What led to an answer, one step a line, for people who keep the words and rules.
struct Trail {
    private(set) var lines: [String] = []
    private let heard: Heard
    private let reader: Reader
    private let telling: Telling

    /// The most rules of one kind that are shown as not holding; who looks for more looks into the files.
    private static let most = 12

    init(_ heard: Heard, reader: Reader) {
        self.heard = heard
        self.reader = reader
        telling = Telling(heard: heard, reader: reader)
        say("text", "\(heard.reading.text.description)  (read as \(reader.language.code))")
        addWords()
        addScopes()
        addEntities()
        addTroubles()
    }

    /// Writes down the rules whose words are there, those that fired first.
    mutating func add(_ tried: [(saying: CompiledRules.Saying, unmet: Unmet?)]) {
        for (saying, unmet) in tried where unmet == nil {
            say("rule", "+ \(name(of: saying))  fires  \(saying.rule.source)")
        }
        let rejected = tried.compactMap { saying, unmet in unmet.map { (saying, $0) } }.enumerated()
            .sorted { ($0.element.1.distance, $0.offset) < ($1.element.1.distance, $1.offset) }.map(\.element)
        for (saying, unmet) in rejected.prefix(Self.most) {
            let why = saying.explain(unmet, heard: heard, names: reader.names)
            say("rule", "- \(name(of: saying))  \(why)  \(saying.rule.source)")
        }
        if rejected.count > Self.most { say("rule", "- \(rejected.count - Self.most) more do not hold") }
    }

    mutating func add(_ acts: [Act], doubt: Doubt?) {
        for act in acts { say("act", ActLine.text(of: act, in: heard.hearing.zone)) }
        if acts.isEmpty { say("act", "none") }
        if let doubt { say("asks", doubt.description) }
    }

    private mutating func say(_ step: String, _ line: String) {
        lines.append(step.padding(toLength: 9, withPad: " ", startingAt: 0) + line)
    }

    private func name(of saying: CompiledRules.Saying) -> String {
        "\(saying.rule.silent ? "silence" : saying.rule.intent.rawValue) (priority \(saying.rule.priority))"
    }

    // MARK: what was heard

    /// A line a word, with all that it was heard as.
    private mutating func addWords() {
        var shown: [Range<Int>] = []
        for hit in heard.reading.hits where !shown.contains(hit.start..<hit.end) {
            shown.append(hit.start..<hit.end)
            let meanings = heard.reading.hits.filter { $0.start == hit.start && $0.end == hit.end }
            let told = meanings.map { "\(reader.names.names[$0.cue]) (\(reader.source(of: $0)))" }
            say("word", "\(word(hit)): \(told.joined(separator: ", "))")
        }
    }

    private mutating func addScopes() {
        let clauses = heard.reading.clauses
        for (index, clause) in clauses.enumerated() {
            let words = heard.reading.hits.filter { hit in
                let name = reader.names.names[hit.cue]
                return hit.start >= clause.start && hit.start < clause.end
                    && (name.hasPrefix("scope.") || name.hasPrefix("mask."))
            }
            let scopes = words.map { "\(reader.names.names[$0.cue]): \(word($0))" }
            let told = heard.reading.text.string(clause.start..<clause.end).trimmingBlanks()
            say(
                "clause",
                "\(index + 1), matter \(clause.segment + 1): \(told)"
                    + (scopes.isEmpty ? "" : "  [\(scopes.joined(separator: ", "))]"))
        }
    }

    private mutating func addEntities() {
        for entity in heard.entities {
            let written = heard.reading.text.original(entity.start..<entity.end, of: heard.reading.original)
            say("names", "\(written): \(entity.kind.explained(in: heard.hearing.zone))")
        }
    }

    // MARK: what trouble it is

    private mutating func addTroubles() {
        let open = heard.findings.filter { $0.reason == nil }
        for finding in heard.findings {
            let isChosen = heard.matters.contains { $0.source == finding.source && $0.start == finding.start }
            let heavier = open.max { $0.weight < $1.weight }
            let fate =
                finding.reason.map { "is none: \($0)" }
                ?? (isChosen ? "chosen" : "outweighed by \(heavier?.category.rawValue ?? "another")")
            let words = telling.words(of: finding).joined(separator: " ")
            say(
                "trouble",
                "\(isChosen ? "+" : "-") \(finding.category.rawValue) (\(finding.urgency.rawValue),"
                    + " weight \(finding.weight)) by \(words)  \(fate)  \(finding.source)")
        }
        addMissedTroubles()
        for matter in heard.matters {
            guard let (rule, words) = telling.grading(of: matter) else {
                say("urgency", "\(matter.urgency.rawValue) for \(matter.category.rawValue)  \(matter.source)")
                continue
            }
            let by = words.isEmpty ? "" : " by \(words.joined(separator: " "))"
            say("urgency", "\(rule.urgency.rawValue) for \(matter.category.rawValue)\(by)  \(rule.source)")
        }
    }

    /// Rules of which some words are there, but not all.
    private mutating func addMissedTroubles() {
        let found = Set(heard.findings.map(\.source))
        let missed = reader.rules.faults(setOffBy: heard.reading)
            .filter { !found.contains($0.rule.source) }
        for fault in missed.prefix(Self.most) {
            let why = fault.test.explain(in: heard.reading, names: reader.names) ?? "its words stand too far apart"
            say("trouble", "- \(fault.rule.category.rawValue)  \(why)  \(fault.rule.source)")
        }
    }

    private func word(_ hit: Hit) -> String { heard.reading.text.string(hit.start..<hit.end) }
}

extension Entity.Kind {
    fileprivate func explained(in zone: TimeZone) -> String {
        switch self {
        case .address(let place):
            [
                place.building.map { "building \($0)" }, place.unit.map { "unit \($0)" },
                place.room.map { "room \($0)" }, place.floor.map { "floor \($0)" },
            ].compactMap(\.self).joined(separator: ", ")
        case .ticket(let number, let isNamed): "ticket \(number)\(isNamed ? "" : ", perhaps")"
        case .phone: "a phone"
        case .amount(let hundredths): "an amount, \(hundredths) fen"
        case .duration(let minutes): "a duration, \(minutes) minutes"
        case .rating(let rating): "a rating, \(rating) of 5"
        case .time(let window):
            "a time, from \(window.from.map { TimeStamp.text(of: $0, in: zone) } ?? "now on")"
                + " to \(window.to.map { TimeStamp.text(of: $0, in: zone) } ?? "no end")"
        case .person: "a person"
        }
    }
}
