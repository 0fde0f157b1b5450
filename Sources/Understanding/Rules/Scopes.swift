/// The cues that turn a trouble told into one that is no matter for the desk: denied, past, over, imagined, elsewhere.
struct ScopeCues: Sendable {
    let not: CueSet
    let imagined: CueSet
    let past: CueSet
    /// It goes on: takes the past back.
    let still: CueSet
    let elsewhere: CueSet
    /// Other places, which say nothing of what follows them.
    let away: CueSet
    let solved: CueSet

    /// How many scalars may stand between 没有 and what it denies.
    private static let reach = 3

    init(_ names: CueNames) {
        not = names.set(["scope.not"])
        imagined = names.set(["scope.if"])
        past = names.set(["scope.past"])
        still = names.set(["scope.still"])
        elsewhere = names.set(["scope.elsewhere"])
        away = names.set(["scope.away"])
        solved = names.set(["scope.solved"])
    }

    /// Why a trouble told here is none, or nil when it is one.
    func reason(
        against hits: [Hit], in clauses: Range<Int>, of reading: Reading, outlook: Outlook, evenPast: Bool
    ) -> String? {
        for hit in hits where isDenied(hit, in: reading) { return "denied" }
        for index in clauses {
            if reading.clauses[index].cues.meets(imagined) { return "imagined" }
            if outlook.ofSentence[index].isElsewhere { return "elsewhere" }
            if outlook.ofSentence[index].isPast, !evenPast { return "past" }
        }
        guard let first = clauses.first else { return nil }
        if outlook.isElsewhere[first] { return "elsewhere" }
        return outlook.isOver[first] ? "over" : nil
    }

    /// Whether what is told with these words is elsewhere or past.
    fileprivate func sentence(_ cues: CueSet) -> Outlook.Sentence {
        Outlook.Sentence(
            isElsewhere: cues.meets(elsewhere) || cues.meets(away), isPast: cues.meets(past) && !cues.meets(still))
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

/// What is said around a clause, within its matter, that holds for it too; by clause.
struct Outlook {
    /// An opening like 朋友圈看到的 or 我妈家那边 holds for what follows.
    private(set) var isElsewhere: [Bool]
    /// Told here or later to be over, and not to go on.
    private(set) var isOver: [Bool]
    /// Where and when, as told in this clause or one it is joined to: "yesterday the pipe burst and water ran out" is all
    /// yesterday's.
    private(set) var ofSentence: [Sentence]

    struct Sentence {
        var isElsewhere: Bool
        var isPast: Bool
    }

    init(_ reading: Reading, scopes: ScopeCues) {
        isElsewhere = Array(repeating: false, count: reading.clauses.count)
        isOver = isElsewhere
        ofSentence = reading.clauses.map { scopes.sentence($0.cues) }
        for clause in reading.clauses.indices.dropFirst() where reading.clauses[clause].isJoined {
            ofSentence[clause].isElsewhere = ofSentence[clause].isElsewhere || ofSentence[clause - 1].isElsewhere
            ofSentence[clause].isPast = ofSentence[clause].isPast || ofSentence[clause - 1].isPast
        }
        for clause in reading.clauses.indices.dropFirst().reversed() where reading.clauses[clause].isJoined {
            ofSentence[clause - 1] = ofSentence[clause]
        }
        for segment in reading.segments {
            var isElsewhere = false
            for clause in segment {
                self.isElsewhere[clause] = isElsewhere
                isElsewhere = isElsewhere || reading.clauses[clause].cues.meets(scopes.elsewhere)
            }
            var isOver = false
            for clause in segment.reversed() {
                let cues = reading.clauses[clause].cues
                isOver = isOver || (cues.meets(scopes.solved) && !cues.meets(scopes.still))
                self.isOver[clause] = isOver
            }
        }
    }
}
