/// What the desk asks when it does not know what is wrong.
extension CaseFile {
    /// A sentence no rule knows gets one question in a direct chat; a second one goes to a person. Source: PRODUCT 2.
    func askWhatIsWrong(at now: Instant) -> Decision {
        guard doubt == .trouble, setting == .direct, !speaker.worksHere else { return .nothing }
        if pending?.question == .clarifyProblem, pending?.ticket == nil {
            var decision = receive([Act(.human)], at: now).withOneAnswer()
            decision.changes.append(.answered(speaker.person))
            return decision
        }
        // Another question stands; this is no answer to it, and two questions are one too many.
        guard pending == nil else { return .nothing }
        var decision = answer(open: .init(.askProblem), personal: .init(.askProblem), atWork: .init(.help))
        decision.changes.append(.asked(speaker.person, Pending(.question(.clarifyProblem), askedAt: now)))
        return decision.withOneAnswer()
    }

    /// The speaker was asked what this ticket is, and has not answered yet.
    func isAskedWhat(_ ticket: Ticket) -> Bool {
        pending?.question == .clarifyProblem && pending?.ticket == ticket.number && ticket.state == .received
    }

    /// The two readings of an act between which nothing decides.
    func choice(for act: Act) -> [Category]? {
        guard case .either(let one, let other) = doubt, act.category == one, !speaker.worksHere else { return nil }
        return [one, other]
    }

    /// The reporter has said which of two readings is meant: the ticket goes on, or is asked for its place.
    func settled(_ category: Category, at now: Instant) -> Decision {
        guard let ticket = tickets.first(where: isAskedWhat), isMine(ticket) else { return .nothing }
        var known = ticket
        known.category = category
        known.lead = category.department
        known.job = Job(department: known.lead)
        if category != ticket.category { known.grounds = Grounds(category: .chosen, urgency: ticket.grounds.urgency) }
        let told = Act(.report, category: category, place: ticket.place.isEmpty ? nil : ticket.place)
        return goOn(with: known, placing(of: told), at: now)
    }

    /// Asked once already; the answer goes on the card as it is.
    func takeAsItStands(_ ticket: Ticket, at now: Instant) -> Decision {
        var known = ticket
        known.words = String("\(ticket.words) / \(cardText)".prefix(Self.cardWords))
        let told = Act(.report, category: ticket.category, place: ticket.place.isEmpty ? nil : ticket.place)
        return goOn(with: known, placing(of: told), at: now).withOneAnswer()
    }

    private func goOn(with ticket: Ticket, _ placing: Placing, at now: Instant) -> Decision {
        var ticket = ticket
        ticket.place = placing.place
        ticket.home = placing.home?.id
        var decision = Decision(changes: [.ticket(ticket), entry(.detail, ticket, at: now, words: cardText)])
        if let question = placing.question(for: ticket), !placing.isSettled {
            var asked = Pending(
                .question(.clarifyPlace), ticket: ticket.number, places: placing.choices, askedAt: now)
            asked.homes = placing.homes
            decision.changes.append(.asked(speaker.person, asked))
            decision.add(
                answer(
                    open: question.open, personal: question.personal, atWork: .init(.help),
                    about: Link(.ticket, ticket.number)))
            return decision
        }
        decision.changes += answered(ticket)
        decision.alarms = [.cancel(.clarification, ticket.number), .cancel(.clarificationEnd, ticket.number)]
        decision.add(
            answer(
                open: .init(.detailTaken, .number(ticket.number)),
                personal: .init(.detailTaken, .number(ticket.number)), atWork: .init(.help),
                about: Link(.ticket, ticket.number)))
        decision.add(dispatch(&ticket, at: now))
        return decision
    }
}
