/// The answer to “where is it?”, and details that come later.
extension CaseFile {
    func clarified(by choice: PlaceChoice, at now: Instant) -> Decision {
        guard let number = pending?.ticket, let ticket = tickets.first(where: { $0.number == number }) else {
            return .nothing
        }
        let home = speaker.homes.first
        switch choice {
        case .home: return place(ticket, at: home?.place() ?? Place(), home, now)
        case .corridor: return place(ticket, at: home?.buildingPlace(area: .corridor) ?? Place(area: .corridor), nil, now)
        case .garage: return place(ticket, at: Place(area: .garage), nil, now)
        case .elsewhere:
            let again = Pending(.question(.clarifyPlace), ticket: number, askedAt: now)
            var decision = answer(open: .init(.askPlace), personal: .init(.askPlace), atWork: .init(.help))
            decision.changes.append(.asked(speaker.person, again))
            return decision
        }
    }

    /// Settles where a ticket is, and sends it on its way if it waited for that.
    private func place(_ ticket: Ticket, at place: Place, _ home: Home?, _ now: Instant) -> Decision {
        var ticket = ticket
        ticket.place = place
        ticket.home = home?.id
        ticket.unverified = place.room != nil && home == nil && !speaker.worksHere
        var decision = Decision(
            changes: [.ticket(ticket), entry(.placed, ticket, at: now, words: cardText), .answered(speaker.person)],
            alarms: [.cancel(.clarification, ticket.number), .cancel(.clarificationEnd, ticket.number)])
        if ticket.state == .received {
            decision.add(dispatch(&ticket, at: now))
        } else if ticket.state.isOpen {
            decision.messages.append(detailPost(ticket))
        }
        decision.messages.insert(contentsOf: detailAnswer(ticket).messages, at: 0)
        return decision
    }

    func addDetail(_ act: Act, at now: Instant) -> Decision {
        let open = mine.filter(\.state.isOpen)
        let newest = open.max { $0.openedAt < $1.openedAt }
        switch target(named(act), among: newest.map { [$0] } ?? [], visible: { isMine($0) || speaker.worksHere }) {
        case .none: return .nothing
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(let ticket): return addDetail(act, to: ticket, at: now)
        }
    }

    private func addDetail(_ act: Act, to ticket: Ticket, at now: Instant) -> Decision {
        guard ticket.state.isOpen else { return closed(ticket) }
        let asked = pending?.question == .clarifyPlace && pending?.ticket == ticket.number
        if asked || (ticket.place.isEmpty && act.place != nil) {
            var told = act
            told.category = ticket.category
            switch placing(of: told) {
            case .known(let place, let home):
                return self.place(ticket, at: place.filled(from: ticket.place), home, now)
            // Asked once already; the answer goes on the card as it is.
            case .ask(let place): return self.place(ticket, at: place.filled(from: ticket.place), nil, now)
            case .choose: return self.place(ticket, at: ticket.place, nil, now)
            }
        }
        var decision = Decision(changes: [entry(.detail, ticket, at: now, words: cardText)])
        decision.add(detailAnswer(ticket))
        if ticket.state != .received { decision.messages.append(detailPost(ticket)) }
        return decision
    }

    private func detailAnswer(_ ticket: Ticket) -> Decision {
        answer(
            open: .init(.detailTaken, .number(ticket.number)), personal: .init(.detailTaken, .number(ticket.number)),
            atWork: .init(.noted, .number(ticket.number)), about: Link(.ticket, ticket.number))
    }

    private func detailPost(_ ticket: Ticket) -> Message {
        .post(
            ticket.lead,
            [
                WorkStatement(
                    .detail, .number(ticket.number), cardText.isEmpty ? nil : .words(cardText),
                    pictures == 0 ? nil : .pictures(pictures), ticket.place.isEmpty ? nil : .place(ticket.place),
                    ticket.job.assigneeName.map { .staff($0) })
            ], about: Link(.job, ticket.number))
    }
}

extension Place {
    /// What is missing here, from there.
    func filled(from other: Place) -> Place {
        Place(
            building: building ?? other.building, unit: unit ?? other.unit, room: room ?? other.room,
            floor: floor ?? other.floor, area: area ?? other.area)
    }
}
