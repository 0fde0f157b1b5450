/// The answer to “where is it?”, and details that come later.
extension CaseFile {
    func clarified(by choice: PlaceChoice, at now: Instant) -> Decision {
        guard let number = pending?.ticket, let ticket = tickets.first(where: { $0.number == number }),
            isMine(ticket) || speaker.worksHere
        else {
            return .nothing
        }
        guard ticket.state.isOpen else {
            var late = closed(ticket)
            late.changes.append(.answered(speaker.person))
            return late
        }
        let home = speaker.ownHome ?? speaker.homes.first
        switch choice {
        case .home: return place(ticket, at: home?.place() ?? Place(), home, now)
        case .corridor:
            return place(ticket, at: home?.buildingPlace(area: .corridor) ?? Place(area: .corridor), nil, now)
        case .garage: return place(ticket, at: Place(area: .garage), nil, now)
        case .elsewhere:
            let again = Pending(.question(.clarifyPlace), ticket: number, askedAt: now)
            var decision = answer(open: .init(.askPlace), personal: .init(.askPlace), atWork: .init(.help))
            decision.changes.append(.asked(speaker.person, again))
            return decision
        }
    }

    /// One of several homes; from now on it is meant where none is named.
    func clarified(by home: Home, at now: Instant) -> Decision {
        guard let number = pending?.ticket, let ticket = tickets.first(where: { $0.number == number }),
            isMine(ticket), speaker.homes.contains(home)
        else { return .nothing }
        guard ticket.state.isOpen else {
            var late = closed(ticket)
            late.changes.append(.answered(speaker.person))
            return late
        }
        let told = ticket.place
        let isInside = told.area.map(\.isPrivate) ?? (ticket.category.whereabouts != .building)
        var decision = place(
            ticket,
            at: isInside
                ? home.place(area: told.area, floor: told.floor) : told.filled(from: home.buildingPlace()),
            isInside ? home : nil, now)
        decision.changes.append(.register(.usual(speaker.person, home.id)))
        return decision
    }

    /// Settles where a ticket is, and with it those of the same message that wait for the same answer.
    private func place(
        _ ticket: Ticket, at place: Place, _ home: Home?, raised: Bool = false, _ now: Instant
    ) -> Decision {
        var decision = placeAlone(ticket, at: place, home, raised: raised, now)
        for waiting in tickets where waiting.waitsBeside(ticket) {
            decision.add(placeAlone(waiting, at: place, home, raised: false, now))
        }
        return decision
    }

    /// Settles where a ticket is, and sends it on its way if it waited for that.
    private func placeAlone(
        _ ticket: Ticket, at place: Place, _ home: Home?, raised: Bool, _ now: Instant
    ) -> Decision {
        var ticket = ticket
        ticket.place = place
        ticket.home = home?.id
        ticket.unverified = place.room != nil && home == nil && !speaker.worksHere
        var decision = Decision(
            changes: [.ticket(ticket), entry(.placed, ticket, at: now, words: cardText)] + answered(ticket),
            alarms: [.cancel(.clarification, ticket.number), .cancel(.clarificationEnd, ticket.number)])
        if ticket.state == .received {
            if let same = (near + tickets).first(where: {
                $0.number != ticket.number && $0.isSame(as: ticket.category, at: place, in: ticket.home)
            }) {
                return merge(ticket, into: same, at: now)
            }
            decision.add(dispatch(&ticket, at: now))
        } else if ticket.state.isOpen {
            decision.messages.append(detailPost(ticket, raised: raised))
        }
        decision.messages.insert(contentsOf: detailAnswer(ticket).messages, at: 0)
        return decision
    }

    func addDetail(_ act: Act, at now: Instant) -> Decision {
        let open = mine.filter(\.state.isOpen)
        let newest = open.max { $0.openedAt < $1.openedAt }
        let named = self.named(act) { $0.takesDetails }
        switch target(named, among: newest.map { [$0] } ?? [], visible: { isMine($0) || isWith($0) || mayHandle($0) }) {
        case .none: return .nothing
        case .several(let choices): return askWhich(choices, for: act, at: now)
        // A neighbour who quotes what we told somebody else talks to the neighbours.
        case .unknown(let number): return act.ticket == nil ? .nothing : noSuch(number)
        case .one(let ticket): return addDetail(act, to: ticket, at: now)
        }
    }

    /// - Parameter raised: the ticket has just become more urgent, and staff must see that.
    func addDetail(_ act: Act, to ticket: Ticket, raised: Bool = false, at now: Instant) -> Decision {
        guard ticket.takesDetails else { return closed(ticket) }
        // A bare picture tells no place; the question stands.
        let asked = isAskedWhere(ticket) && (act.place != nil || !cardText.isEmpty)
        if ticket.state.isOpen, asked || (ticket.place.isEmpty && act.place != nil) {
            return settlePlace(of: ticket, by: act, raised: raised, at: now)
        }
        var decision = Decision(changes: [entry(.detail, ticket, at: now, words: cardText)])
        decision.add(detailAnswer(ticket))
        if ticket.state != .received { decision.messages.append(detailPost(ticket, raised: raised)) }
        return decision
    }

    /// The speaker was asked where this ticket is, and has not answered yet.
    func isAskedWhere(_ ticket: Ticket) -> Bool {
        pending?.question == .clarifyPlace && pending?.ticket == ticket.number
    }

    private func settlePlace(of ticket: Ticket, by act: Act, raised: Bool, at now: Instant) -> Decision {
        var ticket = ticket
        // Words that name no place may still help to find it, so they go on the card.
        if act.place == nil, !cardText.isEmpty {
            ticket.words = String("\(ticket.words) / \(cardText)".prefix(Self.cardWords))
        }
        // “There are two of us inside” does not move the lift to the building of who says so.
        guard act.place != nil || ticket.place.isEmpty else {
            let home = speaker.homes.first { $0.id == ticket.home }
            return place(ticket, at: ticket.place, home, raised: raised, now)
        }
        var told = act
        told.category = ticket.category
        told.place = (act.place ?? Place()).filled(from: ticket.place)
        return switch placing(of: told) {
        case .known(let place, let home): self.place(ticket, at: place, home, raised: raised, now)
        // Asked once already; the answer goes on the card as it is.
        case .ask(let place): self.place(ticket, at: place, nil, raised: raised, now)
        case .choose, .which: self.place(ticket, at: ticket.place, nil, raised: raised, now)
        }
    }

    func detailAnswer(_ ticket: Ticket) -> Decision {
        answer(
            open: .init(.detailTaken, .number(ticket.number)), personal: .init(.detailTaken, .number(ticket.number)),
            atWork: .init(.noted, .number(ticket.number)), about: Link(.ticket, ticket.number))
    }

    func detailPost(_ ticket: Ticket, raised: Bool = false) -> Message {
        ticket.posted([
            WorkStatement(
                .detail, .number(ticket.number), cardText.isEmpty ? nil : .words(cardText),
                pictures == 0 ? nil : .pictures(pictures),
                recordings == 0 ? nil : .recordings(recordings), ticket.place.isEmpty ? nil : .place(ticket.place),
                ticket.job.assigneeName.map { .staff($0) }, raised ? .urgency(ticket.urgency) : nil)
        ])
    }
}

extension Ticket {
    /// More can be said about it, even when it was reported done.
    var takesDetails: Bool { state.isOpen || state == .done || state == .followUp }

    /// Came with the same message and waits for the same answer: one question is asked for all of them.
    fileprivate func waitsBeside(_ other: Ticket) -> Bool {
        number != other.number && state.isOpen && place.isEmpty && category.whereabouts != .community
            && reporter == other.reporter && openedAt == other.openedAt
    }
}

extension Place {
    /// What is missing here, from there; nothing from another building or unit.
    func filled(from other: Place) -> Place {
        if let building, let there = other.building, building != there { return self }
        if let unit, let there = other.unit, unit != there {
            return filled(from: Place(building: other.building, area: other.area))
        }
        return Place(
            building: building ?? other.building, unit: unit ?? other.unit, room: room ?? other.room,
            floor: floor ?? other.floor, area: area ?? other.area)
    }
}
