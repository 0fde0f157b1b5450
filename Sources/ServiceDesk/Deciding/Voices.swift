/// A voice message that nobody wrote down: whoever sent it is asked for a line of text, once, and people hear it.
/// Source: PRODUCT 2.
extension CaseFile {
    func takeRecording(at now: Instant) -> Decision {
        if speaker.worksHere { return answerVoiceAtWork(at: now) }
        // Neighbours talk to each other by voice as well.
        guard setting == .direct || setting == .residents && quoted != nil else { return .nothing }
        guard let ticket = ticketOfRecording(at: now) else {
            return quoted == nil ? receive([Act(.human)], at: now) : .nothing
        }
        var decision = Decision(changes: [entry(.voice, ticket, at: now)])
        if isAskedForWords(ticket) {
            decision.add(detailAnswer(ticket))
        } else {
            decision.add(
                answer(
                    open: .init(.voiceAdded, .number(ticket.number)),
                    personal: .init(.voiceAdded, .number(ticket.number)), atWork: .init(.help),
                    about: Link(.ticket, ticket.number)))
        }
        if ticket.state != .received { decision.messages.append(detailPost(ticket)) }
        return decision
    }

    /// The open ticket that a recording belongs to: the one it quotes, that we asked about, or told of just now.
    private func ticketOfRecording(at now: Instant) -> Ticket? {
        let open = mine.filter(\.takesDetails)
        if let quoted { return open.first { $0.number == quoted.ticket } }
        if let asked = open.first(where: { $0.number == pending?.ticket }) { return asked }
        return open.last { $0.state.isOpen && now - $0.openedAt <= level.followOn.duration }
    }

    private func isAskedForWords(_ ticket: Ticket) -> Bool {
        (histories[ticket.number] ?? []).contains { entry in
            entry.event == .voice || entry.event == .received && entry.words == nil
        }
    }

    /// A recording on a job is kept with it; what it says has to be told in a word all the same.
    private func answerVoiceAtWork(at now: Instant) -> Decision {
        guard let number = quoted?.ticket, let ticket = tickets.first(where: { $0.number == number }),
            mayHandle(ticket)
        else {
            // In their own rooms they talk to each other.
            return setting == .direct ? refuse(.init(.voiceAtWork)) : .nothing
        }
        var decision = refuse(.init(.voiceAtWork, .number(number)), about: Link(.job, number))
        decision.changes.append(entry(.voice, ticket, at: now))
        return decision
    }

    /// The ticket that a voice message opened, while it waits for words.
    var voiced: Ticket? {
        guard pending?.question == .clarifyProblem, !speaker.worksHere else { return nil }
        return tickets.first { ticket in
            ticket.number == pending?.ticket && ticket.words.isEmpty && ticket.state.isOpen && isMine(ticket)
        }
    }

    /// Who listens to it reads the words as well.
    func putIntoWords(_ ticket: Ticket, at now: Instant) -> Decision {
        var known = ticket
        known.words = cardText
        var decision = Decision(
            changes: [.ticket(known), entry(.detail, known, at: now, words: cardText)] + answered(known))
        decision.add(detailAnswer(known))
        decision.messages.append(detailPost(known))
        return decision
    }

    /// Whoever was to listen hears who has it now.
    func leaveVoice(_ told: Ticket, to ticket: Ticket) -> Decision {
        var decision = Decision(changes: answered(told))
        guard told.lead != ticket.lead else { return decision }
        decision.messages.append(
            .post(
                told.lead,
                [
                    .init(
                        .movedAway, .number(told.number), .department(ticket.lead),
                        told.job.offeredName.map { .staff($0) })
                ], about: Link(.job, told.number)))
        return decision
    }
}

extension Ticket {
    /// What a voice message opened is what the words after it say, as long as nobody has taken it.
    fileprivate var isUntaken: Bool { state.waitsForStaff && job.assignee == nil }

    func canBecome(_ act: Act) -> Bool { isUntaken && act.category != nil }
}
