/// 多人一事: the same trouble told by many is one ticket with many households.
extension CaseFile {
    /// An open ticket near that what is told now is about.
    ///
    /// - Parameter fresh: tickets of the same message.
    func shared(with act: Act, at placing: Placing, besides fresh: [TicketNumber]) -> Ticket? {
        guard !act.isEnquiry, act.concern == .fault, let category = act.category else { return nil }
        if let quoted = meant(by: act, category), !fresh.contains(quoted.number) { return quoted }
        guard placing.isSettled else { return nil }
        return (near + tickets).first { ticket in
            !fresh.contains(ticket.number)
                && ticket.isSame(as: category, at: placing.place, in: placing.home?.id)
        }
    }

    /// “Us too” from somebody whose home nobody knows is about what was just said.
    private func meant(by act: Act, _ category: Category) -> Ticket? {
        guard act.intent == .meToo, act.place == nil, speaker.homes.isEmpty, !speaker.worksHere,
            let number = act.ticket
        else { return nil }
        return (near + tickets).first {
            $0.number.value == number && $0.state.isOpen && category.alike.contains($0.category)
        }
    }

    /// A question about a service that is out in the speaker's building is answered by what is known of that.
    func knownOutage(_ act: Act) -> Ticket? {
        guard act.intent == .askInfo, !speaker.worksHere, let category = act.category else { return nil }
        let buildings = act.place?.building.map { [$0] } ?? speaker.homes.map(\.address.building)
        return (near + tickets).first { ticket in
            buildings.contains { ticket.isSame(as: category, at: Place(building: $0), in: nil) }
        }
    }

    /// What a bare “us too” in a group is about: what was told there a moment ago.
    func justTold(at now: Instant) -> Ticket? {
        near.filter { ticket in
            ticket.origin.room == origin.room && ticket.origin.channel == origin.channel
                && ticket.isEverybodys && ticket.state.isOpen && !ticket.isDrill
                && now - ticket.openedAt <= level.followOn.duration
        }.max { $0.openedAt < $1.openedAt }
    }

    /// The speaker, or somebody of their home, is counted with this ticket.
    func isWith(_ ticket: Ticket) -> Bool {
        !isMine(ticket) && !speaker.worksHere && ticket.affected.contains(where: isOurs)
    }

    /// Who has moved out is no longer counted with that home.
    func isOurs(_ entry: Affected) -> Bool {
        guard let home = entry.home else { return entry.person == speaker.person }
        return speaker.homes.contains { $0.id == home }
    }

    /// Counts the speaker in, and answers what is known.
    func join(_ ticket: Ticket, sharing act: Act, at place: Place, now: Instant) -> Decision {
        var shared = ticket
        let before = ticket.households
        let wait = answerTime(for: ticket, at: now)
        let entry = counting(at: place, answered: wait == nil, at: now)
        // A member of staff who tells of a public place is nobody's home.
        let wasWith =
            (speaker.worksHere && entry.address == nil)
            || ticket.affected.contains { $0.person == entry.person && $0.household == entry.household }
        if !wasWith { shared.take(entry) }
        raise(&shared, by: act, before: before)
        var decision = Decision()
        if !wasWith {
            decision.changes = [
                .ticket(shared), .affected(ticket.number, entry),
                self.entry(.joined, shared, at: now, words: cardText),
            ]
            if shared.isDanger { decision.messages += counted(shared) }
        }
        if let wait, !wasWith {
            // One is on its way already where somebody else waits.
            if !ticket.affected.contains(where: { $0.answeredAt == nil }) {
                decision.alarms.append(.set(.answerTogether, ticket.number, at: wait, since: now))
            }
        } else if !wasWith || setting == .direct || speaker.worksHere {
            decision.add(known(shared, at: now))
        }
        if before < level.manyHomes, shared.households >= level.manyHomes { decision.messages.append(alert(shared)) }
        return decision
    }

    /// Now that its place is known it turns out to be what somebody told before: it is linked there, and kept.
    func merge(_ ticket: Ticket, into same: Ticket, at now: Instant) -> Decision {
        var merged = ticket
        guard (try? merged.move(to: .cancelled, at: now)) != nil else { return .nothing }
        var decision = Decision(
            changes: [.ticket(merged), entry(.merged, merged, at: now, words: same.number.description)]
                + answered(ticket),
            alarms: AlarmKind.allCases.map { .cancel($0, ticket.number) })
        decision.add(
            join(
                same, sharing: Act(.report, category: ticket.category, urgency: ticket.urgency), at: ticket.place,
                now: now))
        return decision
    }

    /// The speaker as one whom a fault at this place hits.
    func counting(at place: Place, answered: Bool, at now: Instant) -> Affected {
        Affected(
            person: speaker.person, home: householdHome(at: place), address: speaker.worksHere ? place.address : nil,
            origin: origin, since: now, answeredAt: answered ? now : nil)
    }

    /// Which of the speaker's homes it hits there; nil where that is not known.
    private func householdHome(at place: Place) -> HomeID? {
        guard !speaker.worksHere else { return nil }
        if let home = speaker.home(at: place) { return home.id }
        let there = speaker.homes.filter { place.building == nil || $0.address.building == place.building }
        return there.count == 1 ? there.first?.id : speaker.homes.count == 1 ? speaker.homes.first?.id : nil
    }

    /// Nil: at once. In a group several who tell the same within seconds get one answer.
    private func answerTime(for ticket: Ticket, at now: Instant) -> Instant? {
        guard setting == .residents, !speaker.worksHere, !ticket.isDanger else { return nil }
        let here = ticket.affected.filter { $0.origin.isSameRoom(as: origin) }.compactMap(\.answeredAt)
        let opened = ticket.origin.isSameRoom(as: origin) ? [ticket.openedAt] : []
        guard let last = (here + opened).max() else { return nil }
        let end = last + .seconds(level.answerTogetherSeconds)
        return now < end ? end : nil
    }

    private func raise(_ ticket: inout Ticket, by act: Act, before: Int) {
        if let urgency = act.urgency, urgency > ticket.urgency || (urgency == .emergency && !ticket.isDanger) {
            ticket.urgency = urgency
            ticket.grounds.urgency = grounds[ticket.category]?.urgency
        }
        // Source: PRODUCT 2: five affected homes raise it one tier.
        if before < level.manyHomes, ticket.households >= level.manyHomes {
            let raised = ticket.urgency.raised
            if raised != ticket.urgency { ticket.grounds.urgency = .manyHomes }
            ticket.urgency = raised
        }
    }

    /// What is known, to whoever told it again.
    private func known(_ ticket: Ticket, at now: Instant) -> Decision {
        let slots = ticket.known(level, time, at: now)
        var open = [PublicStatement(.joined, filling: slots)]
        var personal = [PrivateStatement(.joined, filling: slots.map { .open($0) })]
        if let safety = readiness.safety(ticket) {
            open.append(safety.open)
            personal.append(safety.personal)
        }
        let link = Link(.ticket, ticket.number)
        guard !speaker.worksHere else {
            return Decision(messages: [
                .answerAtWork([.init(.joined, .number(ticket.number), .households(ticket.households))], about: link)
            ])
        }
        return Decision(messages: [.answer(open: open, personal: personal, alsoPrivately: false, about: link)])
    }

    /// In danger whoever drives there hears each word.
    private func counted(_ ticket: Ticket) -> [Message] {
        let words = WorkStatement(
            .joinedWords, .number(ticket.number), .households(ticket.households),
            cardText.isEmpty ? nil : .words(cardText), ticket.job.assigneeName.map { .staff($0) })
        return [ticket.posted([words])]
            + readiness.called(for: ticket).map { .call($0, [words], about: Link(.job, ticket.number)) }
    }

    /// The manager hears how many it hits, with words for everybody who has not asked yet.
    private func alert(_ ticket: Ticket) -> Message {
        let reach = ticket.reach
        let place: WorkSlot? = reach.isEmpty ? nil : .place(reach)
        return .report(
            [
                .init(
                    .manyHomes, .number(ticket.number), .category(ticket.category), .households(ticket.households),
                    .urgency(ticket.urgency), place, ticket.job.assigneeName.map { .staff($0) },
                    ticket.ownerName.map { .owner($0) }),
                .init(
                    .noticeDraft, .category(ticket.category), place, ticket.job.assigneeName.map { .staff($0) },
                    ticket.waitingEta.map { .at($0) }),
            ], about: Link(.job, ticket.number))
    }
}

extension Ticket {
    /// What anybody may hear of it: who is on it, how many it hits, and a time.
    func known(_ level: ServiceLevel, _ time: WorkingTime, at now: Instant) -> [PublicSlot] {
        let due = time.end(of: level.limits(for: self).accept, from: openedAt, for: job.department)
        let isSoon = state.waitsForStaff && due > now && due - now <= .hours(1)
        let slots: [PublicSlot?] = [
            .number(number), .state(state), households > 1 ? .households(households) : nil,
            job.assigneeName.map { .staff($0) }, ownerWhileFree.map { .owner($0) }, waitingEta.map { .at($0) },
            isSoon ? .wait(.minutes(max(1, (due - now).minutes))) : nil,
        ]
        return slots.compactMap(\.self)
    }
}

extension Origin {
    package func isSameRoom(as other: Origin) -> Bool { channel == other.channel && room == other.room }
}
