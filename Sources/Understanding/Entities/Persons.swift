/// Finds whom a text names: 李师傅, 老周, @王强, Mr Li, 派给王强.
struct Persons {
    private let reading: Reading

    init(_ reading: Reading) { self.reading = reading }

    /// In the order of the text.
    var found: [Entity] {
        var people = handles() + titled() + nicknamed()
        people += led(beside: people)
        people.sort { ($0.start, -$0.end) < ($1.start, -$1.end) }
        var kept: [Entity] = []
        for person in people where (kept.last?.end ?? 0) <= person.start { kept.append(person) }
        return kept
    }

    private func person(_ range: Range<Int>) -> Entity {
        Entity(
            kind: .person(reading.text.original(range, of: reading.original)), start: range.lowerBound,
            end: range.upperBound)
    }

    /// @王强 up to a blank or a mark.
    private func handles() -> [Entity] {
        let scalars = reading.scalars
        return scalars.indices.compactMap { at in
            guard scalars[at] == 0x40 else { return nil }
            var end = at + 1
            while end < scalars.count, Scalars.isWordy(scalars[end]) || scalars[end] == 0x5F, end - at < 24 { end += 1 }
            return end > at + 1 ? person(at + 1..<end) : nil
        }
    }

    /// 李师傅, 张工; Mr Li.
    private func titled() -> [Entity] {
        reading.hits.compactMap { hit in
            switch reading.senses[hit.cue] {
            case .person(.titleAfter):
                guard let surname = reading.hits(endingAt: hit.start, blanks: 0).first(where: isSurname) else {
                    return nil
                }
                return person(surname.start..<hit.end)
            case .person(.titleBefore):
                guard let name = word(from: hit.end) else { return nil }
                return person(hit.start..<name)
            default: return nil
            }
        }
    }

    /// 老周, 小陈.
    private func nicknamed() -> [Entity] {
        reading.hits.compactMap { hit in
            guard reading.senses[hit.cue] == .person(.nick),
                let surname = reading.hits(startingAt: hit.end, blanks: 0).first(where: isSurname)
            else { return nil }
            return person(hit.start..<surname.end)
        }
    }

    /// A bare name behind words that hand something over: 派给王强, assign to Tom.
    private func led(beside known: [Entity]) -> [Entity] {
        reading.hits.compactMap { hit in
            guard reading.senses[hit.cue] == .person(.lead), hit.end < reading.scalars.count else { return nil }
            if known.contains(where: { $0.start >= hit.end && $0.start <= hit.end + 2 }) { return nil }
            let scalars = reading.scalars
            if let surname = reading.hits(startingAt: hit.end).first(where: isSurname) {
                var end = surname.end
                while end < scalars.count, Scalars.isHan(scalars[end]), end - surname.start < 3,
                    reading.hits(startingAt: end, blanks: 0).isEmpty
                { end += 1 }
                return end > surname.end ? person(surname.start..<end) : nil
            }
            guard let end = word(from: hit.end), isCapital(hit.end) else { return nil }
            return person(reading.isBlank(hit.end..<hit.end + 1) ? hit.end + 1..<end : hit.end..<end)
        }
    }

    private func isSurname(_ hit: Hit) -> Bool { reading.senses[hit.cue] == .person(.surname) }

    /// The end of the word, and of a second one written with a capital.
    private func word(from position: Int) -> Int? {
        let scalars = reading.scalars
        var end = position
        while end < scalars.count, scalars[end] == Scalars.space || scalars[end] == 0x2E { end += 1 }
        let start = end
        while end < scalars.count, Scalars.isLatin(scalars[end]) { end += 1 }
        guard end > start else { return nil }
        if end + 1 < scalars.count, scalars[end] == Scalars.space, isCapital(end), isCapital(position) {
            var second = end + 1
            while second < scalars.count, Scalars.isLatin(scalars[second]) { second += 1 }
            if second > end + 1 { end = second }
        }
        return end
    }

    /// Whether the word behind this place was written with a capital.
    private func isCapital(_ position: Int) -> Bool {
        var start = position
        while start < reading.scalars.count, !Scalars.isWordy(reading.scalars[start]) { start += 1 }
        guard start < reading.scalars.count else { return false }
        return reading.text.original(start..<start + 1, of: reading.original).first?.isUppercase ?? false
    }
}
