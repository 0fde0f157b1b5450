import ServiceDesk

/// What led to an answer, one step a line, for people.
struct Trail {
    var lines: [String]

    init(_ reading: Reading, heard: Heard, reader: Reader) {
        lines = ["normal \(reading.text.description)", "reads  \(reader.language)"]
        for hit in reading.hits {
            let word = reading.text.string(hit.start..<hit.end)
            lines.append("cue    \(reader.names.names[hit.cue]): \(word) (\(reader.source(of: hit)))")
        }
        for (index, clause) in reading.clauses.enumerated() {
            lines.append(
                "clause \(index + 1), matter \(clause.segment + 1): \(reading.text.string(clause.start..<clause.end))")
        }
        for entity in heard.entities {
            lines.append(
                "names  \(entity.kind): \(reading.text.original(entity.start..<entity.end, of: reading.original))")
        }
        for finding in heard.findings {
            let fate =
                finding.reason
                ?? (heard.matters.contains { $0.start == finding.start && $0.category == finding.category }
                    ? "chosen" : "outweighed")
            lines.append(
                "fault  \(finding.source): \(finding.category.rawValue), \(finding.urgency.rawValue), weight \(finding.weight), \(fate)"
            )
        }
    }

    mutating func add(_ acts: [Act]) {
        for act in acts { lines.append("act    \(ActLine.text(of: act))") }
        if acts.isEmpty { lines.append("act    none: the desk stays silent") }
    }
}
