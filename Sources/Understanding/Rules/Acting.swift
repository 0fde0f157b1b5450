import ServiceDesk

/// Decides which acts a message is, rule by rule, the highest priority first.
struct Acting {
    let heard: Heard
    let rules: CompiledRules
    private let cover: Cover
    /// Told of each rule whose words are there, and why it does not hold; nil: it fired.
    var tried: ((CompiledRules.Saying, Unmet?) -> Void)?
    /// What a rule wants asked, where the message means no act.
    private(set) var question: Question?

    private struct Placed {
        let act: Act
        let start: Int
    }

    init(heard: Heard, rules: CompiledRules) {
        self.heard = heard
        self.rules = rules
        cover = Cover(heard, fillers: rules.fillers)
    }

    mutating func acts() -> [Act] {
        var placed: [Placed] = []
        // Who is told of each rule is told of those as well that who speaks, or what was asked before, rules out.
        let candidates = tried == nil ? rules.candidates(for: heard) : rules.triggered(by: heard.reading)
        for candidate in candidates {
            let saying = rules.sayings[candidate]
            if !placed.isEmpty, !placed.allSatisfy({ saying.rule.beside.contains($0.act.intent) }) {
                if let tried { tried(saying, outside(saying) ?? unmet(by: saying) ?? .decided) }
                continue
            }
            if let unmet = tried.flatMap({ _ in outside(saying) }) ?? unmet(by: saying) {
                tried?(saying, unmet)
                continue
            }
            if saying.rule.silent {
                tried?(saying, nil)
                if placed.isEmpty { return [] }
                continue
            }
            if let asks = saying.rule.asks {
                guard placed.isEmpty, cover.saysMore(than: rules.smallWords) else { continue }
                tried?(saying, nil)
                question = asks
                return []
            }
            let made = make(saying.rule, at: start(of: saying))
            tried?(saying, made.isEmpty ? .fault : nil)
            placed += made
        }
        if placed.count > 1 { placed.sort { $0.start < $1.start } }
        return placed.map(\.act)
    }

    // MARK: conditions

    /// The first condition on who speaks where, on what went before, and on whether a fault is told, that does not hold;
    /// nil: all do. The index of the rules has left out those where one does not.
    private func outside(_ saying: CompiledRules.Saying) -> Unmet? {
        let (rule, hearing) = (saying.rule, heard.hearing)
        if !rule.roles.isEmpty, !rule.roles.contains(hearing.role) { return .role }
        if rule.chat != nil, rule.chat != hearing.chat { return .chat }
        if rule.addressed != nil, rule.addressed != heard.isAddressed { return .addressed }
        if !rule.pending.isEmpty, hearing.pending.map(rule.pending.contains) != true { return .pending }
        if !rule.replies.isEmpty, hearing.repliesTo.map(rule.replies.contains) != true { return .replies }
        if rule.inContext != nil, rule.inContext != heard.isInContext { return .inContext }
        if rule.afterFault != nil, rule.afterFault != hearing.afterFault { return .afterFault }
        if !saying.test.fits(heard.reading.cues) { return .words }
        return rule.fault != nil && rule.fault != !heard.matters.isEmpty ? .fault : nil
    }

    /// The first condition on the message itself that does not hold; nil: the rule takes hold.
    private func unmet(by saying: CompiledRules.Saying) -> Unmet? {
        if !saying.test.fits(heard.reading.cues) { return .words }
        if let longest = saying.rule.longest, heard.reading.scalars.count > longest { return .longest }
        for slot in saying.rule.has where !isTold(slot) { return .has(slot) }
        for slot in saying.rule.lacks where isTold(slot) { return .lacks(slot) }
        if !saying.rule.starts.isEmpty, !cover.opens(with: saying.starts) { return .starts }
        if !saying.rule.whole.isEmpty, !cover.isWhole(saying.whole) { return .whole }
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
        case .place: !heard.place.isEmpty
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
        case .code: heard.code != nil
        case .figures: true
        case .news: !heard.news.isEmpty
        case .warning: heard.warnings.contains { $0.colour != nil }
        case .otherHome: otherHome != nil
        case .price: (heard.amount ?? heard.bareAmount) != nil
        }
    }

    private var otherHome: Place? {
        let (place, own) = (heard.place, heard.hearing.home)
        guard let room = place.room, let own else { return nil }
        let isOwn =
            room == own.room && (place.building == nil || place.building == own.building)
            && (place.unit == nil || place.unit == own.unit)
        return isOwn ? nil : place
    }

    /// More than small words and numbers.
    var saysSomething: Bool { cover.saysMore(than: rules.smallWords) }

    // MARK: acts

    private func make(_ rule: ActRule, at start: Int) -> [Placed] {
        if rule.fault == true, rule.intent == .report || rule.intent == .proxyReport {
            return heard.matters.filter { $0.weight >= rule.least ?? 0 && $0.urgency >= rule.pressing ?? .normal }.map {
                Placed(act: report($0, by: rule), start: $0.start)
            }
        }
        var act = Act(rule.intent)
        act.urgency = rule.urgency
        act.rating = rule.rating
        act.category = rule.category
        act.aspect = rule.aspect
        for slot in rule.take { fill(slot, of: &act) }
        heard.round(&act)
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
        act.urgency = grading(of: finding, at: place)?.rule.urgency ?? finding.urgency
        if !place.isEmpty { act.place = place }
        for slot in rule.take { fill(slot, of: &act) }
        return act
    }

    private func place(of finding: Finding) -> Place {
        let others = heard.matters.filter { $0.start != finding.start && $0.segment == finding.segment }.map(\.clauses)
        var place = heard.whereabouts.place(
            near: finding.clauses, segment: finding.segment, besides: others, of: finding)
        // What ails an elevator is at the elevator, whatever stairs people take meanwhile.
        if finding.category.family == "elevator" { place.area = .elevator }
        return place
    }

    /// What makes a trouble more or less pressing than its own rule says.
    func grading(of finding: Finding) -> CompiledRules.Grading? { grading(of: finding, at: place(of: finding)) }

    private func grading(of finding: Finding, at place: Place) -> CompiledRules.Grading? {
        guard !finding.fault.gradings.isEmpty else { return nil }
        return rules.grading(
            of: finding, cues: segmentCues(finding.segment),
            whereabouts: heard.whereabouts.kind(of: place, segment: finding.segment))
    }

    private func segmentCues(_ segment: Int) -> CueSet {
        var cues = CueSet()
        for clause in heard.reading.segments[segment] { cues.formUnion(heard.reading.clauses[clause].cues) }
        return cues
    }

    private func fill(_ slot: ActRule.Slot, of act: inout Act) {
        switch slot {
        case .ticket: break
        case .place:
            if !heard.place.isEmpty {
                act.place = heard.place
            } else if heard.hearing.pending == .clarifyPlace, let number = heard.bareNumbers.first, number.value > 0,
                number.value < 1000
            {
                // Asked where, a bare 2 is a building, a bare 501 a room.
                act.place =
                    number.value < 100
                    ? Place(building: String(number.value)) : Place(room: String(number.value))
            }
        case .when: act.when = heard.window
        case .visit: act.when = heard.visitWindow(visit: rules.visit, soon: rules.visitSoon)
        case .phone: act.phone = heard.phone
        case .amount: act.amount = heard.amount ?? act.amount
        case .number: act.amount = act.amount ?? heard.bareAmount
        case .price: act.amount = heard.amount ?? heard.bareAmount
        case .rating: act.rating = heard.rating ?? act.rating
        case .duration: act.duration = heard.duration
        case .person: act.person = heard.person
        case .department: act.department = heard.department
        case .audience: act.audience = heard.audience
        case .period: act.period = heard.period
        case .feeKind: act.feeKind = heard.feeKind
        case .category: act.category = act.category ?? heard.subject?.category
        case .named: act.category = named
        case .code: act.code = heard.code
        case .figures: act.figures = FigureWords(heard, category: named).request
        case .news: act.news = heard.news
        case .warning: act.warnings = heard.warnings
        case .otherHome: act.place = otherHome ?? act.place
        }
    }
}

extension CompiledRules {
    /// The first grading that fits; nil: what the fault rule says holds.
    func grading(of finding: Finding, cues: CueSet, whereabouts: UrgencyRule.Whereabouts) -> Grading? {
        finding.fault.gradings.first { grading in
            (grading.rule.whereabouts.isEmpty || grading.rule.whereabouts.contains(whereabouts))
                && grading.test.fits(cues)
        }
    }
}
