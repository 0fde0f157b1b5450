/// 反馈, 回访, 归档: what the resident says when it is done, and what follows.
extension CaseFile {
    func confirm(_ act: Act, at now: Instant) -> Decision {
        if let shared = sharedEnd(act, isOver: true, at: now) { return markBack(shared, at: now) }
        let finished = mine.filter { $0.state == .done }
        switch target(named(act) { $0.state == .done }, among: finished, visible: isMine) {
        case .none: return .nothing
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(var ticket):
            guard ticket.state != .followUp else { return .nothing }
            guard (try? ticket.move(to: .followUp, at: now)) != nil else { return notNow(ticket) }
            let link = Link(.ticket, ticket.number)
            var decision = answer(
                open: .init(.askRating, .number(ticket.number)), personal: .init(.askRating, .number(ticket.number)),
                atWork: .init(.noted, .number(ticket.number)), about: link)
            decision.changes = [
                .ticket(ticket), entry(.confirmed, ticket, at: now),
                .asked(speaker.person, Pending(.question(.rate), ticket: ticket.number, askedAt: now)),
            ]
            decision.changes += settle(ticket, .back).changes
            decision.alarms = [
                .cancel(.confirmationReminder, ticket.number),
                .set(.confirmationEnd, ticket.number, at: now + level.confirmationSilence.duration, since: now),
            ]
            return decision
        }
    }

    func rate(_ act: Act, at now: Instant) -> Decision {
        guard let rating = act.rating else { return confirm(act, at: now) }
        if let shared = sharedEnd(act, isOver: true, at: now) { return markBack(shared, at: now) }
        let rateable = mine.filter { $0.state == .done || $0.state == .followUp }
        switch target(named(act) { $0.isRateable }, among: rateable, visible: isMine) {
        case .none: return .nothing
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(let ticket): return rate(ticket, rating, at: now)
        }
    }

    private func rate(_ ticket: Ticket, _ rating: Int, at now: Instant) -> Decision {
        // Rated after it was filed by silence: the figure counts, the file stays closed.
        let late = ticket.state == .archived
        guard ticket.isRateable else { return notNow(ticket) }
        var rated = ticket
        rated.rating = rating
        var decision = Decision(changes: [entry(.rated, ticket, at: now, words: String(rating))])
        if !late {
            guard (try? rated.move(to: .archived, at: now)) != nil else { return notNow(ticket) }
            decision.changes.append(entry(.archived, ticket, at: now))
        }
        decision.changes += [.ticket(rated)] + answered(ticket)
        decision.alarms = [
            .cancel(.confirmationReminder, ticket.number), .cancel(.confirmationEnd, ticket.number),
        ]
        let low = rating <= 2
        let thanks =
            low
            ? PrivateStatement(.lowRating, .number(ticket.number), ticket.ownerName.map { .owner($0) })
            : PrivateStatement(.archived, .number(ticket.number), .wait(level.reopening.duration))
        decision.add(
            answer(
                open: .init(.archived, .number(ticket.number)), personal: thanks,
                atWork: .init(.noted, .number(ticket.number)), about: Link(.ticket, ticket.number)))
        if low {
            let limit = level.callAfterLowRating
            decision.alarms.append(
                .set(
                    .followUp, ticket.number, at: time.end(of: limit, percent: 50, from: now, for: .service), since: now
                ))
            decision.messages.append(
                .report(
                    [
                        .init(
                            .lowRating, .number(ticket.number), .rating(rating),
                            ticket.job.assigneeName.map { .staff($0) }, ticket.ownerName.map { .owner($0) })
                    ], about: Link(.ticket, ticket.number)))
        } else if !late {
            decision.messages.append(ticket.posted([.init(.confirmed, .number(ticket.number))]))
        }
        return decision
    }

    /// “Still broken”, “broken again”: the same ticket, the same owner, one tier up.
    func reopen(_ act: Act, at now: Instant) -> Decision {
        if let shared = sharedEnd(act, isOver: false, at: now) { return leaveOver(shared, at: now) }
        if let own = leftOver(of: act.ticket.map({ TicketNumber($0) }) ?? quoted?.ticket) {
            return chase(Act(.urge, ticket: own.value), at: now)
        }
        let returning = mine.filter { $0.canReturn(level, at: now) }
        let likely = returning.filter { act.category == nil || $0.category == act.category }
        let newest = likely.max { $0.changedAt < $1.changedAt }
        let open = concerning.filter { $0.state.isOpen && (act.category == nil || $0.category == act.category) }
        let named = self.named(act) { $0.canReturn(level, at: now) }
        switch target(named, among: newest.map { [$0] } ?? [], visible: { isMine($0) || isWith($0) }) {
        case .none where !open.isEmpty: return chase(act, at: now)
        case .none where act.category != nil: return receive([act.asReport()], at: now)
        case .none: return answer(open: .init(.askProblem), personal: .init(.askProblem), atWork: .init(.help))
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(let ticket):
            if ticket.state.isOpen { return chase(Act(.urge, ticket: ticket.number.value), at: now) }
            // Too long ago to be the same fault; still somebody has to come.
            guard ticket.canReturn(level, at: now) else { return receive([act.asReport(like: ticket)], at: now) }
            return reopen(ticket, at: now)
        }
    }

    private func reopen(_ ticket: Ticket, at now: Instant) -> Decision {
        var again = ticket
        guard (try? again.move(to: .reopened, at: now)) != nil else { return notNow(ticket) }
        let before = ticket.job.assigneeName
        again.reopenings += 1
        again.urgency = ticket.urgency.raised
        if again.urgency != ticket.urgency { again.grounds.urgency = .cameBack }
        again.unconfirmed = false
        again.rating = nil
        again.job = Job(department: ticket.lead)
        if again.quote?.answer == .agreed { again.quote?.answer = .lapsed }
        let reopened: [Change] = [.ticket(again), entry(.reopened, again, at: now, words: cardText)]
        // One card, and it says that this one came back.
        var decision = dispatch(&again, card: { returned($0, before) }, at: now)
        decision.changes = reopened + decision.changes + answered(ticket)
        decision.alarms += [
            .cancel(.followUp, ticket.number),
            .cancel(.confirmationReminder, ticket.number), .cancel(.confirmationEnd, ticket.number),
        ]
        decision.messages.insert(
            contentsOf: answer(
                open: .init(.reopened, .number(ticket.number), ticket.ownerName.map { .owner($0) }),
                personal: .init(.reopened, .number(ticket.number), ticket.ownerName.map { .owner($0) }),
                atWork: .init(.noted, .number(ticket.number)), about: Link(.ticket, ticket.number)
            ).messages, at: 0)
        return decision
    }

    private func returned(_ ticket: Ticket, _ before: ServiceName?) -> WorkStatement {
        WorkStatement(
            .reopened, .number(ticket.number), .category(ticket.category),
            ticket.place.isEmpty ? nil : .place(ticket.place), cardText.isEmpty ? nil : .words(cardText),
            before.map { .from($0) }, ticket.job.offeredName.map { .staff($0) })
    }

    func withdraw(_ act: Act, at now: Instant) -> Decision {
        if let shared = sharedToLeave(act) { return markBack(shared, at: now) }
        let named = self.named(act) { $0.state.next.contains(.cancelled) }
        switch target(named, among: mine.filter(\.state.isOpen), visible: isMine) {
        case .none: return answer(open: .init(.nothingOpen), personal: .init(.nothingOpen), atWork: .init(.noJob))
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(var ticket):
            let offered = ticket.state != .received
            guard (try? ticket.move(to: .cancelled, at: now)) != nil else { return notNow(ticket) }
            var decision = answer(
                open: .init(.cancelled, .number(ticket.number)), personal: .init(.cancelled, .number(ticket.number)),
                atWork: .init(.cancelled, .number(ticket.number)), about: Link(.ticket, ticket.number))
            decision.changes =
                [.ticket(ticket), entry(.cancelled, ticket, at: now, words: cardText)] + answered(ticket)
            // Who never saw the card need not hear that it is gone.
            if offered {
                decision.messages.append(
                    ticket.posted([
                        .init(
                            .cancelled, .number(ticket.number), .category(ticket.category),
                            ticket.job.assigneeName.map { .staff($0) })
                    ]))
            }
            decision.alarms = AlarmKind.allCases.map { .cancel($0, ticket.number) }
            return decision
        }
    }

    /// An impossible move gets a plain reason and changes nothing.
    func notNow(_ ticket: Ticket) -> Decision {
        answer(
            open: .init(.notNow, .number(ticket.number), .state(ticket.state)),
            personal: .init(.notNow, .number(ticket.number), .state(ticket.state)),
            atWork: .init(.notNow, .number(ticket.number), .state(ticket.state)))
    }

    func closed(_ ticket: Ticket) -> Decision { notNow(ticket) }
}

extension Ticket {
    /// Reported done, and not rated so far.
    var isRateable: Bool {
        switch state {
        case .done, .followUp: true
        case .archived: rating == nil
        case .received, .dispatched, .accepted, .onSite, .onHold, .reopened, .cancelled: false
        }
    }

    /// Finished so lately that “broken again” means this one.
    func canReturn(_ level: ServiceLevel, at now: Instant) -> Bool {
        guard !isDrill else { return false }
        return switch state {
        case .done, .followUp: true
        case .archived: now - (doneAt ?? changedAt) <= level.reopening.duration
        case .received, .dispatched, .accepted, .onSite, .onHold, .reopened, .cancelled: false
        }
    }
}

extension Urgency {
    var raised: Urgency {
        switch self {
        case .normal: .urgent
        case .urgent, .emergency: .emergency
        }
    }
}

extension Act {
    /// “Broken again” where nothing of the kind was reported, or too long ago.
    func asReport(like ticket: Ticket? = nil) -> Act {
        var report = self
        report.intent = .report
        report.ticket = nil
        report.category = category ?? ticket?.category
        report.place = place ?? ticket?.place
        return report
    }
}
