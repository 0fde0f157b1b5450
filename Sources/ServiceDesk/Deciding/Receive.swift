/// 受理 and 派单: a concern becomes a ticket with a number, an owner and a department.
extension CaseFile {
    /// The most tickets one person may open within a day; emergencies are exempt. Source: DOMAIN C1.
    static let ticketsPerDay = 10
    /// The longest words a card carries.
    static let cardWords = 200

    func receive(_ acts: [Act], at now: Instant) -> Decision {
        var file = self
        var decision = Decision()
        var opened: [Opened] = []
        for act in acts where isConcern(act) {
            if let same = file.sameConcern(as: act, besides: opened.map(\.ticket.number)) {
                // Told twice in one breath: the acknowledgement covers it.
                if opened.contains(where: { $0.ticket.number == same.number }) { continue }
                let joined = file.join(same, act, at: now)
                file.absorb(joined)
                decision.add(joined)
                continue
            }
            guard act.urgency == .emergency || speaker.worksHere || file.openedToday < Self.ticketsPerDay else {
                decision.add(answer(open: .init(.tooMany), personal: .init(.tooMany), atWork: .init(.help)))
                continue
            }
            let placing = act.isEnquiry ? .known(act.place ?? Place(), nil) : file.placing(of: act)
            let (ticket, effects) = file.open(act, placing, at: now)
            file.openedToday += 1
            file.absorb(effects)
            decision.add(effects)
            opened.append(Opened(ticket: ticket, act: act, placing: placing))
        }
        if let asked = opened.first(where: { $0.question != nil }), !speaker.worksHere {
            let pending = Pending(
                .question(.clarifyPlace), ticket: asked.ticket.number, places: asked.placing.choices, askedAt: now)
            decision.changes.append(.asked(speaker.person, pending))
        }
        if let answer = acknowledgement(of: opened) { decision.messages.insert(answer, at: 0) }
        return decision
    }

    /// A ticket of this message, with what it came from.
    private struct Opened {
        let ticket: Ticket
        let act: Act
        let placing: Placing

        var question: (open: PublicStatement, personal: PrivateStatement)? { placing.question(for: ticket) }
    }

    private func isConcern(_ act: Act) -> Bool {
        // What colleagues ask and praise among each other is no matter for the desk.
        if speaker.worksHere && act.isEnquiry { return false }
        return act.intent != .meToo || act.category != nil
    }

    /// An open ticket that already is about this: the same words again, the same trouble of the same home, or the
    /// trouble whose place the speaker was just asked for.
    ///
    /// - Parameter fresh: tickets of the same message; all of them have the same words.
    private func sameConcern(as act: Act, besides fresh: [TicketNumber]) -> Ticket? {
        guard !speaker.worksHere else { return nil }
        return tickets.first { ticket in
            guard ticket.state.isOpen, ticket.category == act.category ?? .other else { return false }
            if ticket.reporter == speaker.person, ticket.words == cardText, !fresh.contains(ticket.number) {
                return true
            }
            return !act.isEnquiry && (isAskedWhere(ticket) || isSameTrouble(ticket, act))
        }
    }

    private func isSameTrouble(_ ticket: Ticket, _ act: Act) -> Bool {
        guard let home = ticket.home, speaker.homes.contains(where: { $0.id == home }) else { return false }
        guard let told = act.place else { return true }
        if told.room != nil || told.building != nil {
            guard told.isWithin(ticket.place) else { return false }
        }
        guard let area = told.area else { return true }
        return area == ticket.place.area || (area.isPrivate && ticket.place.area == nil)
    }

    /// The same trouble again is a detail of its ticket; told as more urgent, it moves that up.
    private func join(_ ticket: Ticket, _ act: Act, at now: Instant) -> Decision {
        guard let urgency = act.urgency, urgency > ticket.urgency else { return addDetail(act, to: ticket, at: now) }
        var raised = ticket
        raised.urgency = urgency
        var decision = Decision(changes: [.ticket(raised)])
        var file = self
        file.absorb(decision)
        let detail = file.addDetail(act, to: raised, raised: true, at: now)
        file.absorb(detail)
        decision.add(detail)
        if let safety = raised.safety {
            decision.add(answer(open: safety.open, personal: safety.personal, atWork: .init(.help)))
        }
        guard var raised = file.tickets.first(where: { $0.number == ticket.number }) else { return decision }
        if raised.state == .received, urgency == .emergency {
            decision.add(file.dispatch(&raised, at: now))
        } else if ticket.state.waitsForStaff, ticket.state != .received {
            decision.alarms.append(
                .set(.acceptance, ticket.number, at: now + level.acceptance(urgency), since: now))
        }
        return decision
    }

    private func open(_ act: Act, _ placing: Placing, at now: Instant) -> (Ticket, Decision) {
        let category = act.category ?? .other
        let lead = act.isEnquiry && act.category == nil ? .service : category.department
        var ticket = Ticket(
            number: nextNumber, category: category, urgency: act.urgency ?? .normal, place: placing.place,
            words: cardText, reporter: speaker.person, home: placing.home?.id,
            unverified: placing.place.room != nil && placing.home == nil && !speaker.worksHere,
            owner: speaker.worksHere
                ? colleagues.first { $0.person == speaker.person } : nextOwner(for: lead, category: category),
            lead: lead, openedAt: now, origin: origin)
        var decision = Decision(changes: [.ticket(ticket), entry(.received, ticket, at: now, words: cardText)])
        if placing.isSettled || ticket.urgency == .emergency {
            decision.add(dispatch(&ticket, enquiry: act.isEnquiry, at: now))
        } else {
            decision.alarms.append(
                .set(.clarification, ticket.number, at: now + level.clarification.duration, since: now))
        }
        return (ticket, decision)
    }

    /// Offers a ticket to its department and starts the clock until somebody says yes.
    func dispatch(_ ticket: inout Ticket, enquiry: Bool = false, at now: Instant) -> Decision {
        guard (try? ticket.move(to: .dispatched, at: now)) != nil else { return .nothing }
        let card = enquiry || ticket.isAboutStaff ? ticket.enquiryCard : ticket.card
        return Decision(
            changes: [.ticket(ticket), entry(.dispatched, ticket, at: now)], messages: [ticket.posted([card])],
            alarms: [.set(.acceptance, ticket.number, at: now + level.acceptance(ticket.urgency), since: now)])
    }

    private func acknowledgement(of opened: [Opened]) -> Message? {
        guard let first = opened.first else { return nil }
        let link = Link(.ticket, first.ticket.number)
        // Staff who report see the card in their room; that is their answer.
        if speaker.worksHere {
            return .answerAtWork(opened.map { .init(.noted, .number($0.ticket.number)) }, about: link)
        }
        let enquiry = opened.allSatisfy(\.act.isEnquiry)
        let owner = first.ticket.ownerName
        let safety = opened.compactMap(\.ticket.safety)
        let question = opened.compactMap(\.question).first
        let key: PublicKey = enquiry ? .passedOn : speaker.hasDirectChat ? .received : .receivedHere
        var open = [PublicStatement(key, .numbers(opened.map(\.ticket.number)), owner.map { .owner($0) })]
        var personal = opened.map { received($0.ticket, enquiry: $0.act.isEnquiry) }
        open += safety.map(\.open)
        if let question { open.append(question.open) }
        // In a group safety words and the question stand there already; once is enough.
        if setting == .direct {
            personal += safety.map(\.personal)
            if let question { personal.append(question.personal) }
        }
        return .answer(open: open, personal: personal, alsoPrivately: !enquiry, about: link)
    }

    private func received(_ ticket: Ticket, enquiry: Bool) -> PrivateStatement {
        let owner: PrivateSlot? = ticket.ownerName.map { .owner($0) }
        if enquiry { return PrivateStatement(.passedOn, .number(ticket.number), owner) }
        return PrivateStatement(
            .received, .number(ticket.number), .category(ticket.category),
            .minutes(level.acceptance(ticket.urgency).minutes), ticket.place.isEmpty ? nil : .place(ticket.place), owner
        )
    }

    var cardText: String { String(words.prefix(Self.cardWords)) }
}

extension Act {
    /// A word to the service desk rather than a fault: asked, suggested, complained.
    var isEnquiry: Bool {
        switch intent {
        case .complain, .suggest, .praise, .askFee, .disputeFee, .askInfo, .human, .bind, .subscribe, .unsubscribe:
            true
        case .report, .meToo, .proxyReport, .askProgress, .urge, .confirmDone, .stillBroken, .rate, .cancel,
            .addDetail, .approveQuote, .declineQuote, .help, .accept, .decline, .arrive, .complete, .hold, .quote,
            .transfer, .assist, .note, .onDuty, .offDuty, .myJobs, .askTicket, .broadcast, .confirmSend,
            .cancelSend, .recall, .stats, .assign, .setPriority, .escalations, .publishFees:
            false
        }
    }
}

extension Ticket {
    /// About the people who work here: only managers see it and answer for it. Source: PRODUCT 5.
    package var isAboutStaff: Bool { category == .service }

    /// To the room of those who have it.
    func posted(_ statements: [WorkStatement]) -> Message {
        let link = Link(.job, number)
        return isAboutStaff ? .report(statements, about: link) : .post(lead, statements, about: link)
    }

    /// What the staff room is shown; quoting it means this job.
    package var card: WorkStatement {
        WorkStatement(
            .card, .number(number), .category(category), .words(words), place.isEmpty ? nil : .place(place),
            ownerName.map { .owner($0) }, urgency == .normal ? nil : .urgency(urgency),
            unverified ? .unverified : nil)
    }

    var enquiryCard: WorkStatement {
        WorkStatement(
            .cardEnquiry, .number(number), .words(words), place.isEmpty ? nil : .place(place),
            ownerName.map { .owner($0) }, category == .other ? nil : .category(category))
    }
}
