/// 接不了, 不归我们: the next one is asked; after two the head of the department decides, then the manager.
extension CaseFile {
    /// So many said no; from then on somebody has to decide.
    private static let refusals = 2

    func decline(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        if proposed(act, at: now) != nil {
            return Decision(
                changes: [.answered(speaker.person)], messages: [.answerAtWork([.init(.nothingMoved)], about: nil)])
        }
        let candidates = myJobs.isEmpty ? offers : myJobs
        switch target(act.ticket, among: candidates, visible: mayHandle) {
        case .none: return .nothing
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(let ticket):
            if let part = assistPart(of: ticket) { return declineAssist(ticket, part, at: now) }
            if ticket.ownerOffered == speaker.person { return declineOwnership(ticket, at: now) }
            if ticket.job.assignee == speaker.person, ticket.state == .accepted { return refuse(ticket, at: now) }
            guard ticket.state.waitsForStaff else {
                return ticket.job.assignee == speaker.person || !ticket.state.isOpen ? notNow(ticket) : notMine(ticket)
            }
            return refuse(ticket, at: now)
        }
    }

    /// “This is not ours”: no next colleague is asked, the head is.
    func disown(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        switch target(act.ticket, among: myJobs + offers, visible: mayHandle) {
        case .none: return refuse(.init(.noJob))
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(let ticket):
            if let part = assistPart(of: ticket) { return declineAssist(ticket, part, at: now) }
            guard ticket.state.waitsForStaff || (ticket.job.assignee == speaker.person && ticket.state == .accepted)
            else { return ticket.state.isOpen ? notMine(ticket) : notNow(ticket) }
            return refuse(ticket, wholeDepartment: true, at: now)
        }
    }

    private func refuse(_ ticket: Ticket, wholeDepartment: Bool = false, at now: Instant) -> Decision {
        var free = ticket
        let inHand = ticket.job.assignee == speaker.person
        let named = ticket.job.offered == speaker.person
        free.job = Job(department: ticket.job.department)
        free.job.from = inHand ? speaker.person : ticket.job.from
        free.job.refusedBy = ticket.job.refusedBy.filter { $0 != speaker.person } + [speaker.person]
        free.job.offered = named ? nil : ticket.job.offered
        free.job.offeredName = named ? nil : ticket.job.offeredName
        let said = entry(.declined, ticket, at: now, words: cardText)
        let left = roster.staff(of: free.job.department).filter {
            $0.onDuty && !free.job.refusedBy.contains($0.person)
        }
        var decision: Decision
        if wholeDepartment || free.job.refusedBy.count >= Self.refusals || left.isEmpty {
            decision = refer(&free, at: now)
            decision.changes.insert(said, at: 0)
        } else if inHand || named {
            decision = dispatch(&free, at: now)
            decision.changes.insert(said, at: 0)
        } else {
            decision = Decision(changes: [.ticket(free), said])
        }
        decision.messages.insert(
            .answerAtWork([.init(.declined, .number(ticket.number))], about: Link(.job, ticket.number)), at: 0)
        // The resident waits for somebody who will not come.
        if inHand { decision.messages.append(free.releasedTold) }
        return decision
    }

    /// Somebody has to decide who does it.
    private func refer(_ ticket: inout Ticket, at now: Instant) -> Decision {
        guard (try? ticket.move(to: .dispatched, at: now)) != nil else { return .nothing }
        let head = roster.head(of: ticket.job.department, besides: ticket.job.refusedBy)
        ticket.job.offer(to: head.map { .head($0) } ?? .manager)
        let statement = WorkStatement(
            head == nil ? .referredToManager : .referred, .number(ticket.number), .matter(of: ticket),
            .refusals(ticket.job.refusedBy.count), head.map { .staff($0.name) },
            cardText.isEmpty ? nil : .words(cardText), ticket.place.isEmpty ? nil : .place(ticket.place))
        return Decision(
            changes: [.ticket(ticket), entry(.referred, ticket, at: now)],
            messages: [
                head == nil
                    ? .report([statement], about: Link(.job, ticket.number)) : ticket.posted([statement])
            ])
    }
}

extension Ticket {
    /// The resident waits for somebody who will not come.
    var releasedTold: Message {
        .tell(self, open: [.init(.released, .number(number))], personal: [.init(.released, .number(number))])
    }
}
