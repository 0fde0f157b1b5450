import ServiceDesk

extension Acting {
    /// The category a text names outright: by its code, as building.wall, or by one of its names that is not denied; of
    /// several the last: 不是漏水，是渗水.
    var named: ServiceDesk.Category? {
        code
            ?? heard.reading.hits.last { hit in
                if case .category = heard.reading.senses[hit.cue] { !isDenied(hit) } else { false }
            }.flatMap { hit in
                if case .category(let category) = heard.reading.senses[hit.cue] { category } else { nil }
            }
    }

    private var code: ServiceDesk.Category? {
        guard heard.reading.scalars.contains(0x2E) else { return nil }
        // Codes are in plain letters, so that the original serves; a full stop behind one ends the sentence.
        for word in heard.reading.original.split(whereSeparator: { !$0.isASCII || !($0.isLetter || $0 == ".") }) {
            let code = word.last == "." ? word.dropLast() : word
            if code.contains("."), let category = ServiceDesk.Category(rawValue: code.lowercased()) { return category }
        }
        return nil
    }

    /// Words that deny stand right before it.
    private func isDenied(_ hit: Hit) -> Bool {
        heard.reading.hits(endingAt: hit.start).contains { rules.denials.contains($0.cue) }
    }
}
