/// 巡查: what those who go round answer to a checklist.
extension CaseFile {
    /// How long after the desk has asked what is missing an answer needs no sign that it is one.
    private static let askedLately = Duration.minutes(60)

    /// The words as an answer to a checklist; nil where there is none to answer, or they are talk.
    package func checked(_ reading: CheckReading, at now: Instant) -> Act? {
        guard speaker.worksHere else { return nil }
        var act = Act(.check)
        // “3栋”, after the desk asked where it was.
        if case .which(let asked, _)? = pending?.kind, asked.intent == .check, asked.ticket != nil {
            guard reading.parts.allSatisfy(\.isEmpty), let place = reading.parts.first?.places.first,
                reading.parts.count == 1, let told = asked.checks
            else { return checkedAnew(reading, at: now, &act) }
            act = asked
            act.checks = told.said(of: place)
            return act
        }
        return checkedAnew(reading, at: now, &act)
    }

    private func checkedAnew(_ reading: CheckReading, at now: Instant, _ act: inout Act) -> Act? {
        if reading.isEnd { return ended() }
        guard reading.parts.contains(where: { !$0.isEmpty }), !checkable.isEmpty else { return nil }
        let isQuoted = quoted?.ticket.map { number in checkable.contains { $0.number == number } }
        guard isQuoted != false else { return nil }
        let isSure = isQuoted == true || setting == .direct || checkable.contains { isAsked(about: $0, at: now) }
        // “3 正常”, from whoever has the job; “都正常”, where they have one place left to look at.
        let own = checkable.filter { $0.job.assignee == speaker.person }
        let isOwn =
            reading.marks > 0 ? !own.isEmpty : own.count == 1 && own.allSatisfy { $0.inspection?.open.count == 1 }
        guard isSure || !reading.isWeak || isOwn else { return nil }
        act.checks = reading
        act.ticket = quoted?.ticket?.value
        return act
    }

    /// “查完了”: done, of the one round it can be about.
    private func ended() -> Act? {
        let own = narrowed(checkable).filter { $0.job.assignee == speaker.person || quoted?.ticket == $0.number }
        let rounds = own.filter { quoted == nil || quoted?.ticket == $0.number }
        guard rounds.count == 1 else { return nil }
        return Act(.complete, ticket: rounds[0].number.value)
    }

    private func isAsked(about ticket: Ticket, at now: Instant) -> Bool {
        ticket.inspection?.stops.contains { stop in
            stop.by == speaker.person && !stop.isDone && stop.at.map { now - $0 <= Self.askedLately } ?? false
        } ?? false
    }

    /// Jobs with a checklist that the speaker may answer: their department's, whoever took them.
    package var checkable: [Ticket] {
        tickets.filter { ticket in
            ticket.inspection != nil && ticket.state.isOpen && mayHandle(ticket)
                && (speaker.role == .manager || speaker.department == nil || ticket.lead == speaker.department
                    || ticket.job.assignee == speaker.person
                    || ticket.assisting.contains { $0.department == speaker.department })
        }
    }

    func check(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere, let reading = act.checks else { return .nothing }
        let named = reading.parts.flatMap(\.places)
        let fitting = checkable.filter { ticket in
            named.isEmpty || ticket.inspection?.stops.contains { stop in named.contains { stop.isAt($0) } } == true
        }
        switch target(act.ticket, among: narrowed(fitting.isEmpty ? checkable : fitting), visible: mayHandle) {
        case .none: return refuse(.init(.noJob))
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(var ticket):
            guard let inspection = ticket.inspection, ticket.state.isOpen else { return notNow(ticket) }
            var decision = Decision()
            if ticket.state.waitsForStaff {
                guard let taken = take(&ticket, eta: nil, at: now) else { return .nothing }
                decision = taken
            }
            var rounds = Round(file: self, ticket: ticket, inspection, at: now)
            guard rounds.take(reading) else { return askWhere(ticket, act, rounds.places, at: now) }
            decision.add(rounds.decision())
            return decision
        }
    }

    /// Of several jobs those in the speaker's own hands.
    private func narrowed(_ jobs: [Ticket]) -> [Ticket] {
        let own = jobs.filter { $0.job.assignee == speaker.person }
        return own.isEmpty ? jobs : own
    }

    private func askWhere(_ ticket: Ticket, _ act: Act, _ places: [Place], at now: Instant) -> Decision {
        var asked = act
        asked.ticket = ticket.number.value
        return Decision(
            changes: [
                .asked(
                    speaker.person,
                    Pending(.which(asked, words: words), tickets: [ticket.number], askedAt: now))
            ],
            messages: [
                .answerAtWork(
                    [.init(.inspectionWhere, .number(ticket.number), .stops(places))],
                    about: Link(.job, ticket.number))
            ])
    }

    /// “修好了”, said of a round that is not at its end.
    func stillToCheck(_ ticket: Ticket) -> Decision? {
        guard let inspection = ticket.inspection, !inspection.isDone else { return nil }
        return Decision(messages: [
            .answerAtWork(ticket.leftToCheck(by: speaker.person), about: Link(.job, ticket.number))
        ])
    }
}

extension Inspection.Stop {
    /// Whether a place that was told means this one: 3栋 means each of its units.
    func isAt(_ told: Place) -> Bool {
        guard told != Place() else { return false }
        guard told.building != nil || told.area != nil || told.room != nil && place.room != nil else { return false }
        return (told.building == nil || told.building == place.building)
            && (told.unit == nil || place.unit == nil || told.unit == place.unit)
            && (told.room == nil || place.room == nil || told.room == place.room)
            && (told.area == nil || place.area == nil || told.area == place.area)
    }
}

extension Ticket {
    /// What is left of a round: where somebody has begun by item, elsewhere by place.
    func leftToCheck(by person: PersonID? = nil) -> [WorkStatement] {
        guard let inspection else { return [] }
        let begun = inspection.stops.filter { !$0.isDone && $0.by != nil && (person == nil || $0.by == person) }
        let fresh = inspection.stops.filter { $0.by == nil && !$0.isDone }.map(\.place)
        var statements = begun.map { stop in
            WorkStatement(
                .inspectionMissing, .number(number), .marks(stop.missing, of: inspection.items),
                inspection.stops.count > 1 ? .place(stop.place) : nil)
        }
        if !fresh.isEmpty, inspection.stops.count > 1 {
            statements.append(.init(.inspectionNext, .number(number), .stops(fresh)))
        } else if statements.isEmpty, let stop = inspection.stops.first(where: { !$0.isDone }) {
            statements.append(.init(.inspectionMissing, .number(number), .marks(stop.missing, of: inspection.items)))
        }
        return statements
    }
}
