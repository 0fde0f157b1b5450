/// 协助: another department takes a part. The first one leads and answers; the ticket is done when every part is.
extension CaseFile {
    func assist(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        switch target(act.ticket, among: myJobs, visible: mayHandle) {
        case .none: return refuse(.init(.noJob))
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(let ticket):
            guard ticket.state.isOpen, ticket.state != .received else { return notNow(ticket) }
            guard mayDirect(ticket) || assistPart(of: ticket) != nil else { return notMine(ticket) }
            guard let department = act.department else { return refuse(.init(.assistWhom, .number(ticket.number))) }
            return assist(ticket, by: department, at: now)
        }
    }

    private func assist(_ ticket: Ticket, by department: Department, at now: Instant) -> Decision {
        guard department != ticket.lead else {
            return refuse(.init(.alreadyTheirs, .number(ticket.number), .department(department)))
        }
        guard !ticket.assisting.contains(where: { $0.department == department && $0.doneAt == nil }) else {
            return refuse(.init(.alreadyTheirs, .number(ticket.number), .department(department)))
        }
        var joined = ticket
        var job = Job(department: department)
        job.offer(to: roster.offer(of: ticket.category, ticket.urgency, at: ticket.place, job))
        job.refusedBy = ticket.assisting.first { $0.department == department }?.refusedBy ?? []
        joined.assisting.removeAll { $0.department == department }
        joined.assisting.append(job)
        return Decision(
            changes: [.ticket(joined), entry(.assistAsked, joined, at: now, words: cardText)],
            messages: [
                .answerAtWork(
                    [.init(.assistAsked, .number(ticket.number), .department(department))],
                    about: Link(.job, ticket.number)),
                .post(department, [joined.assistCard(job, words: cardText)], about: Link(.job, ticket.number)),
            ])
    }

    /// Which of the other departments' parts a word of the speaker's is about; nil: none, the ticket itself is meant.
    func assistPart(of ticket: Ticket) -> Int? {
        guard ticket.job.assignee != speaker.person else { return nil }
        let open = ticket.assisting.indices.filter { ticket.assisting[$0].doneAt == nil }
        return open.first { ticket.assisting[$0].assignee == speaker.person }
            ?? open.first { ticket.assisting[$0].offered == speaker.person }
            ?? open.first { ticket.assisting[$0].department == speaker.department }
    }

    func acceptAssist(_ ticket: Ticket, _ part: Int, eta: Instant?, at now: Instant) -> Decision {
        var joined = ticket
        if let name = ticket.assisting[part].assigneeName, ticket.assisting[part].assignee != speaker.person {
            return refuse(.init(.alreadyTaken, .number(ticket.number), .staff(name)))
        }
        joined.assisting[part].take(by: speaker, eta: eta, at: now)
        guard joined.assisting[part] != ticket.assisting[part] else { return .nothing }
        return Decision(
            changes: [.ticket(joined), entry(.assistTaken, joined, at: now, words: cardText)],
            messages: [
                .answerAtWork(
                    [.init(.accepted, .number(ticket.number), .staff(speaker.serviceName), eta.map { .at($0) })],
                    about: Link(.job, ticket.number)),
                leader(
                    of: ticket,
                    .init(
                        .assistTaken, .number(ticket.number), .staff(speaker.serviceName),
                        .department(ticket.assisting[part].department), eta.map { .at($0) })),
            ].compactMap(\.self))
    }

    func arriveAssist(_ ticket: Ticket, _ part: Int, at now: Instant) -> Decision {
        var joined = ticket
        guard ticket.assisting[part].arrivedAt == nil else { return .nothing }
        if ticket.assisting[part].assignee == nil { joined.assisting[part].take(by: speaker, eta: nil, at: now) }
        guard joined.assisting[part].assignee == speaker.person else { return notMine(ticket, part) }
        joined.assisting[part].arrivedAt = now
        return Decision(
            changes: [.ticket(joined), entry(.assistTaken, joined, at: now, words: cardText)],
            messages: [.answerAtWork([.init(.arrived, .number(ticket.number))], about: Link(.job, ticket.number))])
    }

    func completeAssist(_ ticket: Ticket, _ part: Int, _ act: Act, at now: Instant) -> Decision {
        var joined = ticket
        guard ticket.state.isOpen else { return notNow(ticket) }
        if ticket.assisting[part].assignee == nil { joined.assisting[part].take(by: speaker, eta: nil, at: now) }
        guard joined.assisting[part].assignee == speaker.person else { return notMine(ticket, part) }
        joined.assisting[part].doneAt = now
        joined.assisting[part].result = cardText
        joined.assisting[part].cost = act.amount
        var decision = Decision(
            changes: [.ticket(joined), entry(.assistDone, joined, at: now, words: cardText)],
            messages: [
                .answerAtWork([.init(.assistFinished, .number(ticket.number))], about: Link(.job, ticket.number)),
                leader(
                    of: ticket,
                    .init(
                        .assistDone, .number(ticket.number), .department(ticket.assisting[part].department),
                        .staff(speaker.serviceName), cardText.isEmpty ? nil : .words(cardText))),
            ].compactMap(\.self))
        // The first department had finished its own part before.
        if joined.job.doneAt != nil, !joined.hasOpenParts, let end = finish(&joined, at: now) { decision.add(end) }
        return decision
    }

    /// The part is given back to the department that leads; its head decides, after two times the manager.
    func declineAssist(_ ticket: Ticket, _ part: Int, at now: Instant) -> Decision {
        var joined = ticket
        let job = ticket.assisting[part]
        if job.assignee != nil, job.assignee != speaker.person { return notMine(ticket, part) }
        joined.assisting[part].doneAt = now
        joined.assisting[part].result = cardText
        joined.assisting[part].refusedBy = job.refusedBy + [speaker.person]
        let link = Link(.job, ticket.number)
        let head = roster.head(of: ticket.lead, besides: [])
        let refusals = joined.assisting.map(\.refusedBy.count).reduce(0, +)
        let toManager = refusals > 1 || head == nil
        let statement = WorkStatement(
            .assistRefused, .number(ticket.number), .department(job.department), .from(speaker.serviceName),
            toManager ? nil : head.map { .staff($0.name) }, cardText.isEmpty ? nil : .words(cardText))
        // Who leads was done and waited for this part: now it is for them to say so again, or to ask others.
        let ends =
            joined.job.doneAt != nil && !joined.hasOpenParts
            ? [WorkStatement(.endsWithYou, .number(ticket.number), ticket.job.assigneeName.map { .staff($0) })] : []
        if !ends.isEmpty { joined.job.doneAt = nil }
        var decision = Decision(
            changes: [.ticket(joined), entry(.declined, joined, at: now, words: cardText)],
            messages: [
                .answerAtWork([.init(.noted, .number(ticket.number))], about: link),
                toManager ? .report([statement], about: link) : ticket.posted([statement] + ends),
            ])
        guard toManager else { return decision }
        if !ends.isEmpty {
            decision.messages.append(ticket.posted(ends))
        } else if let told = leader(of: ticket, statement) {
            decision.messages.append(told)
        }
        return decision
    }

    /// Whoever has the first part hears of the others.
    private func leader(of ticket: Ticket, _ statement: WorkStatement) -> Message? {
        (ticket.job.assignee ?? ticket.owner).map {
            .inform($0, [statement], about: Link(.job, ticket.number))
        }
    }

    private func notMine(_ ticket: Ticket, _ part: Int) -> Decision {
        ticket.assisting[part].assigneeName.map { refuse(.init(.notYours, .number(ticket.number), .staff($0))) }
            ?? .nothing
    }
}

extension Ticket {
    /// Somebody else's part is not finished.
    var hasOpenParts: Bool { assisting.contains { $0.doneAt == nil } }

    func assistCard(_ job: Job, words: String) -> WorkStatement {
        WorkStatement(
            .cardAssist, .number(number), .category(category), .department(lead), .words(words),
            place.isEmpty ? nil : .place(place), urgency == .normal ? nil : .urgency(urgency),
            job.offeredName.map { .staff($0) })
    }
}

extension Job {
    mutating func take(by speaker: Speaker, eta: Instant?, at now: Instant) {
        if assignee != speaker.person { acceptedAt = now }
        assignee = speaker.person
        assigneeName = speaker.serviceName
        offered = nil
        offeredName = nil
        from = nil
        self.eta = eta ?? self.eta
    }
}
