import ServiceDesk

/// Decides which acts a message is, rule by rule, the highest priority first.
struct Acting {
    let heard: Heard
    let rules: CompiledRules
    /// Told of each rule whose words are there, and why it does not hold; nil: it fired.
    var tried: ((CompiledRules.Saying, Unmet?) -> Void)?
    /// What a rule wants asked, where the message means no act.
    private(set) var question: Question?

    private struct Placed {
        let act: Act
        let start: Int
    }

    mutating func acts() -> [Act] {
        var placed: [Placed] = []
        for saying in rules.sayings {
            if saying.hasTrigger, !saying.trigger.meets(heard.reading.cues) { continue }
            if !placed.isEmpty, !placed.allSatisfy({ saying.rule.beside.contains($0.act.intent) }) {
                tried?(saying, unmet(by: saying) ?? .decided)
                continue
            }
            if let unmet = unmet(by: saying) {
                tried?(saying, unmet)
                continue
            }
            let rule = saying.rule
            if rule.silent {
                tried?(saying, nil)
                if placed.isEmpty { return [] }
                continue
            }
            if let asks = rule.asks {
                guard placed.isEmpty, saysSomething else { continue }
                tried?(saying, nil)
                question = asks
                return []
            }
            let made = make(rule, at: start(of: saying))
            tried?(saying, made.isEmpty ? .fault : nil)
            placed += made
        }
        return placed.sorted { $0.start < $1.start }.map(\.act)
    }

    // MARK: conditions

    /// The first condition of a rule that does not hold; nil: it takes hold.
    private func unmet(by saying: CompiledRules.Saying) -> Unmet? {
        let (rule, hearing) = (saying.rule, heard.hearing)
        if !rule.roles.isEmpty, !rule.roles.contains(hearing.role) { return .role }
        if rule.chat != nil, rule.chat != hearing.chat { return .chat }
        if rule.addressed != nil, rule.addressed != heard.isAddressed { return .addressed }
        if !rule.pending.isEmpty, hearing.pending.map(rule.pending.contains) != true { return .pending }
        if !rule.replies.isEmpty, hearing.repliesTo.map(rule.replies.contains) != true { return .replies }
        if rule.inContext != nil, rule.inContext != heard.isInContext { return .inContext }
        if !saying.test.fits(heard.reading.cues) { return .words }
        if rule.fault != nil, rule.fault != !heard.matters.isEmpty { return .fault }
        if let longest = rule.longest, heard.reading.scalars.count > longest { return .longest }
        for slot in rule.has where !isTold(slot) { return .has(slot) }
        for slot in rule.lacks where isTold(slot) { return .lacks(slot) }
        if !saying.starts.isEmpty, !opens(with: saying.starts) { return .starts }
        if !saying.whole.isEmpty, !isWhole(saying.whole) { return .whole }
        return nil
    }

    /// Where in the text a rule that holds takes hold.
    private func start(of saying: CompiledRules.Saying) -> Int {
        let triggers = saying.test.groups.first ?? saying.whole
        return heard.reading.hits.first { triggers.contains($0.cue) }?.start ?? 0
    }

    private func isTold(_ slot: ActRule.Slot) -> Bool {
        switch slot {
        case .ticket: !heard.tickets.isEmpty
        case .place: !heard.whereabouts.place(near: nil, segment: nil).isEmpty
        case .when, .visit: heard.window != nil
        case .phone: heard.phone != nil
        case .amount: heard.amount != nil
        case .rating: heard.rating != nil
        case .duration: heard.duration != nil
        case .person: heard.person != nil
        case .department: heard.department != nil
        case .audience: heard.audience != nil
        case .period: heard.period != nil
        case .feeKind: heard.feeKind != nil
        case .category: heard.subject != nil
        case .number: !heard.bareNumbers.isEmpty
        case .named: named != nil
        }
    }

    /// Nothing that says anything stands before it.
    private func opens(with cues: CueSet) -> Bool {
        let covered = cover(rules.fillers)
        for hit in heard.reading.hits where cues.contains(hit.cue) {
            return (0..<hit.start).allSatisfy { covered[$0] || !Scalars.isWordy(heard.reading.scalars[$0]) }
        }
        return false
    }

    /// These words, fillers and numbers are all there is.
    private func isWhole(_ cues: CueSet) -> Bool {
        guard heard.reading.scalars.count <= 60, heard.reading.hits.contains(where: { cues.contains($0.cue) }) else {
            return false
        }
        let covered = cover(cues.union(rules.fillers))
        return heard.reading.scalars.indices.allSatisfy { covered[$0] || !Scalars.isWordy(heard.reading.scalars[$0]) }
    }

    /// More than small words and numbers.
    private var saysSomething: Bool {
        let covered = cover(rules.smallWords)
        return heard.reading.scalars.indices.lazy.filter {
            !covered[$0] && Scalars.isWordy(heard.reading.scalars[$0])
        }.prefix(2).count == 2
    }

    private func cover(_ cues: CueSet) -> [Bool] {
        var covered = Array(repeating: false, count: heard.reading.scalars.count)
        for hit in heard.reading.hits where cues.contains(hit.cue) {
            for position in hit.start..<hit.end { covered[position] = true }
        }
        for number in heard.reading.numbers { for position in number.start..<number.end { covered[position] = true } }
        for entity in heard.entities {
            switch entity.kind {
            case .ticket, .duration, .rating, .amount:
                for position in entity.start..<entity.end { covered[position] = true }
            case .address, .phone, .time, .person: break
            }
        }
        return covered
    }

    // MARK: acts

    private func make(_ rule: ActRule, at start: Int) -> [Placed] {
        if rule.fault == true, rule.intent == .report || rule.intent == .proxyReport {
            return heard.matters.map { Placed(act: report($0, by: rule), start: $0.start) }
        }
        var act = Act(rule.intent)
        act.urgency = rule.urgency
        act.rating = rule.rating
        act.category = rule.category
        for slot in rule.take { fill(slot, of: &act) }
        guard rule.take.contains(.ticket) else { return [Placed(act: act, start: start)] }
        guard !heard.tickets.isEmpty else {
            act.ticket = heard.hearing.ticket
            return [Placed(act: act, start: start)]
        }
        return heard.tickets.map { ticket in
            var one = act
            one.ticket = ticket.number
            return Placed(act: one, start: start)
        }
    }

    private func report(_ finding: Finding, by rule: ActRule) -> Act {
        let isComplaint = finding.category.isComplaint && rule.intent == .report
        var act = Act(isComplaint ? .complain : rule.intent, category: finding.category)
        let place = place(of: finding)
        act.urgency = grading(of: finding)?.rule.urgency ?? finding.urgency
        if !place.isEmpty { act.place = place }
        for slot in rule.take { fill(slot, of: &act) }
        return act
    }

    private func place(of finding: Finding) -> Place {
        var place = heard.whereabouts.place(near: finding.clauses, segment: finding.segment)
        // What ails an elevator is at the elevator, however it was named.
        if finding.category.family == "elevator", place.area == nil { place.area = .elevator }
        return place
    }

    /// What makes a trouble more or less pressing than its own rule says.
    func grading(of finding: Finding) -> CompiledRules.Grading? {
        rules.grading(
            of: finding, cues: segmentCues(finding.segment),
            whereabouts: heard.whereabouts.kind(of: place(of: finding), segment: finding.segment))
    }

    private func segmentCues(_ segment: Int) -> CueSet {
        var cues = CueSet()
        for clause in heard.reading.clauses where clause.segment == segment { cues = cues.union(clause.cues) }
        return cues
    }

    private func fill(_ slot: ActRule.Slot, of act: inout Act) {
        switch slot {
        case .ticket: break
        case .place:
            let place = heard.whereabouts.place(near: nil, segment: nil)
            if !place.isEmpty {
                act.place = place
            } else if heard.hearing.pending == .clarifyPlace, let number = heard.bareNumbers.first, number.value > 0,
                number.value < 1000
            {
                // Asked where, a bare 2 is a building, a bare 501 a room.
                act.place =
                    number.value < 100
                    ? Place(building: String(number.value)) : Place(room: String(number.value))
            }
        case .when: act.when = heard.window
        case .visit: if heard.reading.cues.meets(rules.visit) { act.when = heard.window }
        case .phone: act.phone = heard.phone
        case .amount: act.amount = heard.amount ?? act.amount
        case .number: act.amount = act.amount ?? heard.bareAmount
        case .rating: act.rating = heard.rating ?? act.rating
        case .duration: act.duration = heard.duration
        case .person: act.person = heard.person
        case .department: act.department = heard.department
        case .audience: act.audience = heard.audience
        case .period: act.period = heard.period
        case .feeKind: act.feeKind = heard.feeKind
        case .category: act.category = act.category ?? heard.subject?.category
        case .named: act.category = named
        }
    }
}

extension CompiledRules {
    /// The first grading that fits; nil: what the fault rule says holds.
    func grading(of finding: Finding, cues: CueSet, whereabouts: UrgencyRule.Whereabouts) -> Grading? {
        gradings.first { grading in
            let rule = grading.rule
            return (rule.categories.isEmpty || rule.categories.contains(finding.category))
                && (rule.whereabouts.isEmpty || rule.whereabouts.contains(whereabouts)) && grading.test.fits(cues)
        }
    }
}
