/// Why a ticket is what it is, and a manager who puts it right.
extension CaseFile {
    /// Two lines for those who work here: what is said of it, and by which words and rules.
    func explain(_ act: Act) -> Decision {
        guard speaker.worksHere else { return .nothing }
        switch target(act.ticket, among: [], visible: mayHandle) {
        case .none, .several: return .nothing
        case .unknown(let number): return noSuch(number)
        case .one(let ticket):
            return refuse(
                .init(
                    .why, .number(ticket.number), .category(ticket.category), .urgency(ticket.urgency),
                    ticket.grounds.category.map { .because($0) }, ticket.grounds.urgency.map { .urgentBecause($0) }),
                about: Link(.job, ticket.number))
        }
    }

    /// Changes what a ticket is taken for or how soon it is due, and gives it to whom it belongs.
    func correct(_ act: Act, at now: Instant) -> Decision {
        guard speaker.role == .manager else { return speaker.worksHere ? refuse(.init(.onlyManagers)) : .nothing }
        switch target(act.ticket, among: [], visible: mayHandle) {
        case .none, .several: return .nothing
        case .unknown(let number): return noSuch(number)
        case .one(let ticket):
            guard act.category != nil || act.urgency != nil else {
                return refuse(.init(.whichCategory, .number(ticket.number)), about: Link(.job, ticket.number))
            }
            return correct(
                ticket, to: act.category ?? ticket.category, act.urgency ?? ticket.urgency, at: now)
        }
    }

    private func correct(
        _ ticket: Ticket, to category: Category, _ urgency: Urgency, at now: Instant
    ) -> Decision {
        let link = Link(.job, ticket.number)
        guard category != ticket.category || urgency != ticket.urgency else {
            return refuse(
                .init(.isSo, .number(ticket.number), .category(category), .urgency(urgency)), about: link)
        }
        var right = ticket
        right.category = category
        right.urgency = urgency
        let cause = Grounds.Cause.corrected(by: speaker.serviceName, at: now)
        if category != ticket.category { right.grounds.category = cause }
        if urgency != ticket.urgency { right.grounds.urgency = cause }
        var decision = Decision(changes: [.ticket(right), entry(.corrected, right, at: now, words: cardText)])
        // More or less hurry is a manager's wish; another category is a message read wrongly.
        if category != ticket.category {
            decision.changes.append(
                .corrected(
                    Correction(ticket: ticket.number, was: ticket.category, category: category, urgency: urgency)))
        }
        let moved = right.belongsElsewhere
        if moved {
            decision.add(give(&right, from: ticket, at: now))
        } else if right.state.isOpen, right.state != .received {
            decision.add(tellHolders(of: right))
        }
        decision.messages.insert(
            .answerAtWork(
                [
                    .init(
                        category == ticket.category ? .isSo : .corrected, .number(ticket.number), .category(category),
                        .urgency(urgency), moved ? .department(right.lead) : nil,
                        moved ? nil : right.job.assigneeName.map { .staff($0) })
                ], about: link), at: 0)
        return decision
    }

    /// Hands a ticket to the department of its category; who had it is told that it is gone.
    private func give(_ ticket: inout Ticket, from old: Ticket, at now: Instant) -> Decision {
        ticket.begin(in: ticket.category.department)
        // Nobody has seen it yet; it goes out when its place is known.
        guard ticket.state != .received else { return Decision(changes: [.ticket(ticket)]) }
        var decision = dispatch(&ticket, at: now)
        if setting != .staff, !old.isAboutStaff {
            decision.messages.append(
                .post(
                    old.lead,
                    [
                        .init(
                            .movedAway, .number(ticket.number), .department(ticket.lead),
                            old.job.assigneeName.map { .staff($0) })
                    ], about: Link(.job, ticket.number)))
        }
        if old.state == .accepted {
            decision.messages.append(
                .tell(
                    ticket, open: [.init(.released, .number(ticket.number))],
                    personal: [.init(.released, .number(ticket.number))]))
        }
        return decision
    }

    /// Who has the ticket sees what it is now.
    private func tellHolders(of ticket: Ticket) -> Decision {
        var decision = Decision()
        if setting != .staff {
            decision.messages.append(
                ticket.posted([
                    .init(
                        .recategorised, .number(ticket.number), .category(ticket.category), .urgency(ticket.urgency),
                        ticket.place.isEmpty ? nil : .place(ticket.place), ticket.job.assigneeName.map { .staff($0) })
                ]))
        }
        return decision
    }
}

extension Ticket {
    /// Another department should have it, and nobody is at work on it.
    fileprivate var belongsElsewhere: Bool {
        category.department != lead && (state.waitsForStaff || state == .accepted)
    }
}
