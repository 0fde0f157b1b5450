import ServiceDesk

// MARK: names
extension Edits {
    mutating func replacePersons() {
        for entity in heard.entities {
            guard case .person(let name) = entity.kind else { continue }
            let fresh = rename(entity.start..<entity.end)
            if fresh != name { renamed[name] = fresh }
        }
        replaceIntroduced()
    }

    /// - Returns: the whole name as it stands there now.
    private mutating func rename(_ range: Range<Int>) -> String {
        if range.lowerBound > 0, reading.scalars[range.lowerBound - 1] == 0x40 {
            replace(range, with: stand.handle)
            return stand.handle
        }
        let inside = reading.hits.filter { $0.start >= range.lowerBound && $0.end <= range.upperBound }
        if let surname = inside.first(where: isSurname) {
            let isTitled = inside.contains { hit in
                hit.start >= surname.end && reading.senses[hit.cue] == .person(.titleAfter)
            }
            guard isTitled || surname.end == range.upperBound else {
                replace(range, with: stand.surname + stand.givenName)
                return stand.surname + stand.givenName
            }
            replace(surname.start..<surname.end, with: stand.surname)
            return written(range.lowerBound..<surname.start) + stand.surname
                + written(surname.end..<range.upperBound)
        }
        let title = inside.first { reading.senses[$0.cue] == .person(.titleBefore) && $0.start == range.lowerBound }
        guard let title else {
            replace(range, with: stand.name)
            return stand.name
        }
        replace(title.end..<range.upperBound, with: " \(stand.surname)")
        return written(title.start..<title.end) + " \(stand.surname)"
    }

    /// 我叫陈建国: a surname, and up to two characters that are no other word, behind words that bring in a name.
    private mutating func replaceIntroduced() {
        for hit in reading.hits where reading.senses[hit.cue] == .person(.introduced) {
            if let surname = reading.hits(startingAt: hit.end).first(where: isSurname) {
                var end = surname.end
                while end < reading.scalars.count, Scalars.isHan(reading.scalars[end]), end - surname.start < 3,
                    reading.hits(startingAt: end, blanks: 0).isEmpty
                { end += 1 }
                if end > surname.end { replace(surname.start..<end, with: stand.surname + stand.givenName) }
            } else if let end = latinName(from: hit.end) {
                replace(hit.end..<end, with: " \(stand.name)")
            }
        }
    }

    /// The end of up to two words with a capital each.
    private func latinName(from position: Int) -> Int? {
        var end = position
        for _ in 0..<2 {
            var next = end
            while next < reading.scalars.count, reading.scalars[next] == Scalars.space { next += 1 }
            let start = next
            while next < reading.scalars.count, Scalars.isLatin(reading.scalars[next]) { next += 1 }
            guard next > start, written(start..<next).first?.isUppercase == true else { break }
            end = next
        }
        return end > position ? end : nil
    }

    private func isSurname(_ hit: Hit) -> Bool { reading.senses[hit.cue] == .person(.surname) }
}
