/// What staff say about a job: taken, there, waiting, finished.
extension CaseFile {
    /// A member of staff takes the ticket. The first to answer has it; the next is told who.
    func accept(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        if case .moves(let person)? = proposed(act, at: now) {
            return moveAsProposed(to: person, pending?.tickets ?? [], at: now)
        }
        let eta = eta(of: act, at: now)
        // “20 minutes later” with nothing on offer is a new time for what is in hand.
        let candidates = offers.isEmpty && eta != nil ? myJobs : mostPressing(offers)
        switch target(act.ticket, among: candidates, visible: mayHandle) {
        case .one(let ticket):
            if ticket.ownerOffered == speaker.person { return takeOwnership(of: ticket, at: now) }
            if ticket.state.isOpen, let part = assistPart(of: ticket), ticket.job.offered != speaker.person {
                return acceptAssist(ticket, part, eta: eta, at: now)
            }
            if ticket.job.isHandedOver, ticket.state.isOpen, ticket.job.assignee != speaker.person {
                return takeOver(from: ticket, at: now)
            }
            return accept(ticket, eta: eta, at: now)
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .none: return .nothing  // 收到 among colleagues, about nothing of ours
        }
    }

    /// To a manager all is on offer; a bare word of theirs is about who is in danger.
    private func mostPressing(_ offers: [Ticket]) -> [Ticket] {
        let dangers = speaker.role == .manager ? offers.filter(\.isDanger) : []
        return dangers.isEmpty ? offers : dangers
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
            decision.messages += phoneTold(of: ticket)
            // Who drives there as well should know.
            let known = WorkStatement(
                .takenBy, .number(ticket.number), .staff(speaker.serviceName), eta.map { .at($0) })
            if taken.plan != nil {
                let called = [taken.lead] + readiness.called(for: taken)
                decision.messages += called.map { .call($0, [known], about: link) }
            } else if setting == .direct || setting == .residents {
                decision.messages.append(ticket.posted([known]))
            }
            return decision
        case .accepted, .onSite, .onHold:
            guard ticket.job.assignee == speaker.person else { return alreadyTaken(ticket) }
            // “收到” said twice: once was enough, unless there is a new time.
            guard let eta, ticket.state != .onSite, ticket.isNews(eta) else { return .nothing }
            var later = ticket
            if ticket.state == .onHold {
                guard (try? later.move(to: .accepted, at: now)) != nil else { return .nothing }
                later.hold = nil
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
        work(on: act, at: now, part: { $2.arriveAssist($0, $1, at: now) }) { ticket, file in
            guard ticket.state != .onSite else { return .nothing }
            var decision = Decision()
            guard (try? ticket.move(to: .onSite, at: now)) != nil else { return nil }
            ticket.job.arrivedAt = now
            ticket.hold = nil
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
            let look = max(now, until ?? now + file.level.nextLook.duration)
            let reason = act.reason ?? ticket.hold?.reason
            ticket.hold = Hold(reason, since: ticket.hold?.since ?? now, until: look)
            return Decision(
                changes: [.ticket(ticket), file.entry(.held, ticket, at: now, words: file.cardText)],
                messages: [
                    .answerAtWork(
                        [
                            reason == nil
                                ? .init(.heldWhy, .number(ticket.number), .at(look))
                                : .init(.held, .number(ticket.number), .at(look), reason.map { .reason($0) })
                        ],
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
        work(on: act, at: now, part: { $2.completeAssist($0, $1, act, at: now) }) { ticket, file in
            if ticket.claim != nil {
                return Decision(messages: [
                    .answerAtWork([.init(.claimHow, .number(ticket.number))], about: Link(.claim, ticket.number))
                ])
            }
            if let left = file.stillToCheck(ticket) { return left }
            if ticket.state.next.contains(.done), let more = file.unpaidFor(&ticket, cost: act.amount, at: now) {
                return more
            }
            guard ticket.state.next.contains(.done) else { return nil }
            ticket.job.doneAt = now
            ticket.job.result = file.cardText
            ticket.job.cost = act.amount ?? ticket.job.cost ?? ticket.agreedCost
            guard !ticket.hasOpenParts else {
                return Decision(
                    changes: [.ticket(ticket), file.entry(.partDone, ticket, at: now, words: file.cardText)],
                    messages: [
                        .answerAtWork(
                            [
                                .init(
                                    .waitsForOthers, .number(ticket.number),
                                    .departments(ticket.assisting.filter { $0.doneAt == nil }.map(\.department)))
                            ], about: Link(.job, ticket.number))
                    ])
            }
            guard var decision = file.finish(&ticket, at: now) else { return nil }
            let completed =
                ticket.isDrill
                ? WorkStatement(.noted, .number(ticket.number))
                : .init(
                    ticket.isOurs ? .completedOurs : .completed, .number(ticket.number),
                    ticket.job.cost.map { .money(fen: $0) })
            decision.messages.insert(.answerAtWork([completed], about: Link(.job, ticket.number)), at: 0)
            return decision
        }
    }

    /// All parts are done: the resident is asked. Nil: the workflow does not allow it.
    func finish(_ ticket: inout Ticket, at now: Instant) -> Decision? {
        if ticket.isDrill { return endDrill(&ticket, at: now) }
        guard (try? ticket.move(to: .done, at: now)) != nil else { return nil }
        ticket.doneAt = now
        ticket.hold = nil
        ticket.job.isHandedOver = false
        if ticket.isOurs { return file(ticket, at: now) }
        // Who works here and passed it on is not asked: the next “好了” would no longer mean a job.
        let asked = ([ticket.reporter] + ticket.companions.map(\.person))
            .flatMap { asking($0, .confirmDone, about: ticket, at: now) }
        var decision = Decision(
            changes: [.ticket(ticket), entry(.completed, ticket, at: now, words: ticket.job.result)] + asked,
            messages: [
                .tell(
                    ticket, open: [.init(.done, .number(ticket.number))],
                    personal: [
                        .init(
                            .done, .number(ticket.number), ticket.job.assigneeName.map { .staff($0) },
                            ticket.job.result.map { .words($0) }, ticket.job.cost.map { .money(fen: $0) })
                    ])
            ],
            alarms: [
                .set(
                    .confirmationEnd, ticket.number, at: now + level.confirmationSilence.duration, since: now)
            ])
        if let wait = ticket.callDue(level) {
            let half = time.nextWorked(now + .milliseconds(wait.milliseconds / 2), for: .service)
            decision.alarms.append(.set(.followUp, ticket.number, at: half, since: now))
        }
        if !asked.isEmpty {
            decision.alarms.insert(
                .set(
                    .confirmationReminder, ticket.number, at: now + level.confirmationReminder.duration, since: now),
                at: 0)
        }
        return decision
    }

    /// Nobody told it, so nobody is asked.
    private func file(_ ticket: Ticket, at now: Instant) -> Decision? {
        var filed = ticket
        guard (try? filed.move(to: .archived, at: now)) != nil else { return nil }
        return Decision(changes: [
            .ticket(ticket), entry(.completed, ticket, at: now, words: ticket.job.result), .ticket(filed),
            entry(.archived, filed, at: now),
        ])
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
        let shown = (myJobs.isEmpty ? offers : myJobs).map(\.choice)
        return refuse(shown.isEmpty ? .init(.noJob) : .init(.myJobs, .tickets(shown)))
    }

    /// Finds the job a word of staff is about, takes it first where nobody has it, and goes on with it.
    ///
    /// - Parameters:
    ///   - part: what the word means where the speaker has another department's part; nil: the same.
    ///   - step: changes its copy of the ticket; nil: the workflow does not allow it.
    func work(
        on act: Act, at now: Instant, part: ((Ticket, Int, CaseFile) -> Decision)? = nil,
        _ step: (inout Ticket, CaseFile) -> Decision?
    ) -> Decision {
        guard speaker.worksHere else { return .nothing }
        switch target(act.ticket, among: myJobs, visible: mayHandle) {
        case .none: return refuse(.init(.noJob))
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(var ticket):
            var decision = Decision()
            if let part, let index = assistPart(of: ticket), ticket.state.isOpen { return part(ticket, index, self) }
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
    func take(_ ticket: inout Ticket, eta: Instant?, at now: Instant) -> Decision? {
        var offered: [Change] = []
        if ticket.state != .dispatched {
            guard (try? ticket.move(to: .dispatched, at: now)) != nil else { return nil }
            offered = [.ticket(ticket), entry(.dispatched, ticket, at: now)]
        }
        guard (try? ticket.move(to: .accepted, at: now)) != nil else { return nil }
        ticket.job.take(by: speaker, eta: eta, at: now)
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

    func eta(of act: Act, at now: Instant) -> Instant? {
        act.duration.map { now + .minutes($0) } ?? act.when?.from.map(Instant.init)
    }

    func alreadyTaken(_ ticket: Ticket) -> Decision {
        refuse(.init(.alreadyTaken, .number(ticket.number), ticket.job.assigneeName.map { .staff($0) }))
    }

    func notMine(_ ticket: Ticket) -> Decision {
        guard let name = ticket.job.assigneeName else { return refuse(.init(.onlyManagers)) }
        return refuse(.init(.notYours, .number(ticket.number), .staff(name)))
    }
}

extension Ticket {
    /// What the resident said yes to.
    fileprivate var agreedCost: Int? { quote?.answer == .agreed ? quote?.total : nil }

    /// A few minutes either way are not worth another message.
    fileprivate func isNews(_ eta: Instant) -> Bool {
        guard let before = job.eta else { return true }
        return abs((eta - before).minutes) >= 5
    }
}
