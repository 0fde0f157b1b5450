/// The cues that turn a trouble told into one that is no matter for the desk: denied, past, over, imagined, elsewhere.
struct ScopeCues: Sendable {
    let not: CueSet
    let imagined: CueSet
    let past: CueSet
    /// It goes on: takes the past back.
    let still: CueSet
    let elsewhere: CueSet
    let solved: CueSet

    /// How many scalars may stand between 没有 and what it denies.
    private static let reach = 3

    init(_ names: CueNames) {
        not = names.set(["scope.not"])
        imagined = names.set(["scope.if"])
        past = names.set(["scope.past"])
        still = names.set(["scope.still"])
        elsewhere = names.set(["scope.elsewhere"])
        solved = names.set(["scope.solved"])
    }

    /// Why a trouble told here is none, or nil when it is one.
    func reason(against hits: [Hit], in clauses: Range<Int>, of reading: Reading) -> String? {
        for hit in hits where isDenied(hit, in: reading) { return "denied" }
        for index in sentence(around: clauses, in: reading) {
            let cues = reading.clauses[index].cues
            if cues.meets(imagined) { return "imagined" }
            if cues.meets(elsewhere) { return "elsewhere" }
            if cues.meets(past), !cues.meets(still) { return "past" }
        }
        guard let first = clauses.first else { return nil }
        let segment = reading.clauses[first].segment
        // An opening like 朋友圈看到的 or 我妈家那边 holds for what follows.
        for clause in reading.clauses where clause.segment == segment && clause.start < reading.clauses[first].start {
            if clause.cues.meets(elsewhere) { return "elsewhere" }
        }
        for clause in reading.clauses where clause.segment == segment && clause.start >= reading.clauses[first].start {
            if clause.cues.meets(solved), !clause.cues.meets(still) { return "over" }
        }
        return nil
    }

    /// The clauses with those they are joined to: "yesterday the pipe burst and water ran out" is all yesterday's.
    private func sentence(around clauses: Range<Int>, in reading: Reading) -> Range<Int> {
        var lower = clauses.lowerBound
        var upper = clauses.upperBound
        while lower > 0, lower < reading.clauses.count, reading.clauses[lower].isJoined { lower -= 1 }
        while upper < reading.clauses.count, reading.clauses[upper].isJoined { upper += 1 }
        return lower..<upper
    }

    private func isDenied(_ hit: Hit, in reading: Reading) -> Bool {
        var index = reading.firstHit(from: max(0, hit.start - 16))
        let opening = reading.clauses.isEmpty ? 0 : reading.clauses[reading.clause(at: hit.start)].start
        while index < reading.hits.count, reading.hits[index].start < hit.start {
            let other = reading.hits[index]
            index += 1
            if not.contains(other.cue), other.start >= opening, other.end <= hit.start,
                hit.start - other.end <= Self.reach
            {
                return true
            }
        }
        return false
    }
}
