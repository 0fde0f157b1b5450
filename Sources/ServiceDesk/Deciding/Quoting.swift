/// 报价: paid work is told in items and goes on only when the resident agrees.
extension CaseFile {
    func quote(_ act: Act, at now: Instant) -> Decision {
        guard let total = act.amount, total > 0 else { return refuse(.init(.quoteHow)) }
        return work(on: act, at: now) { ticket, file in
            // The workflow knows waiting for a yes as being on hold.
            if ticket.state != .onHold { guard (try? ticket.move(to: .onHold, at: now)) != nil else { return nil } }
            let items = act.items ?? []
            ticket.hold = Hold(.resident, since: now, until: now + file.level.nextLook.duration)
            ticket.quote = Quote(items: items, total: total, quotedAt: now)
            return Decision(
                changes: [.ticket(ticket), file.entry(.quoted, ticket, at: now, words: file.cardText)]
                    + file.asking(ticket.reporter, .approveQuote, about: ticket, at: now),
                messages: [
                    .answerAtWork(
                        [.init(.quoted, .number(ticket.number), .money(fen: total))],
                        about: Link(.job, ticket.number)),
                    ticket.quoteTold,
                ])
        }
    }

    /// The resident's yes or no to a quote.
    func answerQuote(_ act: Act, agreed: Bool, at now: Instant) -> Decision {
        guard !speaker.worksHere else { return .nothing }
        let waiting = mine.filter { $0.quote?.answer == .waiting && $0.state == .onHold }
        switch target(named(act) { $0.quote != nil }, among: waiting, visible: isMine) {
        case .none: return .nothing
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(let ticket): return answerQuote(of: ticket, agreed: agreed, at: now)
        }
    }

    private func answerQuote(of ticket: Ticket, agreed: Bool, at now: Instant) -> Decision {
        guard ticket.state.isOpen, let quote = ticket.quote else { return notNow(ticket) }
        var settled = ticket
        settled.quote?.answer = agreed ? .agreed : .declined
        // Said twice; once was enough.
        guard settled != ticket else { return .nothing }
        if ticket.state == .onHold { settled.resume(at: now) }
        let link = Link(.ticket, ticket.number)
        var decision = answer(
            open: .init(agreed ? .quoteAgreed : .quoteDeclined, .number(ticket.number)),
            personal: agreed
                ? .init(.quoteAgreed, .number(ticket.number), .money(fen: quote.total))
                : .init(.quoteDeclined, .number(ticket.number)),
            atWork: .init(.noted, .number(ticket.number)), about: link)
        decision.changes =
            [
                .ticket(settled),
                entry(agreed ? .quoteAgreed : .quoteDeclined, settled, at: now, words: String(quote.total)),
            ] + answered(ticket)
        decision.messages.append(
            ticket.posted([
                .init(
                    agreed ? .quoteAgreed : .quoteDeclined, .number(ticket.number), .money(fen: quote.total),
                    ticket.job.assigneeName.map { .staff($0) })
            ]))
        return decision
    }

    /// What stands against finishing paid work; nil: nothing.
    ///
    /// - Parameter cost: what it came to in the end, where that was told.
    func unpaidFor(_ ticket: inout Ticket, cost: Int?, at now: Instant) -> Decision? {
        guard let quote = ticket.quote else { return nil }
        switch quote.answer {
        case .waiting: return refuse(.init(.quoteOpen, .number(ticket.number), .money(fen: quote.total)))
        case .agreed:
            // More than agreed needs a new yes.
            guard let cost, cost > quote.total else { return nil }
            return askAnew(
                ticket, cost,
                .init(.quoteMore, .number(ticket.number), .money(fen: cost), .agreed(fen: quote.total)), at: now)
        case .declined:
            guard let cost, cost > 0 else { return nil }
            return askAnew(ticket, cost, .init(.quoteAnew, .number(ticket.number), .money(fen: cost)), at: now)
        case .lapsed:
            guard let cost, cost > 0 else { return nil }
            return askAnew(ticket, cost, .init(.quoteLapsed, .number(ticket.number), .money(fen: cost)), at: now)
        }
    }

    private func askAnew(_ ticket: Ticket, _ cost: Int, _ told: WorkStatement, at now: Instant) -> Decision {
        var more = Act(.quote, ticket: ticket.number.value, amount: cost)
        more.items = []
        var decision = self.quote(more, at: now)
        decision.messages = decision.messages.map { message in
            guard case .answerAtWork(_, let link) = message else { return message }
            return .answerAtWork([told], about: link)
        }
        return decision
    }

    /// Puts a question to a resident; whoever works here and passed it on is not asked.
    func asking(_ person: PersonID, _ question: Question, about ticket: Ticket, at now: Instant) -> [Change] {
        colleagues.contains { $0.person == person }
            ? [] : [.asked(person, Pending(.question(question), ticket: ticket.number, askedAt: now))]
    }
}

extension Ticket {
    /// Goes on where it was before it had to wait.
    mutating func resume(at now: Instant) {
        guard (try? move(to: job.arrivedAt == nil ? .accepted : .onSite, at: now)) != nil else { return }
        hold = nil
    }

    /// The quote as the resident hears it; sums never go to a group.
    var quoteTold: Message {
        .tell(
            self, open: [.init(.quote, .number(number))],
            personal: [
                .init(
                    .quote, .number(number), .money(fen: quote?.total ?? 0),
                    (quote?.items ?? []).isEmpty ? nil : .charges(quote?.items ?? []))
            ], as: .quote)
    }
}
