import ServiceDesk

/// The words of an answer to a checklist, by their cues `check.*`.
struct CheckWords {
    private enum Cue: String, CaseIterable {
        case fine, bad, fixed, none, later, photo, all, rest, unit, range, end
    }

    enum Joint { case list, range }

    private let reading: Reading
    private let hits: [(cue: Cue, start: Int, end: Int)]

    init(_ reading: Reading, names: CueNames) {
        self.reading = reading
        let cues = Dictionary(
            uniqueKeysWithValues: Cue.allCases.compactMap { cue in
                names.number("check.\(cue.rawValue)").map { ($0, cue) }
            })
        let found = reading.hits.compactMap { hit in cues[hit.cue].map { ($0, hit.start, hit.end) } }
        // 不正常 is no 正常: of words inside longer ones only the longest counts.
        hits = found.filter { cue, start, end in
            !found.contains { $0.1 <= start && end <= $0.2 && $0.2 - $0.1 > end - start }
        }
    }

    /// 2处, 3公分: the number counts something. So does one inside a word of ours: 一 of 一切正常.
    func counts(_ number: Number) -> Bool {
        hits.contains { hit in
            hit.cue == .unit ? hit.start == number.end : hit.start <= number.start && number.end <= hit.end
        }
    }

    func joint(in between: Range<Int>) -> Joint? {
        if hits.contains(where: { $0.cue == .range && $0.start >= between.lowerBound && $0.end <= between.upperBound })
            || between.contains(where: { reading.scalars[$0] == Scalars.hyphen || reading.scalars[$0] == 0x7E })
        {
            return between.count <= 3 ? .range : nil
        }
        return saysSomething(in: between) ? nil : .list
    }

    /// What is said in a piece of the text; nil: nothing we know.
    func verdict(in range: Range<Int>) -> CheckReading.Verdict? {
        let said = Set(hits(in: range).map(\.cue))
        if said.contains(.later) { return .skipped }
        if said.contains(.fixed) { return .fixed }
        if said.contains(.bad) { return .failed }
        if said.contains(.none) { return .notThere }
        return said.contains(.fine) || said.contains(.all) ? .fine : nil
    }

    /// All that is not named by a number: 都正常, 其他没有.
    func rest(in range: Range<Int>) -> (verdict: CheckReading.Verdict, start: Int)? {
        guard let opening = hits(in: range).first(where: { $0.cue == .all || $0.cue == .rest }) else { return nil }
        let verdict = verdict(in: opening.start..<range.upperBound)
        guard verdict == .fine || verdict == .notThere, let verdict else { return nil }
        return (verdict, opening.start)
    }

    /// Where the words of one item end because those of all others begin.
    func restStart(in range: Range<Int>) -> Int? {
        hits(in: range).first { hit in
            (hit.cue == .all || hit.cue == .rest) && saysSomething(in: range.lowerBound..<hit.start)
        }?.start
    }

    var isEnd: Bool { hits.contains { $0.cue == .end } }

    /// Letters besides those of ours: it may be about anything.
    func hasMore(in range: Range<Int>) -> Bool {
        let known = hits(in: range)
        return range.contains { place in
            Scalars.isWordy(reading.scalars[place]) && !known.contains { $0.start <= place && place < $0.end }
        }
    }

    /// Letters besides those of a picture taken.
    func saysSomething(in range: Range<Int>) -> Bool {
        let pictures = hits(in: range).filter { $0.cue == .photo || $0.cue == .range }
        return range.contains { place in
            Scalars.isWordy(reading.scalars[place]) && !pictures.contains { $0.start <= place && place < $0.end }
        }
    }

    private func hits(in range: Range<Int>) -> [(cue: Cue, start: Int, end: Int)] {
        hits.filter { $0.start >= range.lowerBound && $0.end <= range.upperBound }
    }
}
