/// The service desk talks to a resident through us: what it writes under the card goes to the resident, what the
/// resident writes on goes under the card.
extension CaseFile {
    /// So short a word under a card is said to us; a longer one to the resident.
    private static let wordsToUs = 6
    /// How long after the last word more words without a meaning of their own belong to the talk.
    private static let talk = Duration.minutes(30)

    /// What staff wrote under the card of a question; nil: a word to us or to a colleague called by name, or not under
    /// such a card.
    func relay(_ acts: [Act], at now: Instant) -> Decision? {
        guard speaker.worksHere, quoted?.kind == .enquiry, words.count > Self.wordsToUs || acts.isEmpty,
            acts.allSatisfy(\.mayBeSaidToResident), !cardText.isEmpty, !words.contains("@"),
            let ticket = tickets.first(where: { $0.number == quoted?.ticket && mayHandle($0) })
        else { return nil }
        return relay(ticket, at: now)
    }

    private func relay(_ ticket: Ticket, at now: Instant) -> Decision {
        guard ticket.state != .archived, ticket.state != .cancelled else { return notNow(ticket) }
        var told = ticket
        var decision = Decision()
        if ticket.state.waitsForStaff {
            guard let taken = take(&told, eta: nil, at: now) else { return notNow(ticket) }
            decision = taken
        }
        if told.state.next.contains(.done) {
            guard (try? told.move(to: .done, at: now)) != nil else { return notNow(ticket) }
            told.doneAt = now
            told.hold = nil
            told.job.doneAt = now
            told.job.result = cardText
            decision.changes += [.ticket(told), entry(.completed, told, at: now, words: cardText)]
        } else {
            decision.changes.append(entry(.note, told, at: now, words: cardText))
        }
        decision.alarms.append(
            .set(.confirmationEnd, ticket.number, at: now + level.confirmationSilence.duration, since: now))
        decision.messages = [
            .answerAtWork([.init(.relayed, .number(ticket.number))], about: Link(.enquiry, ticket.number)),
            .tell(
                told, open: [.init(.answeredAlone, .number(ticket.number), .staff(speaker.serviceName))],
                personal: [
                    .init(.said, .number(ticket.number), .staff(speaker.serviceName), .words(words.clipped))
                ]),
        ]
        return decision
    }

    /// The question the speaker is talking over with the service desk; nil: none, or it was long ago.
    var talkedOver: Ticket? {
        guard setting == .direct else { return nil }
        return mine.last { $0.isEnquiry && $0.state == .done }
    }

    /// More words in a talk go to who answered, whatever their length.
    func talkOn(at now: Instant) -> Decision? {
        guard !isSmallTalk, !words.isEmpty, let ticket = talkedOver, now - (ticket.doneAt ?? .beginning) <= Self.talk
        else { return nil }
        return addDetail(Act(.addDetail, ticket: ticket.number.value), at: now)
    }
}

extension String {
    /// As much as a platform surely takes in one message.
    fileprivate var clipped: String { String(prefix(1000)) }
}

extension Ticket {
    /// Asked, suggested or complained: answered with words.
    var isEnquiry: Bool {
        switch concern {
        case .enquiry, .suggestion, .complaint: claim == nil
        case .fault, .inspection: false
        }
    }
}

extension Act {
    /// Under the card of a question words that look like it are an answer, “we open at nine” is no start of a shift.
    fileprivate var mayBeSaidToResident: Bool {
        switch intent {
        case .accept, .complete, .arrive, .onDuty, .offDuty, .quote, .myJobs, .broadcast, .stats, .proxyReport, .load,
            .escalations, .help, .report, .note, .check, .restored, .procedure, .script, .quiz,
            .training, .leave, .swapShift:
            true
        case .complain, .suggest, .praise, .askProgress, .urge, .confirmDone, .stillBroken, .rate, .cancel, .addDetail,
            .meToo, .askFee, .disputeFee, .askInfo, .approveQuote, .declineQuote, .bind, .subscribe, .unsubscribe,
            .human, .decline, .hold, .transfer, .assist, .askTicket, .disown, .followUp, .confer, .resolve,
            .confirmSend, .cancelSend, .recall, .assign, .setPriority, .publishFees, .explain, .correct, .issueCode,
            .moveOut, .admit, .reject, .myData, .rectify, .eraseMe, .confirmErase, .privacy, .lookUp, .drill,
            .stormBegins,
            .stormEnds, .amend, .schedule, .resend, .markRead, .askReach:
            false
        }
    }
}
