/// 受理 and 派单: a concern becomes a ticket with a number, an owner and a department.
extension CaseFile {
    /// The longest words a card carries.
    static let cardWords = 200

    func receive(_ acts: [Act], at now: Instant) -> Decision {
        let acts = acts.map { asTold($0, at: now) }
        var file = self
        var decision = Decision()
        var opened: [Opened] = []
        if pending?.question == .clarifyProblem, pending?.ticket == nil, acts.contains(where: isConcern) {
            decision.changes.append(.answered(speaker.person))
        }
        for act in acts where isConcern(act) {
            if let category = act.category, pending?.troubles.contains(category) == true,
                tickets.contains(where: isAskedWhat)
            {
                decision.add(file.settled(category, at: now))
                file.absorb(decision)
                continue
            }
            if let known = file.knownOutage(act) {
                decision.add(file.progress(of: [known]))
                continue
            }
            if let done = file.doneForOthers(act, at: now) {
                let own = file.leaveOver(done, at: now)
                file.absorb(own)
                decision.add(own)
                continue
            }
            if let same = file.sameConcern(as: act, besides: opened.map(\.ticket.number)) {
                // Told twice in one breath: the acknowledgement covers it.
                if opened.contains(where: { $0.ticket.number == same.number }) { continue }
                let joined = file.join(same, act, at: now)
                file.absorb(joined)
                decision.add(joined)
                continue
            }
            let voiced = file.voiced
            if let voiced, !voiced.canBecome(act) {
                let told = file.putIntoWords(voiced, at: now)
                file.absorb(told)
                decision.add(told)
                continue
            }
            let placing = act.isEnquiry ? .known(act.place ?? Place(), nil) : file.placing(of: act)
            let choice = acts.count == 1 && voiced == nil ? choice(for: act) : nil
            // While it is open what it is, it is nobody else's.
            if choice == nil, let shared = file.shared(with: act, at: placing, besides: opened.map(\.ticket.number)) {
                let joined = file.join(shared, sharing: act, at: placing.place, now: now)
                file.absorb(joined)
                decision.add(joined)
                continue
            }
            guard act.urgency == .emergency || speaker.worksHere || file.openedToday < level.ticketsPerDay else {
                decision.add(answer(open: .init(.tooMany), personal: .init(.tooMany), atWork: .init(.help)))
                continue
            }
            let (ticket, effects) = file.open(act, placing, isClear: choice == nil, told: voiced, at: now)
            file.openedToday += 1
            file.absorb(effects)
            decision.add(effects)
            opened.append(Opened(ticket: ticket, act: act, placing: placing, choice: choice))
        }
        if let asked = opened.first(where: { $0.question != nil }), !speaker.worksHere {
            var pending =
                asked.choice.map {
                    Pending(.question(.clarifyProblem), ticket: asked.ticket.number, troubles: $0, askedAt: now)
                }
                ?? Pending(
                    .question(.clarifyPlace), ticket: asked.ticket.number, places: asked.placing.choices, askedAt: now)
            pending.homes = asked.choice == nil ? asked.placing.homes : []
            decision.changes.append(.asked(speaker.person, pending))
        }
        if let answer = acknowledgement(of: opened, at: now) { decision.messages.insert(answer, at: 0) }
        return decision
    }

    /// “Same here” is about what the quoted ticket is about, or what was told in the room just now.
    private func asTold(_ act: Act, at now: Instant) -> Act {
        guard act.intent == .meToo else { return act }
        var act = act
        if act.category == nil {
            let quoted = (tickets + near).first { $0.number.value == act.ticket }
            guard let ticket = quoted ?? (act.ticket == nil ? justTold(at: now) : nil) else { return act }
            act.ticket = ticket.number.value
            act.category = ticket.category
            act.urgency = ticket.urgencyAlone
        }
        if act.category?.isOutage == true { act.urgency = max(act.urgency ?? .normal, .urgent) }
        return act
    }

    /// A ticket of this message, with what it came from.
    private struct Opened {
        let ticket: Ticket
        let act: Act
        let placing: Placing
        /// Readings between which the reporter has to choose before the place is asked for.
        let choice: [Category]?

        var question: (open: PublicStatement, personal: PrivateStatement)? {
            choice.map { (.init(.askProblem), .init(.askTrouble, .troubles($0))) } ?? placing.question(for: ticket)
        }
    }

    private func isConcern(_ act: Act) -> Bool {
        // What colleagues ask and praise among each other is no matter for the desk.
        if speaker.worksHere && act.isEnquiry { return false }
        return act.intent != .meToo || act.category != nil
    }

    /// - Parameter told: what was told by voice, and is now in words: the same ticket, which is given to whom it belongs.
    private func open(
        _ act: Act, _ placing: Placing, isClear: Bool, told: Ticket?, at now: Instant
    ) -> (Ticket, Decision) {
        let category = act.category ?? .other
        let lead = act.isEnquiry && act.category == nil ? .service : category.department
        let isUnverified = placing.place.room != nil && placing.home == nil && !speaker.worksHere
        var ticket =
            told
            ?? Ticket(
                number: nextNumber, category: category, urgency: act.urgency ?? .normal, concern: act.concern,
                place: placing.place, words: cardText, reporter: speaker.person, home: placing.home?.id,
                unverified: isUnverified,
                owner: speaker.worksHere
                    ? colleagues.first { $0.person == speaker.person } : nextOwner(for: lead, category: category),
                lead: lead, openedAt: now, origin: origin)
        if told != nil {
            (ticket.category, ticket.urgency, ticket.concern) = (category, act.urgency ?? .normal, act.concern)
            (ticket.place, ticket.home, ticket.unverified) = (placing.place, placing.home?.id, isUnverified)
            ticket.words = cardText
            ticket.begin(in: lead)
        }
        ticket.grounds = grounds[category] ?? Grounds()
        if act.intent == .bind { ticket.claim = placing.place.address.map { Claim($0) } }
        let heard = cardText.isEmpty ? nil : cardText
        var decision = Decision(
            changes: [.ticket(ticket), entry(told == nil ? .received : .detail, ticket, at: now, words: heard)])
        if category.extent != .own, ticket.concern == .fault, !speaker.worksHere || ticket.place.room != nil {
            let reporter = counting(at: ticket.place, answered: true, at: now)
            ticket.take(reporter)
            decision.changes = [.ticket(ticket), .affected(ticket.number, reporter)] + decision.changes.dropFirst()
        }
        if (placing.isSettled && isClear) || ticket.urgency == .emergency || told != nil {
            decision.add(dispatch(&ticket, enquiry: act.isEnquiry, at: now))
        } else {
            decision.alarms.append(
                .set(.clarification, ticket.number, at: now + level.clarification.duration, since: now))
        }
        if let told { decision.add(leaveVoice(told, to: ticket)) }
        if recordings > 0 {
            decision.changes.append(
                .asked(speaker.person, Pending(.question(.clarifyProblem), ticket: ticket.number, askedAt: now)))
        }
        return (ticket, decision)
    }

    private func acknowledgement(of opened: [Opened], at now: Instant) -> Message? {
        guard let first = opened.first else { return nil }
        let link = Link(.ticket, first.ticket.number)
        // Staff who report see the card in their room; that is their answer.
        if speaker.worksHere {
            return .answerAtWork(opened.map { .init(.noted, .number($0.ticket.number)) }, about: link)
        }
        let enquiry = opened.allSatisfy(\.act.isEnquiry)
        let owner = first.ticket.ownerName
        let safety = opened.compactMap { readiness.safety($0.ticket) }
        let question = opened.compactMap(\.question).first
        let key: PublicKey =
            recordings > 0 ? .voiceTaken : enquiry ? .passedOn : speaker.hasDirectChat ? .received : .receivedHere
        var open = [PublicStatement(key, .numbers(opened.map(\.ticket.number)), owner.map { .owner($0) })]
        var personal = opened.map { received($0.ticket, enquiry: $0.act.isEnquiry, at: now) }
        open += safety.map(\.open)
        // Two readings are put to the reporter alone where that can be: a group hears no category.
        let asksAlone = first.choice != nil && (speaker.hasDirectChat || setting == .direct)
        let asksHome = !first.placing.homes.isEmpty && first.choice == nil
        if let question, !asksAlone { open.append(question.open) }
        // In a group safety words and the question stand there already; once is enough.
        if setting == .direct { personal += safety.map(\.personal) }
        if let question, setting == .direct || asksAlone || asksHome { personal.append(question.personal) }
        return .answer(open: open, personal: personal, alsoPrivately: !enquiry, about: link)
    }

    private func received(_ ticket: Ticket, enquiry: Bool, at now: Instant) -> PrivateStatement {
        let owner: PrivateSlot? = ticket.ownerName.map { .owner($0) }
        if ticket.claim != nil { return PrivateStatement(.claimTaken, .number(ticket.number), owner) }
        if recordings > 0 { return PrivateStatement(.voiceTaken, .number(ticket.number), owner) }
        if enquiry { return PrivateStatement(.passedOn, .number(ticket.number), owner) }
        let due = time.end(of: level.limits(for: ticket).accept, from: now, for: ticket.job.department)
        // Where nobody works just now, a time says more than a wait.
        let isSoon = due - now <= .hours(1)
        return PrivateStatement(
            .received, .number(ticket.number), .category(ticket.category), isSoon ? .wait(due - now) : .at(due),
            ticket.place.isEmpty ? nil : .place(ticket.place), owner)
    }

    var cardText: String { String(words.prefix(Self.cardWords)) }
}

extension Act {
    /// A word to the service desk rather than a fault: asked, suggested, complained.
    var isEnquiry: Bool {
        switch intent {
        case .complain, .suggest, .praise, .askFee, .disputeFee, .askInfo, .human, .bind, .rectify:
            true
        case .report, .meToo, .proxyReport, .askProgress, .urge, .confirmDone, .stillBroken, .rate, .cancel,
            .addDetail, .approveQuote, .declineQuote, .help, .accept, .decline, .arrive, .complete, .hold, .quote,
            .transfer, .assist, .note, .onDuty, .offDuty, .myJobs, .askTicket, .broadcast, .confirmSend,
            .cancelSend, .recall, .stats, .assign, .setPriority, .escalations, .publishFees, .explain, .correct,
            .procedure, .script, .quiz,
            .training, .leave, .swapShift, .relay, .cancelLeave, .agreeSwap, .declineSwap,
            .disown, .followUp, .confer, .resolve, .load, .issueCode, .moveOut, .admit, .reject,
            .myData, .eraseMe, .confirmErase, .privacy, .lookUp, .amend, .schedule, .resend, .restored, .drill,
            .stormBegins, .stormEnds, .warn, .liftWarning, .startStorm, .askWeather, .check, .subscribe, .unsubscribe,
            .markRead, .askReach:
            false
        }
    }
}
