/// 发码, 搬走: what the office says of homes and of who lives there; and 加账号, by which somebody lets in their own
/// second account.
extension CaseFile {
    func issueCode(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return issueOwnCode(at: now) }
        guard keepsRegister else { return refuse(.init(.onlyOffice)) }
        guard let place = act.place, place.address != nil else { return refuse(.init(.codeHow)) }
        guard let household = register.household, let digits = register.fresh else {
            return refuse(.init(.noSuchHome, .place(place)))
        }
        let until = (act.when?.to ?? act.when?.from).map(Instant.init)
        let code = NewCode(
            digits: digits, home: household.home.id, person: named(in: household).first?.person,
            name: household.listed.first { words.contains($0) }, residentUntil: until, issued: now,
            expires: now + .hours(level.codes.days * 24))
        let issued = WorkStatement(
            .codeIssued, .place(household.home.place()), .code(digits), .at(code.expires), until.map { .until($0) })
        var decision = Decision(changes: [.register(.issued(code))])
        // A room has more readers than who asked.
        if setting != .direct, speaker.hasDirectChat {
            decision.messages = [
                .answerAtWork([.init(.codeAlone, .place(household.home.place()))], about: nil), .confide([issued]),
            ]
        } else {
            decision.messages = [.answerAtWork([issued], about: nil)]
        }
        return decision
    }

    private func issueOwnCode(at now: Instant) -> Decision {
        guard let home = speaker.ownHome ?? speaker.homes.first else { return aboutBinding(.init(.bindHow)) }
        guard setting == .direct, let digits = register.fresh else {
            return Decision(messages: [
                .answer(open: [.init(.bindAlone)], personal: [], alsoPrivately: false, about: nil)
            ])
        }
        let wait = Duration.minutes(level.codes.ownMinutes)
        let code = NewCode(
            digits: digits, home: home.id, person: speaker.person, issued: now, expires: now + wait)
        var decision = aboutBinding(.init(.ownCode, .code(digits), .wait(wait)))
        decision.changes = [.register(.issued(code))]
        return decision
    }

    func moveOut(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        guard keepsRegister else { return refuse(.init(.onlyOffice)) }
        guard let place = act.place, place.address != nil else { return refuse(.init(.moveOutHow)) }
        guard let household = register.household, !household.people.isEmpty else {
            return refuse(.init(.nobodyThere, .place(place)))
        }
        let there = household.home.place()
        // Never anybody who was not named: it ends their access at once.
        let leaving = named(in: household)
        guard !leaving.isEmpty else {
            let names = household.people.map(\.name).joined(separator: "、")
            return refuse(
                .init(
                    .moveOutWho, .place(there), .left(household.people.count),
                    setting == .direct ? .words(names) : nil))
        }
        var decision = Decision(messages: [
            .answerAtWork(
                [.init(.movedOut, .place(there), .left(household.people.count - leaving.count))], about: nil)
        ])
        for member in leaving {
            decision.changes += [
                .register(.movedOut(member.person, household.home.id, at: now)), .answered(member.person),
            ]
            decision.messages.append(.advise(member.person, [.init(.movedOut, .place(there))]))
        }
        return decision
    }

    /// Those of the home whose names stand in the words.
    private func named(in household: Household) -> [Household.Member] {
        household.people.filter { !$0.name.isEmpty && words.contains($0.name) }
    }
}
