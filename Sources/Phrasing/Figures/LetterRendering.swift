import ServiceDesk

/// The month for everybody.
extension PhraseBook {
    func render(_ letter: ServiceLetter) -> String {
        var lines = [
            fill(.letter, ["dates": dates(letter.span)]),
            fill(.letterCounts, ["received": String(letter.received), "closed": String(letter.closed)]),
        ]
        lines += letter.lines.map { line in
            fill(
                .letterLine, ["indicator": names.figures.indicators[line.indicator], "value": value(line.figure)])
        }
        if !letter.troubles.isEmpty {
            let items = letter.troubles.map { trouble in
                fill(.counted, ["name": name(.category(trouble.category)), "count": String(trouble.count)])
            }
            lines.append(fill(.letterMost, ["list": items.joined(separator: names.listSeparator)]))
        }
        return lines.joined(separator: "\n")
    }
}
