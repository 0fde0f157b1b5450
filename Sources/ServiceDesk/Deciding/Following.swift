/// “How far is it?” and “why is nobody here?”.
extension CaseFile {
    /// The most tickets one answer speaks of.
    private static let atOnce = 3

    func progress(of named: Int?, at now: Instant) -> Decision {
        let number = named.map { TicketNumber($0) } ?? quoted?.ticket
        if let number {
            guard let ticket = tickets.first(where: { $0.number == number && maySee($0) }) else {
                return noSuch(number)
            }
            return progress(of: [ticket])
        }
        let mine = speaker.worksHere ? myJobs : concerning
        let open = mine.filter { $0.state.isOpen || $0.state == .done }
        let shown = open.isEmpty ? mine.max { $0.changedAt < $1.changedAt }.map { [$0] } ?? [] : open
        guard !shown.isEmpty else {
            return answer(open: .init(.nothingOpen), personal: .init(.nothingOpen), atWork: .init(.noJob))
        }
        return progress(of: Array(shown.suffix(Self.atOnce)))
    }

    func progress(of shown: [Ticket]) -> Decision {
        let link = shown.first.map { Link(speaker.worksHere ? .job : .ticket, $0.number) }
        if speaker.worksHere {
            let told = shown.map { ticket in
                WorkStatement(
                    .progress, .number(ticket.number), .state(ticket.state), .matter(of: ticket),
                    .timeline(histories[ticket.number] ?? []),
                    ticket.place.isEmpty ? nil : .place(ticket.place),
                    ticket.job.assigneeName.map { .staff($0) }, ticket.ownerName.map { .owner($0) })
            }
            let mine = shown.filter { setting == .direct && $0.job.assignee == speaker.person }
            return Decision(messages: [.answerAtWork(told + mine.compactMap(phone), about: link)])
        }
        return Decision(messages: [
            .answer(
                open: shown.map { ticket in
                    .init(
                        .progress, .number(ticket.number), .state(ticket.state),
                        ticket.job.assigneeName.map { .staff($0) }, ticket.ownerWhileFree.map { .owner($0) },
                        ticket.waitingEta.map { .at($0) })
                },
                personal: shown.map { ticket in
                    guard isMine(ticket) else { return shownToCompanion(ticket) }
                    return .init(
                        .progress, .number(ticket.number), .state(ticket.state), .category(ticket.category),
                        .timeline(histories[ticket.number] ?? []),
                        ticket.place.isEmpty ? nil : .place(ticket.place),
                        ticket.job.assigneeName.map { .staff($0) }, ticket.ownerWhileFree.map { .owner($0) },
                        ticket.waitingEta.map { .at($0) })
                }, alsoPrivately: false, about: link)
        ])
    }

    /// The speaker's own; for staff all but what is about them.
    private func maySee(_ ticket: Ticket) -> Bool {
        mayHandle(ticket) || isMine(ticket) || isWith(ticket)
    }

    /// Whoever is counted with it hears how far it is, and nothing of the home it was told from.
    private func shownToCompanion(_ ticket: Ticket) -> PrivateStatement {
        .init(
            .progressShared, .number(ticket.number), .state(ticket.state), .category(ticket.category),
            ticket.job.assigneeName.map { .staff($0) }, ticket.ownerWhileFree.map { .owner($0) },
            ticket.waitingEta.map { .at($0) }, .open(.households(ticket.households)))
    }

    /// 催单: finds the open ticket, tells those who have it, answers with the true state. Opens nothing new.
    func chase(_ act: Act, at now: Instant) -> Decision {
        let open = concerning.filter(\.state.isOpen)
        let meant = open.filter { $0.category == act.category }
        let candidates = open.isEmpty ? mine.filter { $0.state == .done } : meant.isEmpty ? open : meant
        let target = self.target(act.ticket, among: candidates, visible: { isMine($0) || isWith($0) || mayHandle($0) })
        switch target {
        case .none: return answer(open: .init(.nothingOpen), personal: .init(.nothingOpen), atWork: .init(.noJob))
        case .unknown(let number): return noSuch(number)
        case .several(let several):
            var decision = Decision()
            for ticket in several.suffix(Self.atOnce) { decision.add(chase(ticket, at: now)) }
            return decision
        case .one(let ticket):
            return ticket.state.isOpen ? chase(ticket, at: now) : progress(of: [ticket])
        }
    }

    private func chase(_ ticket: Ticket, at now: Instant) -> Decision {
        var chased = ticket
        chased.chased += 1
        // The second time it is more than impatience. Source: PRODUCT 2, DOMAIN C1.
        if chased.chased == 2, ticket.urgency < .urgent {
            chased.urgency = .urgent
            chased.grounds.urgency = .chased
        }
        var decision = answer(
            open: .init(
                .chased, .number(ticket.number), .state(ticket.state), ticket.job.assigneeName.map { .staff($0) },
                ticket.ownerWhileFree.map { .owner($0) }, ticket.waitingEta.map { .at($0) }),
            personal: .init(
                .chased, .number(ticket.number), .state(ticket.state), ticket.job.assigneeName.map { .staff($0) },
                ticket.ownerWhileFree.map { .owner($0) }, ticket.waitingEta.map { .at($0) }),
            atWork: .init(.noted, .number(ticket.number)), about: Link(.ticket, ticket.number))
        decision.changes = [.ticket(chased), entry(.chased, chased, at: now, words: cardText)]
        decision.messages.append(
            ticket.posted([
                .init(
                    .urge, .number(ticket.number), .state(ticket.state), .category(ticket.category),
                    (ticket.job.assigneeName ?? ticket.ownerName).map { .staff($0) },
                    ticket.place.isEmpty ? nil : .place(ticket.place))
            ]))
        return decision
    }
}

extension Intent {
    /// May be answered with what has happened so far; whoever takes a job is told the phone that was left with it.
    package var asksForHistory: Bool { Self.asking.contains(self) }

    private static let asking: Set<Intent> = [
        .askProgress, .askTicket, .urge, .stillBroken, .askInfo, .escalations, .accept,
    ]
}

extension Ticket {
    /// Who to name while nobody is at work on it.
    var ownerWhileFree: ServiceName? { job.assigneeName == nil ? ownerName : nil }

    /// When somebody is expected, while that is still to come.
    var waitingEta: Instant? { state == .accepted ? job.eta : nil }
}
