/// 受理 and 派单: a concern becomes a ticket with a number, an owner and a department.
extension CaseFile {
    /// The most tickets one person may open within a day; emergencies are exempt. Source: DOMAIN C1.
    static let ticketsPerDay = 10
    /// The longest words a card carries.
    static let cardWords = 200

    func receive(_ acts: [Act], at now: Instant) -> Decision {
        var file = self
        var decision = Decision()
        var opened: [Ticket] = []
        var asks: [Placing] = []
        for act in acts {
            if act.intent == .meToo && act.category == nil { continue }
            if let same = file.sameConcern(as: act) {
                decision.add(file.takeAsDetail(same, act, at: now))
                continue
            }
            guard act.urgency == .emergency || speaker.worksHere || file.openedToday < Self.ticketsPerDay else {
                decision.add(answer(open: .init(.tooMany), personal: .init(.tooMany), atWork: .init(.help)))
                continue
            }
            let placing = act.isEnquiry ? .known(act.place ?? Place(), nil) : file.placing(of: act)
            let (ticket, effects) = file.open(act, placing, at: now)
            file.nextNumber = TicketNumber(ticket.number.value + 1)
            file.openedToday += 1
            file.tickets.append(ticket)
            decision.add(effects)
            opened.append(ticket)
            asks.append(placing)
        }
        if let answer = acknowledgement(of: opened, asks, enquiry: acts.allSatisfy(\.isEnquiry)) {
            decision.messages.insert(answer, at: 0)
        }
        return decision
    }

    /// An open ticket that already is about this: the same words again, or the same trouble of the same home.
    private func sameConcern(as act: Act) -> Ticket? {
        guard !act.isEnquiry, !speaker.worksHere else { return nil }
        return tickets.first { ticket in
            guard ticket.state.isOpen, ticket.category == act.category else { return false }
            if ticket.reporter == speaker.person && ticket.words == cardText { return true }
            guard let home = ticket.home, speaker.homes.contains(where: { $0.id == home }) else { return false }
            return act.place?.area == nil || act.place?.area == ticket.place.area || ticket.place.area == nil
        }
    }

    private func takeAsDetail(_ ticket: Ticket, _ act: Act, at now: Instant) -> Decision {
        var same = act
        same.intent = .addDetail
        same.ticket = ticket.number.value
        return addDetail(same, at: now)
    }

    private func open(_ act: Act, _ placing: Placing, at now: Instant) -> (Ticket, Decision) {
        let category = act.category ?? .other
        let lead = act.isEnquiry && act.category == nil ? .service : category.department
        var ticket = Ticket(
            number: nextNumber, category: category, urgency: act.urgency ?? .normal, place: placing.place,
            words: cardText, reporter: speaker.person, home: placing.home?.id,
            unverified: placing.place.room != nil && placing.home == nil && !speaker.worksHere,
            owner: speaker.worksHere ? colleagues.first { $0.person == speaker.person } : nextOwner(for: lead),
            lead: lead, openedAt: now, origin: origin)
        var decision = Decision(changes: [.ticket(ticket), entry(.received, ticket, at: now, words: cardText)])
        if placing.question(for: ticket) != nil {
            let pending = Pending(
                .question(.clarifyPlace), ticket: ticket.number, places: placing.choices, askedAt: now)
            decision.changes.append(.asked(speaker.person, pending))
        }
        if placing.isSettled || ticket.urgency == .emergency {
            decision.add(dispatch(&ticket, enquiry: act.isEnquiry, complaint: act.intent == .complain, at: now))
        } else {
            decision.alarms.append(
                .set(.clarification, ticket.number, at: now + level.clarification.duration, since: now))
        }
        return (ticket, decision)
    }

    /// Offers a ticket to its department and starts the clock until somebody says yes.
    func dispatch(
        _ ticket: inout Ticket, enquiry: Bool = false, complaint: Bool = false, at now: Instant
    ) -> Decision {
        guard (try? ticket.move(to: .dispatched, at: now)) != nil else { return .nothing }
        let link = Link(.job, ticket.number)
        // A complaint about the service goes past the people it may be about.
        let aboutStaff = complaint && ticket.category == .service
        let message: Message =
            aboutStaff
            ? .report([ticket.enquiryCard], about: link)
            : .post(ticket.lead, [enquiry ? ticket.enquiryCard : ticket.card], about: link)
        return Decision(
            changes: [.ticket(ticket), entry(.dispatched, ticket, at: now)], messages: [message],
            alarms: [.set(.acceptance, ticket.number, at: now + level.acceptance(ticket.urgency), since: now)])
    }

    private func acknowledgement(of tickets: [Ticket], _ placings: [Placing], enquiry: Bool) -> Message? {
        guard let first = tickets.first else { return nil }
        let link = Link(.ticket, first.number)
        // Staff who report see the card in their room; that is their answer.
        if speaker.worksHere { return .answerAtWork([.init(.noted, .number(first.number))], about: link) }
        let numbers = PublicSlot.numbers(tickets.map(\.number))
        let owner = first.ownerName
        let safety = tickets.compactMap(\.safety)
        let question = zip(tickets, placings).compactMap { ticket, placing in placing.question(for: ticket) }.first
        let key: PublicKey = enquiry ? .passedOn : speaker.hasDirectChat ? .received : .receivedHere
        var open: [PublicStatement] = [PublicStatement(key, numbers, owner.map { .owner($0) })]
        var personal: [PrivateStatement] = tickets.map { ticket in
            enquiry
                ? PrivateStatement(.passedOn, .number(ticket.number), owner.map { .owner($0) })
                : PrivateStatement(
                    .received, .number(ticket.number), .category(ticket.category),
                    .minutes(level.acceptance(ticket.urgency).minutes),
                    ticket.place.isEmpty ? nil : .place(ticket.place), owner.map { .owner($0) })
        }
        open += safety.map(\.open)
        if let question { open.append(question.open) }
        // In a group safety words and the question stand there already; once is enough.
        if setting == .direct {
            personal += safety.map(\.personal)
            if let question { personal.append(question.personal) }
        }
        return .answer(open: open, personal: personal, alsoPrivately: !enquiry, about: link)
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
