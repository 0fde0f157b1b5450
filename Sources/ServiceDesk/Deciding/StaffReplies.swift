/// What staff say about a job: taken, there, waiting, finished.
extension CaseFile {
    /// A member of staff takes the ticket. The first to answer has it; the next is told who.
    func accept(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        let eta = eta(of: act, at: now)
        // “20 minutes later” with nothing on offer is a new time for what is in hand.
        let candidates = offers.isEmpty && eta != nil ? myJobs : offers
        switch target(act.ticket, among: candidates, visible: mayHandle) {
        case .one(let ticket): return accept(ticket, eta: eta, at: now)
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .none: return .nothing  // 收到 among colleagues, about nothing of ours
        }
    }

    private func accept(_ ticket: Ticket, eta: Instant?, at now: Instant) -> Decision {
        let link = Link(.job, ticket.number)
        switch ticket.state {
        case .received, .dispatched, .reopened:
            var taken = ticket
            guard let change = take(&taken, eta: eta, at: now) else { return .nothing }
            var decision = change
            decision.messages = [
                .answerAtWork(
                    [.init(.accepted, .number(ticket.number), .staff(speaker.serviceName), eta.map { .at($0) })],
                    about: link),
                told(taken, eta: eta),
            ]
            return decision
        case .accepted, .onSite, .onHold:
            guard ticket.job.assignee == speaker.person else { return alreadyTaken(ticket) }
            // “收到” said twice: once was enough, unless there is a new time.
            guard let eta, ticket.state != .onSite, ticket.isNews(eta) else { return .nothing }
            var later = ticket
            if ticket.state == .onHold {
                guard (try? later.move(to: .accepted, at: now)) != nil else { return .nothing }
            }
            later.job.eta = eta
            return Decision(
                changes: [.ticket(later), entry(.accepted, later, at: now, words: cardText)],
                messages: [
                    .answerAtWork(
                        [.init(.accepted, .number(ticket.number), .staff(speaker.serviceName), .at(eta))], about: link),
                    told(later, eta: eta),
                ])
        case .done, .followUp, .archived, .cancelled: return notNow(ticket)
        }
    }

    func arrive(_ act: Act, at now: Instant) -> Decision {
        work(on: act, at: now) { ticket, file in
            guard ticket.state != .onSite else { return .nothing }
            var decision = Decision()
            guard (try? ticket.move(to: .onSite, at: now)) != nil else { return nil }
            ticket.job.arrivedAt = now
            decision.changes = [.ticket(ticket), file.entry(.arrived, ticket, at: now)]
            decision.messages = [
                .answerAtWork([.init(.arrived, .number(ticket.number))], about: Link(.job, ticket.number)),
                .tell(
                    ticket, open: [.init(.arrived, .number(ticket.number), .staff(file.speaker.serviceName))],
                    personal: [.init(.arrived, .number(ticket.number), .staff(file.speaker.serviceName))]),
            ]
            return decision
        }
    }

    func hold(_ act: Act, at now: Instant) -> Decision {
        work(on: act, at: now) { ticket, file in
            // “Still waiting, until Friday” is news without a change of state.
            if ticket.state != .onHold { guard (try? ticket.move(to: .onHold, at: now)) != nil else { return nil } }
            let until = act.when?.from.map(Instant.init) ?? act.duration.map { now + .minutes($0) }
            return Decision(
                changes: [.ticket(ticket), file.entry(.held, ticket, at: now, words: file.cardText)],
                messages: [
                    .answerAtWork(
                        [.init(.held, .number(ticket.number), until.map { .at($0) })],
                        about: Link(.job, ticket.number)),
                    .tell(
                        ticket, open: [.init(.held, .number(ticket.number), until.map { .at($0) })],
                        personal: [
                            .init(.held, .number(ticket.number), .words(file.cardText), until.map { .at($0) })
                        ]),
                ])
        }
    }

    func complete(_ act: Act, at now: Instant) -> Decision {
        work(on: act, at: now) { ticket, file in
            guard (try? ticket.move(to: .done, at: now)) != nil else { return nil }
            ticket.doneAt = now
            ticket.job.doneAt = now
            ticket.job.result = file.cardText
            ticket.job.cost = act.amount ?? ticket.job.cost
            let cost = ticket.job.cost
            // Who works here and passed it on is not asked: the next “好了” would no longer mean a job.
            let asked: [Change] =
                file.colleagues.contains { $0.person == ticket.reporter }
                ? []
                : [.asked(ticket.reporter, Pending(.question(.confirmDone), ticket: ticket.number, askedAt: now))]
            return Decision(
                changes: [.ticket(ticket), file.entry(.completed, ticket, at: now, words: file.cardText)] + asked,
                messages: [
                    .answerAtWork(
                        [.init(.completed, .number(ticket.number), cost.map { .money(fen: $0) })],
                        about: Link(.job, ticket.number)),
                    .tell(
                        ticket, open: [.init(.done, .number(ticket.number))],
                        personal: [
                            .init(
                                .done, .number(ticket.number), .staff(file.speaker.serviceName),
                                .words(file.cardText), cost.map { .money(fen: $0) })
                        ]),
                ],
                alarms: (asked.isEmpty
                    ? []
                    : [
                        .set(
                            .confirmationReminder, ticket.number,
                            at: now + file.level.confirmationReminder.duration, since: now)
                    ]) + [
                        .set(
                            .confirmationEnd, ticket.number, at: now + file.level.confirmationSilence.duration,
                            since: now)
                    ])
        }
    }

    /// Gives a job back; one that was only on offer stays on offer to the others.
    func decline(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        let candidates = myJobs.isEmpty ? offers : myJobs
        switch target(act.ticket, among: candidates, visible: mayHandle) {
        case .none: return .nothing
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(let ticket):
            if ticket.job.assignee == speaker.person, ticket.state == .accepted { return giveBack(ticket, at: now) }
            guard ticket.state.waitsForStaff else {
                return ticket.job.assignee == speaker.person || !ticket.state.isOpen ? notNow(ticket) : notMine(ticket)
            }
            return Decision(
                changes: [entry(.declined, ticket, at: now, words: cardText)],
                messages: [
                    .answerAtWork([.init(.declined, .number(ticket.number))], about: Link(.job, ticket.number))
                ])
        }
    }

    private func giveBack(_ ticket: Ticket, at now: Instant) -> Decision {
        var free = ticket
        free.job = Job(department: ticket.job.department)
        var decision = dispatch(&free, at: now)
        decision.changes.insert(entry(.declined, ticket, at: now, words: cardText), at: 0)
        decision.messages.insert(
            .answerAtWork([.init(.declined, .number(ticket.number))], about: Link(.job, ticket.number)), at: 0)
        // The resident waits for somebody who will not come.
        decision.messages.append(
            .tell(
                free, open: [.init(.released, .number(ticket.number))],
                personal: [.init(.released, .number(ticket.number))]))
        return decision
    }

    /// Puts words on the sheet; whoever has the job keeps it.
    func note(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        switch target(act.ticket, among: myJobs, visible: mayHandle) {
        case .none: return refuse(.init(.noJob))
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(let ticket):
            return Decision(
                changes: [entry(.note, ticket, at: now, words: cardText)],
                messages: [.answerAtWork([.init(.noted, .number(ticket.number))], about: Link(.job, ticket.number))])
        }
    }

    func listJobs() -> Decision {
        let shown = (myJobs.isEmpty ? offers : myJobs)
            .map { TicketChoice(number: $0.number, category: $0.category, place: $0.place) }
        return refuse(shown.isEmpty ? .init(.noJob) : .init(.myJobs, .tickets(shown)))
    }

    /// Finds the job a word of staff is about, takes it first where nobody has it, and goes on with it.
    ///
    /// - Parameter step: changes its copy of the ticket; nil: the workflow does not allow it.
    private func work(
        on act: Act, at now: Instant, _ step: (inout Ticket, CaseFile) -> Decision?
    ) -> Decision {
        guard speaker.worksHere else { return .nothing }
        switch target(act.ticket, among: myJobs, visible: mayHandle) {
        case .none: return refuse(.init(.noJob))
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(var ticket):
            var decision = Decision()
            if ticket.state.waitsForStaff {
                guard let taken = take(&ticket, eta: nil, at: now) else { return .nothing }
                decision = taken
            } else if ticket.job.assignee != speaker.person, ticket.state.isOpen {
                return notMine(ticket)
            }
            guard let next = step(&ticket, self) else { return notNow(ticket) }
            decision.add(next)
            return decision
        }
    }

    /// Puts a free ticket into the speaker's hands; nil: the workflow does not allow it.
    private func take(_ ticket: inout Ticket, eta: Instant?, at now: Instant) -> Decision? {
        var offered: [Change] = []
        if ticket.state != .dispatched {
            guard (try? ticket.move(to: .dispatched, at: now)) != nil else { return nil }
            offered = [.ticket(ticket), entry(.dispatched, ticket, at: now)]
        }
        guard (try? ticket.move(to: .accepted, at: now)) != nil else { return nil }
        ticket.job.assignee = speaker.person
        ticket.job.assigneeName = speaker.serviceName
        ticket.job.acceptedAt = now
        ticket.job.eta = eta
        return Decision(
            changes: offered + [.ticket(ticket), entry(.accepted, ticket, at: now, words: cardText)])
    }

    private func told(_ ticket: Ticket, eta: Instant?) -> Message {
        let phone = colleagues.first { $0.person == speaker.person }?.phone.flatMap(MaskedPhone.init)
        return .tell(
            ticket, open: [.init(.taken, .number(ticket.number), .staff(speaker.serviceName), eta.map { .at($0) })],
            personal: [
                .init(
                    .taken, .number(ticket.number), .staff(speaker.serviceName), eta.map { .at($0) },
                    phone.map { .phone($0) })
            ])
    }

    private func eta(of act: Act, at now: Instant) -> Instant? {
        act.duration.map { now + .minutes($0) } ?? act.when?.from.map(Instant.init)
    }

    private func alreadyTaken(_ ticket: Ticket) -> Decision {
        refuse(.init(.alreadyTaken, .number(ticket.number), ticket.job.assigneeName.map { .staff($0) }))
    }

    private func notMine(_ ticket: Ticket) -> Decision {
        refuse(.init(.notYours, .number(ticket.number), ticket.job.assigneeName.map { .staff($0) }))
    }
}

extension Ticket {
    /// A few minutes either way are not worth another message.
    fileprivate func isNews(_ eta: Instant) -> Bool {
        guard let before = job.eta else { return true }
        return abs((eta - before).minutes) >= 5
    }
}
