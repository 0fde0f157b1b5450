/// 绑定: an account becomes somebody of a home, by a code or by the word of the office.
extension CaseFile {
    func bind(_ act: Act, at now: Instant) -> Decision {
        guard !speaker.worksHere else { return refuse(.init(.bindHow)) }
        if act.code != nil { return bindByCode(at: now) }
        guard let address = act.place?.address else { return aboutBinding(.init(.bindHow)) }
        if let own = speaker.homes.first(where: { $0.address == address }) {
            return aboutBinding(.init(.alreadyBound, .place(own.place())))
        }
        return receive([act], at: now)
    }

    private func bindByCode(at now: Instant) -> Decision {
        if let until = register.lockedUntil, until > now { return aboutBinding(.init(.codeLocked, .at(until))) }
        guard let code = register.opened else { return wrongCode(at: now) }
        // The right code for somebody who is there already is left for who it was meant for.
        guard code.person != speaker.person, code.person != nil || !speaker.homes.contains(code.home) else {
            return aboutBinding(.init(.alreadyBound, .place(code.home.place())))
        }
        let until: PrivateSlot? = code.residentUntil.map { .at($0) }
        var decision = aboutBinding(.init(.bound, .place(code.home.place()), until))
        decision.changes = [.register(.spent(code, by: speaker.person, at: now))]
        if let person = code.person {
            decision.changes.append(.register(.merged(speaker.person, into: person)))
        } else {
            decision.changes.append(
                .register(
                    .movedIn(speaker.person, code.home.address, name: code.name, until: code.residentUntil)))
            decision.changes += verified(code.home)
        }
        decision.messages += code.neighbours.map { neighbour in
            .advise(neighbour, [.init(.newcomer, .place(code.home.place()), .words(speaker.name))])
        }
        return decision
    }

    private func wrongCode(at now: Instant) -> Decision {
        let left = level.codes.tries - register.tries - 1
        let locked: Instant? = left > 0 ? nil : now + .minutes(level.codes.lockMinutes)
        var decision = aboutBinding(
            locked.map { .init(.codeLocked, .at($0)) } ?? .init(.codeWrong, .left(left)))
        decision.changes = [
            .register(
                .wrongCode(speaker.person, tries: locked == nil ? register.tries + 1 : 0, lockedUntil: locked))
        ]
        return decision
    }

    /// What the speaker reported for this home before is theirs now, and known to be.
    private func verified(_ home: Home) -> [Change] {
        mine.filter { $0.unverified && $0.state.isOpen && home.isAt($0.place) && $0.place.room == home.address.room }
            .map { ticket in
                var known = ticket
                known.unverified = false
                known.home = home.id
                return .ticket(known)
            }
    }

    /// Said to the speaker alone; a group hears no more than where to go on.
    func aboutBinding(_ statement: PrivateStatement) -> Decision {
        Decision(messages: [
            .answer(open: [.init(.bindAlone)], personal: [statement], alsoPrivately: true, about: nil)
        ])
    }
}

extension Place {
    /// A home, where building and room are told.
    package var address: HomeAddress? {
        guard let building, let room else { return nil }
        return HomeAddress(building: building, unit: unit, room: room)
    }
}

extension HomeAddress {
    /// `3-2-501`, as tables have it.
    package var written: String { [building, unit, room].compactMap(\.self).joined(separator: "-") }

    package var place: Place { Place(building: building, unit: unit, room: room) }
}
