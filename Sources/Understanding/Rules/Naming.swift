import ServiceDesk

extension Acting {
    /// The category a text names outright: by its code, as building.wall, or by one of its names that is not denied; of
    /// several the last: 不是漏水，是渗水.
    var named: ServiceDesk.Category? {
        ServiceDesk.Category(codeIn: heard.reading.original)
            ?? heard.reading.hits.last { hit in
                if case .category = heard.reading.senses[hit.cue] { !isDenied(hit) } else { false }
            }.flatMap { hit in
                if case .category(let category) = heard.reading.senses[hit.cue] { category } else { nil }
            }
    }

    /// Words that deny stand right before it.
    private func isDenied(_ hit: Hit) -> Bool {
        heard.reading.hits(endingAt: hit.start).contains { rules.denials.contains($0.cue) }
    }
}

extension Category {
    /// The first code that stands in a text as it was written: building.wall. Codes without a stop are words like others.
    init?(codeIn text: String) {
        guard text.utf8.contains(0x2E) else { return nil }
        for word in text.split(whereSeparator: { !$0.isASCII || !($0.isLetter || $0 == ".") }) where word.contains(".")
        {
            // A full stop behind a code ends the sentence.
            let code = word.last == "." ? word.dropLast() : word
            if code.contains("."), let category = Category(rawValue: code.lowercased()) {
                self = category
                return
            }
        }
        return nil
    }
}
