/// The desk's answer to what a message means.
extension CaseFile {
    /// Decides about all acts of one message; whatever is said to the speaker becomes one answer.
    ///
    /// - Parameter acts: in the order of the text; empty: nothing is done and nothing said.
    package func decide(_ acts: [Act], at now: Instant) -> Decision {
        if let answer = answerForEverybody(acts) { return ticking(withPrivacyLine(asOne(answer)), at: now) }
        var file = self
        var decision = Decision()
        var concerns: [Act] = []
        for act in acts where act.intent.raisesConcern {
            if act.intent == .askFee, let answer = answerFee(act) ?? answerAccounts(act) {
                decision.add(answer)
            } else {
                concerns.append(asFinanceMatter(act))
            }
        }
        decision.add(file.answeredByNotices(&concerns, at: now))
        if !concerns.isEmpty {
            var received = file.receive(concerns, at: now)
            for act in concerns { received = file.explaining(act, besides: received) }
            decision.add(received)
            file.absorb(decision)
        }
        let pieces = TicketPieces(words, acts)
        for act in acts where !act.intent.raisesConcern {
            let next = file.saying(only: pieces, of: act).decide(act, at: now)
            file.absorb(next)
            decision.add(next)
        }
        return ticking(withPrivacyLine(asOne(dropping(pending, in: decision))), at: now)
    }

    /// One answer to the speaker, and a word to whoever answers for the ticket.
    private func asOne(_ decision: Decision) -> Decision {
        ownersHear(of: decision).withoutDrillNews().withOneAnswer()
    }

    /// The same decision with the clocks that follow from it.
    private func ticking(_ decision: Decision, at now: Instant) -> Decision {
        Ticking(level: level, time: time, now: now).after(decision, from: tickets + near)
    }

    /// Who went on to something else without saying which ticket was meant does not mean it later with a bare number.
    private func dropping(_ old: Pending?, in decision: Decision) -> Decision {
        guard let old, old.question == nil, !decision.isNothing else { return decision }
        let settled = decision.changes.contains { change in
            switch change {
            case .asked(let person, _), .answered(let person): person == speaker.person
            case .ticket, .history, .affected, .corrected, .duty, .register, .fees, .notices, .storm, .weather,
                .trained, .swap,
                .leaveCancelled:
                false
            }
        }
        guard !settled else { return decision }
        var decision = decision
        decision.changes.append(.answered(speaker.person))
        return decision
    }

    /// The fewest letters in which somebody tells something; fewer are thanks and okays.
    private static let tellingLetters = 6

    /// What a message without a meaning of its own is: the answer to our question, in a direct chat or quoting it; a
    /// picture; some more words in a direct chat, or quoting us, soon after a report.
    package func decideWithoutMeaning(at now: Instant) -> Decision {
        ticking(withPrivacyLine(withoutMeaning(at: now)), at: now)
    }

    private func withoutMeaning(at now: Instant) -> Decision {
        if recordings > 0 { return asOne(takeRecording(at: now)) }
        guard !speaker.worksHere, setting == .direct || setting == .residents, pictures > 0 || !words.isEmpty else {
            return .nothing
        }
        if let told = voiced, !isSmallTalk, isAnswer(about: told, at: now) {
            return asOne(putIntoWords(told, at: now))
        }
        // In a group people go on talking to each other; only an emergency is worth passing that on.
        if let asked = tickets.first(where: isAskedWhere),
            isAnswer(about: asked, at: now) || asked.urgency == .emergency,
            !isSmallTalk, isFresh(at: now)
        {
            return asOne(addDetail(Act(.addDetail, ticket: asked.number.value), at: now))
        }
        if let asked = tickets.first(where: isAskedWhat), !words.isEmpty, isAnswer(about: asked, at: now) {
            return takeAsItStands(asked, at: now)
        }
        if pending == nil, let more = talkOn(at: now) { return asOne(more) }
        let telling = !isSmallTalk && words.count >= Self.tellingLetters && (setting == .direct || quoted != nil)
        guard pictures > 0 || (telling && pending == nil) else { return askWhatIsWrong(at: now) }
        let fresh = mine.last { ticket in
            guard ticket.state.isOpen else { return false }
            return quoted.map { $0.ticket == ticket.number } ?? (now - ticket.openedAt <= level.followOn.duration)
        }
        guard let fresh else { return askWhatIsWrong(at: now) }
        return asOne(addDetail(Act(.addDetail, ticket: fresh.number.value), at: now))
    }

    /// Words said to us, not to neighbours, soon enough after we asked about a ticket; “okay” tells nothing.
    func isAnswer(about asked: Ticket, at now: Instant) -> Bool {
        !isSmallTalk && isFresh(at: now) && quoted.map { $0.ticket == asked.number } ?? (setting == .direct)
    }

    private func isFresh(at now: Instant) -> Bool {
        pending.map { now - $0.askedAt <= level.followOn.duration } ?? false
    }

    /// Decides about the answer to a question with numbered choices.
    ///
    /// - Parameter choice: counted from 1, within `pending.choices`.
    package func choose(_ choice: Int, at now: Instant) -> Decision { ticking(chosen(choice, at: now), at: now) }

    private func chosen(_ choice: Int, at now: Instant) -> Decision {
        guard let pending, choice >= 1 else { return .nothing }
        switch pending.kind {
        case .question:
            if choice <= pending.troubles.count {
                return asOne(settled(pending.troubles[choice - 1], at: now))
            }
            if choice <= pending.homes.count { return asOne(clarified(by: pending.homes[choice - 1], at: now)) }
            guard choice <= pending.places.count else { return .nothing }
            return asOne(clarified(by: pending.places[choice - 1], at: now))
        case .erasure: return .nothing
        // “1” is said to them as yes is; it is a word like others.
        case .send, .ended: return .nothing
        case .moves(let person):
            guard choice <= pending.tickets.count else { return .nothing }
            let moved = moveAsProposed(to: person, [pending.tickets[choice - 1]], at: now)
            return ticking(moved.withOneAnswer(), at: now)
        case .figures: return figuresShown(at: now)
        case .quiz(let item, _): return quizAnswered(item, with: choice, at: now).withOneAnswer()
        case .which(let asked, let words):
            guard choice <= pending.tickets.count else { return .nothing }
            var act = asked
            act.ticket = pending.tickets[choice - 1].value
            // “In 20 minutes” counts from when it was said.
            if let minutes = asked.duration {
                act.duration = nil
                act.when = Window(from: (pending.askedAt + .minutes(minutes)).date, to: nil)
            }
            var decision = Decision(changes: [.answered(speaker.person)])
            decision.add(saying(words).decide(act, at: now))
            return ticking(asOne(decision), at: now)
        }
    }

    private func decide(_ act: Act, at now: Instant) -> Decision {
        switch act.intent {
        case .report, .complain, .suggest, .praise, .meToo, .askFee, .disputeFee, .askInfo, .human, .rectify,
            .proxyReport:
            receive([act], at: now)
        case .askProgress, .askTicket: progress(of: act.ticket, at: now)
        case .urge: chase(act, at: now)
        case .confirmDone: confirm(act, at: now)
        case .stillBroken: reopen(act, at: now)
        case .rate: rate(act, at: now)
        case .cancel: withdraw(act, at: now)
        case .addDetail: addDetail(act, at: now)
        case .approveQuote: answerQuote(act, agreed: true, at: now)
        case .declineQuote: answerQuote(act, agreed: false, at: now)
        case .quote: quote(act, at: now)
        case .help: answer(open: .init(.help), personal: .init(.help), atWork: .init(.help))
        case .accept: accept(act, at: now)
        case .decline: decline(act, at: now)
        case .arrive: arrive(act, at: now)
        case .complete: complete(act, at: now)
        case .hold: hold(act, at: now)
        case .note: note(act, at: now)
        case .myJobs: listJobs()
        case .transfer, .assign: transfer(act, at: now)
        case .assist: assist(act, at: now)
        case .disown: disown(act, at: now)
        case .followUp: followUp(act, at: now)
        case .confer: confer(act, at: now)
        case .resolve: resolve(act, at: now)
        case .load: showLoad(at: now)
        case .drill: drill(act, at: now)
        case .stormBegins: storm(isOn: true)
        case .stormEnds: storm(isOn: false)
        case .warn: warn(act, at: now)
        case .liftWarning: liftWarning(act, at: now)
        case .startStorm: startStorm(at: now)
        case .askWeather: askWeather(at: now)
        case .bind: bind(act, at: now)
        case .issueCode: issueCode(act, at: now)
        case .moveOut: moveOut(act, at: now)
        case .admit: admit(act, at: now)
        case .reject: reject(act, at: now)
        case .myData: showOwnData()
        case .privacy: explainPrivacy()
        case .eraseMe: askToErase(at: now)
        case .confirmErase: erase(at: now)
        case .lookUp: lookUp(act)
        case .escalations: listEscalations(at: now)
        case .onDuty: clockIn(at: now)
        case .offDuty: clockOut(at: now)
        case .leave: leave(act, at: now)
        case .swapShift: askToSwap(act, at: now)
        case .cancelLeave: cancelLeave(at: now)
        case .agreeSwap: answerSwap(agreed: true, at: now)
        case .declineSwap: answerSwap(agreed: false, at: now)
        case .explain: explain(act)
        case .relay: relay(act, at: now)
        case .procedure: instruct(act, .steps)
        case .script: instruct(act, .sayings)
        case .quiz: quiz(at: now)
        case .training: showTraining()
        case .correct, .setPriority: correct(act, at: now)
        case .stats: showFigures(act, at: now)
        case .broadcast: broadcast(at: now)
        case .confirmSend: settleWaiting(act, confirmed: true, at: now)
        case .cancelSend: settleWaiting(act, confirmed: false, at: now)
        case .recall: recall(at: now)
        case .amend: amend(at: now)
        case .schedule: schedule(act, at: now)
        case .resend: resend(at: now)
        case .restored: restored(at: now)
        case .publishFees: showDraft() ?? answerAccounts(asAccounts(act)) ?? refuse(.init(.nothingToPublish))
        case .check: check(act, at: now)
        case .subscribe: subscribe(act)
        case .unsubscribe: unsubscribe(act)
        case .markRead: markRead(at: now)
        case .askReach: askReach()
        }
    }

    /// Who publishes speaks of the accounts.
    private func asAccounts(_ act: Act) -> Act {
        var act = act
        act.aspect = .accounts
        return act
    }

    /// The same file as if these had been the words; for words taken up again after a question.
    func saying(_ words: String) -> CaseFile {
        var file = self
        file.words = words
        file.pending = nil
        return file
    }

    /// Takes up what was decided so far, so that the next act of the same message sees it.
    mutating func absorb(_ decision: Decision) {
        for change in decision.changes {
            switch change {
            case .ticket(let ticket):
                tickets.removeAll { $0.number == ticket.number }
                near.removeAll { $0.number == ticket.number }
                tickets.append(ticket)
                if ticket.number >= nextNumber { nextNumber = TicketNumber(ticket.number.value + 1) }
            case .affected(let number, let entry):
                if let index = tickets.firstIndex(where: { $0.number == number }) { tickets[index].take(entry) }
            case .asked(let person, let question) where person == speaker.person: pending = question
            case .answered(let person) where person == speaker.person: pending = nil
            case .notices(.notice(let notice)):
                if let next = notices?.next, notice.number >= next {
                    notices?.next = NoticeNumber(notice.number.value + 1)
                }
            case .duty, .history, .asked, .answered, .corrected, .register, .fees, .notices, .storm, .weather, .trained,
                .swap,
                .leaveCancelled:
                break
            }
        }
    }

    /// One answer on whatever plane the speaker is.
    func answer(
        open: PublicStatement, personal: PrivateStatement, atWork: WorkStatement, about: Link? = nil
    ) -> Decision {
        speaker.worksHere
            ? Decision(messages: [.answerAtWork([atWork], about: about)])
            : Decision(messages: [
                .answer(open: [open], personal: [personal], alsoPrivately: false, about: about)
            ])
    }

    /// An answer to somebody who works here; nothing to anybody else.
    func refuse(_ statement: WorkStatement, about: Link? = nil) -> Decision {
        speaker.worksHere ? Decision(messages: [.answerAtWork([statement], about: about)]) : .nothing
    }

    func entry(
        _ event: HistoryEntry.Event, _ ticket: Ticket, at now: Instant, words: String? = nil
    ) -> Change {
        .history(
            HistoryEntry(
                ticket: ticket.number, event: event, at: now, by: speaker.person,
                byName: speaker.worksHere ? speaker.serviceName : nil, words: words, source: source))
    }
}

extension Intent {
    /// Gives somebody something to do that nobody was asked to do before.
    package var raisesConcern: Bool {
        switch self {
        case .report, .complain, .suggest, .praise, .meToo, .askFee, .disputeFee, .askInfo, .human, .rectify,
            .proxyReport:
            true
        case .askProgress, .urge, .confirmDone, .stillBroken, .rate, .cancel, .addDetail, .approveQuote,
            .declineQuote, .help, .accept, .decline, .arrive, .complete, .hold, .quote, .transfer, .assist, .note,
            .onDuty, .offDuty, .myJobs, .askTicket, .broadcast, .confirmSend, .cancelSend, .recall, .stats, .assign,
            .bind, .setPriority, .escalations, .publishFees, .explain, .correct,
            .disown, .followUp, .confer, .resolve, .load, .issueCode, .moveOut, .admit, .reject,
            .myData, .eraseMe, .confirmErase, .privacy, .lookUp, .amend, .schedule, .resend, .restored, .drill,
            .stormBegins, .stormEnds, .warn, .liftWarning, .startStorm, .askWeather, .check, .procedure, .script, .quiz,
            .training,
            .leave, .swapShift, .relay, .cancelLeave, .agreeSwap, .declineSwap, .subscribe, .unsubscribe, .markRead,
            .askReach:
            false
        }
    }
}
