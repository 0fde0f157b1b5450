/// Who hears when an acceptance, an arrival or an end takes too long, and of what.
struct Escalating {
    let ticket: Ticket
    let level: ServiceLevel
    let time: WorkingTime
    /// When the clock was started, when it was to go off, and now: later when the process was down meanwhile.
    let since: Instant
    let due: Instant
    let now: Instant
    /// Departments that were called as well.
    var called: [Department] = []

    private var limits: ClassLimits { level.limits(for: ticket) }

    // MARK: Nobody has accepted

    func unaccepted() -> Decision {
        guard ticket.state.waitsForStaff else { return .nothing }
        let repeats = ticket.isDanger
        if let later = notYet(.acceptance, limits.accept, limits.levels) { return later }
        let reached = listeners(of: limits.accept, limits.levels)
        var decision = Decision(changes: [entry])
        if reached.contains(.executor) || reached.contains(.owner) || repeats, !ticket.isAboutStaff {
            decision.messages.append(ticket.posted([.init(.unaccepted, filling: facts)]))
            let link = Link(.job, ticket.number)
            decision.messages += called.map { .call($0, [.init(.unaccepted, filling: facts)], about: link) }
        }
        // They hear it each time; that the company has to know is said once.
        let again = heard(of: limits.accept, limits.levels).subtracting([.company])
        decision.messages += reports(to: repeats ? reached.union(again) : reached, .unaccepted)
        // The clock of an emergency goes off again and again; its reporter hears of it once.
        if reached.contains(.owner) {
            decision.messages.append(
                .tell(
                    ticket, open: [.init(.late, .number(ticket.number), .wait(waited), owner)],
                    personal: [.init(.late, .number(ticket.number), .wait(waited), owner.map { .open($0) })]))
        }
        decision.alarms = next(.acceptance, limits.accept, limits.levels, repeats: repeats)
        return decision
    }

    // MARK: Nobody is there, or it is not done

    /// The resident hears at the limit unless a later time was agreed.
    func notThere() -> Decision {
        guard ticket.isBeforeArrival, let arrive = limits.arrive else { return .nothing }
        // While nobody has taken what is a danger, that is called out again and again already.
        if ticket.isDanger, ticket.state.waitsForStaff {
            return Decision(alarms: next(.arrival, arrive, limits.levels, repeats: true))
        }
        let levels = limits.levels.filter { $0.percent >= 100 }
        if let later = notYet(.arrival, arrive, levels) { return later }
        let reached = reached(of: arrive, levels)
        var decision = Decision(changes: [entry])
        if !ticket.isAboutStaff { decision.messages.append(ticket.posted([.init(.overdueArrival, filling: facts)])) }
        decision.messages += reports(to: reached, .arrival)
        let agreed = ticket.job.eta.map { $0 > now } ?? false
        if reached.contains(.owner), !ticket.state.waitsForStaff, !agreed { decision.messages.append(slow(.slipping)) }
        decision.alarms = next(.arrival, arrive, levels, repeats: false)
        return decision
    }

    func notFinished() -> Decision {
        guard ticket.state.isOpen, let finish = limits.finish, ticket.clock.running != nil else { return .nothing }
        if let later = notYet(.finish, finish, limits.levels) { return later }
        let reached = reached(of: finish, limits.levels)
        var decision = Decision(changes: [entry])
        if reached.contains(.executor) || reached.contains(.owner), !ticket.isAboutStaff {
            let isOver = reached.contains(.owner)
            decision.messages.append(
                ticket.posted([.init(isOver ? .overdueFinish : .dueSoon, filling: facts)] + ticket.leftToCheck()))
        }
        decision.messages += reports(to: reached, .finish)
        if reached.contains(.owner), ticket.concern == .fault { decision.messages.append(slow(.slow)) }
        decision.alarms = next(.finish, finish, limits.levels, repeats: false)
        return decision
    }

    // MARK: A promised time

    /// Asks whoever promised, while there is still time to say otherwise.
    func askAboutPromise() -> Decision {
        guard ticket.state == .accepted, let eta = ticket.job.eta, !ticket.isAboutStaff else { return .nothing }
        return Decision(messages: [
            ticket.posted([.init(.askEta, .number(ticket.number), .at(eta), staff.map { .staff($0) })])
        ])
    }

    /// 先说在前: the resident hears that it will be later, before waiting in vain.
    func confess() -> Decision {
        guard ticket.state == .accepted, let eta = ticket.job.eta else { return .nothing }
        var decision = Decision(changes: [entry(.slipped)], messages: [slow(.slipping)])
        if eta - since < Promise.long { decision.add(askAboutPromise()) }
        return decision
    }

    // MARK: News

    /// The resident has heard nothing for a while; who has the job says how it goes.
    func askForNews() -> Decision {
        guard ticket.isInHand, let cadence = limits.progress else { return .nothing }
        var decision = Decision()
        if !ticket.isAboutStaff { decision.messages.append(ticket.posted([.init(.askNews, filling: facts)])) }
        // Asked before, and nothing was heard.
        let isSecond = time.end(of: cadence, percent: 200, from: since, for: ticket.job.department) <= now
        if isSecond { decision.messages += reports(to: [.manager], .news) }
        let next = time.end(of: cadence, from: now, for: ticket.job.department)
        decision.alarms = [.set(.progress, ticket.number, at: next, since: since)]
        return decision
    }

    // MARK: What is told

    private enum Matter { case unaccepted, arrival, finish, news }

    private func reports(to listeners: Set<ClassLimits.Listener>, _ matter: Matter) -> [Message] {
        guard listeners.contains(.manager) || listeners.contains(.company) else { return [] }
        let key: WorkKey =
            switch matter {
            case .unaccepted: .unacceptedManager
            case .arrival: .overdueArrival
            case .finish: .overdueFinish
            case .news: .noNews
            }
        var statements = [WorkStatement(key, filling: facts)]
        if listeners.contains(.company) { statements.append(.init(.tellCompany, .number(ticket.number))) }
        return [.report(statements, about: Link(.job, ticket.number))]
    }

    private func slow(_ key: SlowKey) -> Message {
        let slots: [PublicSlot?] = [
            .number(ticket.number), staff.map { .staff($0) }, ticket.job.eta.map { .at($0) }, owner,
        ]
        let filled = slots.compactMap(\.self).filter { slot in slot.name != .at || key == .slipping }
        return .tell(
            ticket, open: [PublicStatement(key.open, filling: filled)],
            personal: [PrivateStatement(key.personal, filling: filled.map { .open($0) })])
    }

    private enum SlowKey {
        case slipping, slow

        var open: PublicKey { self == .slipping ? .slipping : .slow }
        var personal: PrivateKey { self == .slipping ? .slipping : .slow }
    }

    private var waited: Duration { now - since }
    private var staff: ServiceName? { ticket.job.assigneeName }
    private var owner: PublicSlot? { ticket.ownerName.map { .owner($0) } }

    private var facts: [WorkSlot] {
        [
            .number(ticket.number), .wait(waited), .matter(of: ticket),
            ticket.place.isEmpty ? nil : .place(ticket.place), ticket.ownerName.map { .owner($0) },
            staff.map { .staff($0) },
        ].compactMap(\.self)
    }

    /// Marked late when it could not go off in time.
    private var entry: Change { entry(now - due > .minutes(5) ? .remindedLate : .reminded) }

    private func entry(_ event: HistoryEntry.Event) -> Change {
        .history(HistoryEntry(ticket: ticket.number, event: event, at: now, by: nil, byName: nil, source: nil))
    }

    // MARK: Levels

    private func moment(_ level: ClassLimits.Level, of limit: Limit) -> Instant {
        time.end(
            of: limit, percent: level.percent, from: since, spent: limit == limits.finish ? ticket.clock.spent : 0,
            for: ticket.job.department)
    }

    /// Those whose turn has come since the clock was last set.
    private func listeners(of limit: Limit, _ levels: [ClassLimits.Level]) -> Set<ClassLimits.Listener> {
        Set(levels.filter { (due...max(due, now)).contains(moment($0, of: limit)) }.map(\.listener))
    }

    /// The same; all so far when the clock was set to no turn of theirs: a limit grew shorter and left some behind.
    private func reached(of limit: Limit, _ levels: [ClassLimits.Level]) -> Set<ClassLimits.Listener> {
        levels.contains { moment($0, of: limit) == due } ? listeners(of: limit, levels) : heard(of: limit, levels)
    }

    /// All whose turn has come so far.
    private func heard(of limit: Limit, _ levels: [ClassLimits.Level]) -> Set<ClassLimits.Listener> {
        Set(levels.filter { moment($0, of: limit) <= now }.map(\.listener))
    }

    /// The limit has grown since the clock was set, as in a storm: it is set anew, and nobody hears anything.
    private func notYet(_ kind: AlarmKind, _ limit: Limit, _ levels: [ClassLimits.Level]) -> Decision? {
        guard heard(of: limit, levels).isEmpty else { return nil }
        let alarms = next(kind, limit, levels, repeats: false)
        return alarms.isEmpty ? nil : Decision(alarms: alarms)
    }

    /// How much longer an emergency waits between two reminders once everybody has been told, in percent.
    private static let patience = 500

    private func next(
        _ kind: AlarmKind, _ limit: Limit, _ levels: [ClassLimits.Level], repeats: Bool
    ) -> [AlarmOrder] {
        var moments = levels.map { moment($0, of: limit) }.filter { $0 > now }
        if repeats {
            // Every two minutes until the last has heard; from then on it would only be noise over the room in which
            // somebody is being helped.
            let percent = moments.isEmpty ? Self.patience : 100
            moments.append(time.end(of: limit, percent: percent, from: now, for: ticket.job.department))
        }
        return moments.min().map { [.set(kind, ticket.number, at: $0, since: since)] } ?? []
    }
}
