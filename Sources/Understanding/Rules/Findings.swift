import ServiceDesk

/// A trouble found in a message.
struct Finding {
    let fault: CompiledRules.Fault
    let weight: Int
    /// How many words, and how much of the text, speak for it.
    let support: Int
    let clauses: Range<Int>
    let segment: Int
    let start: Int
    let end: Int
    /// Why it is no matter for the desk, or nil.
    let reason: String?

    var category: Category { fault.category }
    /// Before the words around it are heard.
    var urgency: Urgency { fault.urgency }
    /// Besides these it is no matter of its own.
    var partOf: [Category] { fault.rule.partOf }
    var source: Source { fault.rule.source }
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

    /// Comes down into a home from elsewhere.
    var comesIn: Bool {
        switch self {
        case .waterLeak, .heatingLeak, .buildingRoof, .buildingWall: true
        case .waterOutage, .waterPressure, .waterQuality, .waterDrain, .powerOutage, .powerTrip, .powerHazard,
            .powerLight,
            .gasLeak, .heatingCold, .elevatorTrapped, .elevatorStopped, .elevatorFault, .accessDoor, .accessIntercom,
            .accessGate, .buildingWindow, .buildingFixture, .fireAlarm, .fireBlocked, .fireEquipment, .securityTheft,
            .securityStranger, .securityFight, .securityFalling, .securityEbike, .cleaningGarbage, .cleaningDirty,
            .cleaningSmell, .pest, .green, .parking, .noiseRenovation, .noiseNeighbour, .noisePublic, .pet, .network,
            .fee,
            .service, .appliance, .other:
            false
        }
    }

    /// Never inside a home, whatever rooms are spoken of beside it.
    var isOutdoors: Bool {
        switch self {
        case .green, .parking, .accessGate, .fireBlocked, .noisePublic, .elevatorTrapped, .elevatorStopped,
            .elevatorFault:
            true
        case .waterLeak, .waterOutage, .waterPressure, .waterQuality, .waterDrain, .powerOutage, .powerTrip,
            .powerHazard,
            .powerLight, .gasLeak, .heatingCold, .heatingLeak, .accessDoor, .accessIntercom, .buildingWall,
            .buildingRoof,
            .buildingWindow, .buildingFixture, .fireAlarm, .fireEquipment, .securityTheft, .securityStranger,
            .securityFight, .securityFalling, .securityEbike, .cleaningGarbage, .cleaningDirty, .cleaningSmell, .pest,
            .noiseRenovation, .noiseNeighbour, .pet, .network, .fee, .service, .appliance, .other:
            false
        }
    }

    /// `water` of `water.leak`.
    var family: Substring { rawValue.prefix { $0 != "." } }
}

/// Finds troubles by the fault rules: each rule is tried on single clauses, then on two neighbours, then on three.
struct FindingSearch {
    let reading: Reading
    let reader: Reader

    func findings() -> [Finding] {
        guard !reading.clauses.isEmpty else { return [] }
        // What is missing in the whole is missing in every part of it.
        let faults = reader.rules.faults(setOffBy: reading).filter { $0.test.couldFit(reading.cues) }
        guard !faults.isEmpty else { return [] }
        let outlook = Outlook(reading, scopes: reader.scopes)
        var found: [Finding] = []
        for fault in faults {
            for segment in reading.segments { find(fault, in: segment, outlook: outlook, into: &found) }
        }
        return found
    }

    private func isFree(of barred: CueSet, in segment: Int) -> Bool {
        !barred.meets(reading.cues) || !reading.clauses.contains { $0.segment == segment && $0.cues.meets(barred) }
    }

    /// Words far from each other speak less surely for one trouble: 2 for a stop between them, 1 for a word like "and".
    private func loss(over clauses: Range<Int>) -> Int {
        clauses.dropFirst().reduce(0) { $0 + (reading.clauses[$1].isJoined ? 1 : 2) }
    }

    private func find(
        _ fault: CompiledRules.Fault, in segment: Range<Int>, outlook: Outlook, into found: inout [Finding]
    ) {
        let before = found.count
        for clause in segment where fault.test.fits(reading.clauses[clause].cues) {
            finding(of: fault, in: clause..<clause + 1, loss: 0, outlook: outlook).map { found.append($0) }
        }
        // A rule of one group has said all it can in single clauses.
        guard found.count == before, fault.test.groups.count > 1, segment.count > 1 else { return }
        for clause in segment.dropLast() {
            let cues = reading.clauses[clause].cues.union(reading.clauses[clause + 1].cues)
            guard fault.test.fits(cues),
                let finding = finding(
                    of: fault, in: clause..<clause + 2, loss: loss(over: clause..<clause + 2), outlook: outlook)
            else { continue }
            found.append(finding)
            return
        }
        // Further apart than three clauses, a thing and what is wrong are not one trouble.
        for clause in segment.dropLast(2) {
            let three = clause..<clause + 3
            var cues = CueSet()
            for clause in three { cues.formUnion(reading.clauses[clause].cues) }
            guard fault.test.fits(cues),
                let finding = finding(of: fault, in: three, loss: min(4, loss(over: three)), outlook: outlook)
            else { continue }
            found.append(finding)
            return
        }
    }

    private func finding(
        of fault: CompiledRules.Fault, in clauses: Range<Int>, loss: Int, outlook: Outlook
    ) -> Finding? {
        guard isFree(of: fault.test.barredAfar, in: reading.clauses[clauses.lowerBound].segment) else { return nil }
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
            fault: fault, weight: fault.rule.weight - loss, support: support, clauses: clauses,
            segment: reading.clauses[clauses.lowerBound].segment, start: first, end: last,
            reason: reader.scopes.reason(
                against: matched, in: clauses, of: reading, outlook: outlook, evenPast: fault.rule.evenPast))
    }
}
