import ServiceDesk

/// Reads an answer to a checklist: 3栋 1正常 2正常 3堵塞 已拍照; 5栋都正常; 2堵了已疏通，其他正常.
struct ChecklistReader {
    private let reading: Reading
    private let tokens: [CheckToken]
    private let words: CheckWords

    /// - Parameter most: the highest number an item can have; others are words.
    init(_ heard: Heard, names: CueNames, most: Int) {
        reading = heard.reading
        words = CheckWords(heard.reading, names: names)
        tokens = CheckToken.all(in: heard, words: words, most: most)
    }

    /// Nil: it says nothing of any item.
    func read() -> CheckReading? {
        var parts: [CheckReading.Part] = []
        var isVerdictKnown = false
        var isLoose = false
        var index = 0
        while index < tokens.count || parts.isEmpty {
            var part = CheckReading.Part(places: [])
            let start = index < tokens.count ? tokens[index].start : 0
            while index < tokens.count, case .place(let place) = tokens[index].kind, isJoined(index, to: part) {
                part.places.append(place)
                index += 1
            }
            let lead = span(after: index, from: index == 0 ? 0 : max(start, tokens[index - 1].end))
            if let rest = words.rest(in: lead) {
                part.rest = rest.verdict
                isVerdictKnown = true
                isLoose = isLoose || words.hasMore(in: lead)
            }
            while index < tokens.count, case .items(let items) = tokens[index].kind {
                let said = span(after: index + 1, from: tokens[index].end)
                let end = words.restStart(in: said) ?? said.upperBound
                let own = said.lowerBound..<end
                if let rest = words.rest(in: end..<said.upperBound) {
                    part.rest = rest.verdict
                    isVerdictKnown = true
                }
                if let verdict = words.verdict(in: own) {
                    part.marks.append(
                        .init(items, verdict, words: reading.text.original(trimmed(own), of: reading.original)))
                    isVerdictKnown = true
                } else if words.saysSomething(in: own) {
                    part.marks.append(
                        .init(items, .failed, words: reading.text.original(trimmed(own), of: reading.original)))
                }
                index += 1
            }
            parts.append(part)
            if tokens.isEmpty { break }
        }
        return told(parts, isVerdictKnown: isVerdictKnown, isLoose: isLoose)
    }

    private func told(_ parts: [CheckReading.Part], isVerdictKnown: Bool, isLoose: Bool) -> CheckReading? {
        let full = parts.filter { !$0.isEmpty }
        guard isVerdictKnown, !full.isEmpty else {
            if words.isEnd {
                var reading = CheckReading(parts: [], isWeak: true)
                reading.isEnd = true
                return reading
            }
            let places = parts.flatMap(\.places)
            // “3栋”, and nothing else.
            guard places.count == 1, full.isEmpty, !words.hasMore(in: (tokens.last?.end ?? 0)..<reading.scalars.count)
            else { return nil }
            return CheckReading(parts: [CheckReading.Part(places: places)], isWeak: true)
        }
        let marks = full.reduce(0) { $0 + $1.marks.count }
        let isPlaced = full.contains { !$0.places.isEmpty }
        return CheckReading(parts: full, isWeak: isLoose || (!isPlaced && marks < 2))
    }

    /// Places side by side are told of together.
    private func isJoined(_ index: Int, to part: CheckReading.Part) -> Bool {
        part.places.isEmpty || !words.saysSomething(in: tokens[index - 1].end..<tokens[index].start)
    }

    /// From a place in the text to the next token.
    private func span(after index: Int, from start: Int) -> Range<Int> {
        let end = index < tokens.count ? tokens[index].start : reading.scalars.count
        return min(start, end)..<end
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, !Scalars.isWordy(reading.scalars[start]) { start += 1 }
        while end > start, !Scalars.isWordy(reading.scalars[end - 1]) { end -= 1 }
        return start..<end
    }
}

extension Understander {
    /// What a text tells as an answer to a checklist; nil where it is none.
    ///
    /// - Parameter most: the highest number an item can have.
    package func checklist(_ text: String, in hearing: Hearing, most: Int) -> CheckReading? {
        guard let (heard, names) = noticed(text, in: hearing), !heard.reading.scalars.isEmpty else { return nil }
        return ChecklistReader(heard, names: names, most: most).read()
    }
}
