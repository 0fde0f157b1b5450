/// The service desk talks to a resident through us: what it writes under the card goes to the resident, what the
/// resident writes on goes under the card.
extension CaseFile {
    /// How long after the last word more words without a meaning of their own belong to the talk.
    private static let talk = Duration.minutes(30)

    /// 回复：…: what follows the word goes to the resident; nothing else that is said among colleagues does.
    func relay(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        switch target(act.ticket, among: [], visible: mayHandle) {
        case .none, .several: return refuse(.init(.relayHow))
        case .unknown(let number): return noSuch(number)
        case .one(let ticket):
            guard let said = words.afterColon else { return refuse(.init(.relayHow)) }
            return relay(said, of: ticket, at: now)
        }
    }

    private func relay(_ said: String, of ticket: Ticket, at now: Instant) -> Decision {
        guard ticket.state != .archived, ticket.state != .cancelled else { return notNow(ticket) }
        let kept = String(said.prefix(cardText.count))
        var told = ticket
        var decision = Decision()
        if ticket.isEnquiry, ticket.state.waitsForStaff {
            guard let taken = take(&told, eta: nil, at: now) else { return notNow(ticket) }
            decision = taken
        }
        if ticket.isEnquiry, told.state.next.contains(.done) {
            guard (try? told.move(to: .done, at: now)) != nil else { return notNow(ticket) }
            told.doneAt = now
            told.hold = nil
            told.job.doneAt = now
            told.job.result = kept
            decision.changes += [.ticket(told), entry(.completed, told, at: now, words: kept)]
        } else {
            // The talk goes on from here.
            told.changedAt = now
            decision.changes += [.ticket(told), entry(.note, told, at: now, words: kept)]
        }
        if ticket.isEnquiry {
            decision.alarms.append(
                .set(.confirmationEnd, ticket.number, at: now + level.confirmationSilence.duration, since: now))
        }
        decision.messages = [
            .answerAtWork([.init(.relayed, .number(ticket.number))], about: Link(.job, ticket.number)),
            .tell(
                told, open: [.init(.answeredAlone, .number(ticket.number), .staff(speaker.serviceName))],
                personal: [
                    .init(.said, .number(ticket.number), .staff(speaker.serviceName), .words(said.clipped))
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
        guard !isSmallTalk, !words.isEmpty, let ticket = talkedOver, now - ticket.changedAt <= Self.talk
        else { return nil }
        return addDetail(Act(.addDetail, ticket: ticket.number.value), at: now)
    }
}

extension String {
    /// What follows the first colon that is none of a clock's; nil: nothing does.
    fileprivate var afterColon: String? {
        let colon = indices.first { place in
            "：:".contains(self[place])
                && !(index(after: place) < endIndex && self[index(after: place)].isNumber
                    && place > startIndex && self[index(before: place)].isNumber)
        }
        guard let colon else { return nil }
        let rest = self[index(after: colon)...].drop(while: \.isWhitespace)
        return rest.isEmpty ? nil : String(rest)
    }

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
