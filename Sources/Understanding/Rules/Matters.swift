import ServiceDesk

/// What of all that was found is told to the desk: for each matter of a message the weightiest reading.
struct Matters {
    /// From here on a finding stands on its own.
    private static let certain = 12
    /// From here on it does where a word announces it.
    private static let likely = 9

    private let findings: [Finding]
    private let reading: Reading
    private let addresses: [Entity]
    private let rules: CompiledRules

    init(_ findings: [Finding], in reading: Reading, addresses: [Entity], rules: CompiledRules) {
        self.addresses = addresses
        self.findings = findings
        self.reading = reading
        self.rules = rules
    }

    /// How many matters one message can tell: a longer list is a document, and somebody should read it.
    private static let most = 24

    /// In the order of the text, the first `most`. Besides the weightiest of each segment, another one counts when it has
    /// a clause of its own, is of another kind and as certain, and is joined on by a word like "and" or has a place of its
    /// own.
    var chosen: [Finding] { choose(from: findings.filter { $0.reason == nil }) }

    /// The weightiest, denied or not: what a question or a "same here" is about.
    var subject: Finding? { findings.max(by: isLighter) }

    private func choose(from open: [Finding]) -> [Finding] {
        if open.count <= 1 { return open }
        var chosen: [Finding] = []
        var bySegment: [Int: [Finding]] = [:]
        for finding in open { bySegment[finding.segment, default: []].append(finding) }
        for (_, here) in bySegment.sorted(by: { $0.key < $1.key }).prefix(Self.most) {
            guard let best = here.max(by: isLighter) else { continue }
            chosen.append(best)
            // 大门的灯坏了，秋千链子断了: said without any word like 另外 between.
            let others = here.filter { other in
                guard other.clauses.count == 1, best.clauses.count <= 2, other.category != best.category,
                    !other.clauses.overlaps(best.clauses), !other.partOf.contains(best.category),
                    !best.partOf.contains(other.category)
                else { return false }
                let isElsewhere = hasOwnPlace(other, beside: best)
                let isAdded = isAddedTo(best, other)
                return other.weight >= (isAdded ? Self.likely : Self.certain)
                    && (other.category.family != best.category.family || isElsewhere)
                    && (areJoined(other, best) || isElsewhere || isAdded)
            }
            if let second = others.max(by: isLighter) { chosen.append(second) }
        }
        return Array(chosen.sorted { $0.start < $1.start }.prefix(Self.most))
    }

    /// "Both lifts are dead and the entrance door does not lock": the later one goes on from the one before.
    private func areJoined(_ one: Finding, _ other: Finding) -> Bool {
        let later = max(one.clauses.lowerBound, other.clauses.lowerBound)
        return reading.clauses[later].isJoined && abs(one.clauses.lowerBound - other.clauses.lowerBound) == 1
    }

    /// Told with a place of its own, which the other is not told with.
    private func hasOwnPlace(_ one: Finding, beside other: Finding) -> Bool {
        let mine = areas(in: one.clauses)
        let its = areas(in: other.clauses)
        if !mine.isEmpty, !its.isEmpty, mine.isDisjoint(with: its) { return true }
        let here = buildings(in: one.clauses)
        let there = buildings(in: other.clauses)
        return !here.isEmpty && (there.isEmpty ? !its.isEmpty : here.isDisjoint(with: there))
    }

    private func buildings(in clauses: Range<Int>) -> Set<String> {
        var buildings = Set<String>()
        for entity in addresses where clauses.contains(reading.clause(at: entity.start)) {
            if case .address(let place) = entity.kind, let building = place.building { buildings.insert(building) }
        }
        return buildings
    }

    /// The later of the two opens with a word like 还 or 也, or more than one was announced.
    private func isAddedTo(_ one: Finding, _ other: Finding) -> Bool {
        if rules.several.meets(reading.cues) { return true }
        let later = one.start < other.start ? other : one
        return later.clauses.count == 1 && rules.also.meets(reading.clauses[later.clauses.lowerBound].cues)
    }

    private func areas(in clauses: Range<Int>) -> Set<Area> {
        var areas = Set<Area>()
        guard let first = clauses.first, let last = clauses.last else { return areas }
        for hit in reading.hits[reading.firstHit(from: reading.clauses[first].start)...] {
            // What stands between two clauses belongs to the one before.
            if last + 1 < reading.clauses.count, hit.start >= reading.clauses[last + 1].start { break }
            if case .area(let area) = reading.senses[hit.cue] { areas.insert(area) }
        }
        return areas
    }

    private func isLighter(_ one: Finding, _ other: Finding) -> Bool {
        (one.weight, one.urgency == .normal ? 0 : 1, one.support, -one.start)
            < (other.weight, other.urgency == .normal ? 0 : 1, other.support, -other.start)
    }
}
