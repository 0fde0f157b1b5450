import ServiceDesk

/// A trouble found in a message.
struct Finding {
    let category: Category
    /// Before the words around it are heard.
    let urgency: Urgency
    let weight: Int
    /// How many words, and how much of the text, speak for it.
    let support: Int
    let clauses: Range<Int>
    let segment: Int
    let start: Int
    let end: Int
    /// Besides these it is no matter of its own.
    let partOf: [Category]
    /// Why it is no matter for the desk, or nil.
    let reason: String?
    let source: Source
}

extension Category {
    /// Told about as a complaint, not as something to mend.
    var isComplaint: Bool {
        switch self {
        case .noiseRenovation, .noiseNeighbour, .noisePublic, .parking, .pet, .service, .fee: true
        case .waterLeak, .waterOutage, .waterPressure, .waterQuality, .waterDrain, .powerOutage, .powerTrip,
            .powerHazard, .powerLight, .gasLeak, .heatingCold, .heatingLeak, .elevatorTrapped, .elevatorStopped,
            .elevatorFault, .accessDoor, .accessIntercom, .accessGate, .buildingWall, .buildingRoof, .buildingWindow,
            .buildingFixture, .fireAlarm, .fireBlocked, .fireEquipment, .securityTheft, .securityStranger,
            .securityFight, .securityFalling, .securityEbike, .cleaningGarbage, .cleaningDirty, .cleaningSmell, .pest,
            .green, .network, .appliance, .other:
            false
        }
    }

    /// `water` of `water.leak`.
    var family: Substring { rawValue.prefix { $0 != "." } }
}

/// Finds troubles by the fault rules: each rule is tried on single clauses, then on neighbours, then on the whole matter.
struct FindingSearch {
    let reading: Reading
    let rules: CompiledRules
    let scopes: ScopeCues

    func findings() -> [Finding] {
        guard !reading.clauses.isEmpty else { return [] }
        var found: [Finding] = []
        for index in rules.faults(setOffBy: reading.hits) { found += findings(of: rules.faults[index]) }
        return found
    }

    private func findings(of fault: CompiledRules.Fault) -> [Finding] {
        var found: [Finding] = []
        for segment in segments {
            var wasFound = false
            for clause in segment {
                if let finding = finding(of: fault, in: clause..<clause + 1, loss: 0) {
                    found.append(finding)
                    wasFound = true
                }
            }
            // A rule of one group has said all it can in single clauses.
            guard !wasFound, fault.test.groups.count > 1, segment.count > 1 else { continue }
            for clause in segment.dropLast() where !wasFound {
                let range = clause..<clause + 2
                if let finding = finding(of: fault, in: range, loss: loss(over: range)) {
                    found.append(finding)
                    wasFound = true
                }
            }
            if !wasFound, segment.count > 2,
                let finding = finding(of: fault, in: segment, loss: min(4, loss(over: segment)))
            {
                found.append(finding)
            }
        }
        return found
    }

    /// Words far from each other speak less surely for one trouble: 2 for a stop between them, 1 for a word like "and".
    private func loss(over clauses: Range<Int>) -> Int {
        clauses.dropFirst().reduce(0) { $0 + (reading.clauses[$1].isJoined ? 1 : 2) }
    }

    private var segments: [Range<Int>] {
        var segments: [Range<Int>] = []
        var start = 0
        for index in reading.clauses.indices where index > 0 {
            if reading.clauses[index].segment != reading.clauses[index - 1].segment {
                segments.append(start..<index)
                start = index
            }
        }
        return segments + [start..<reading.clauses.count]
    }

    private func finding(of fault: CompiledRules.Fault, in clauses: Range<Int>, loss: Int) -> Finding? {
        var cues = reading.clauses[clauses.lowerBound].cues
        for index in clauses.dropFirst() { cues = cues.union(reading.clauses[index].cues) }
        guard fault.test.fits(cues) else { return nil }
        let start = reading.clauses[clauses.lowerBound].start
        let end = reading.clauses[clauses.upperBound - 1].end
        var matched: [Hit] = []
        for group in fault.test.groups {
            var index = reading.firstHit(from: start)
            var best: Hit?
            while index < reading.hits.count, reading.hits[index].start < end {
                let hit = reading.hits[index]
                if group.contains(hit.cue), hit.end - hit.start > (best.map { $0.end - $0.start } ?? 0) { best = hit }
                index += 1
            }
            if let best { matched.append(best) }
        }
        guard let first = matched.map(\.start).min(), let last = matched.map(\.end).max() else { return nil }
        let support = matched.count * 100 + matched.reduce(0) { $0 + $1.end - $1.start }
        return Finding(
            category: fault.rule.category, urgency: fault.rule.urgency, weight: fault.rule.weight - loss,
            support: support,
            clauses: clauses, segment: reading.clauses[clauses.lowerBound].segment, start: first, end: last,
            partOf: fault.rule.partOf, reason: scopes.reason(against: matched, in: clauses, of: reading),
            source: fault.rule.source)
    }
}
