/// 我的信息, 更正, 删除我的信息: what is kept about somebody is theirs to see and to have erased.
///
/// Source: DOMAIN C9 (个人信息保护法 17, 44–47).
extension CaseFile {
    /// How long “really erase?” may be answered.
    private static let standing = Duration.minutes(10)
    /// The most tickets one answer lists.
    private static let listed = 20

    func showOwnData() -> Decision {
        guard !speaker.worksHere else { return refuse(.init(.ownDataHow)) }
        let tickets = mine.suffix(Self.listed).map(\.choice)
        var decision = aboutOwnData(
            .init(
                .ownData, .words(speaker.name), .left(speaker.accounts),
                speaker.homes.isEmpty ? nil : .homes(speaker.homes.map(\.address)),
                tickets.isEmpty ? nil : .tickets(Array(tickets))))
        decision.changes = setting == .direct ? [.register(.shown(speaker.person))] : []
        return decision
    }

    func explainPrivacy() -> Decision {
        speaker.worksHere ? refuse(.init(.ownDataHow)) : aboutOwnData(.init(.privacyNotice))
    }

    func askToErase(at now: Instant) -> Decision {
        guard !speaker.worksHere else { return refuse(.init(.ownDataHow)) }
        let open = own.filter(\.state.isOpen)
        guard open.isEmpty else { return aboutOwnData(.init(.eraseOpen, .tickets(open.map(\.choice)))) }
        var decision = aboutOwnData(.init(.eraseAsk, .left(own.count)))
        if setting == .direct { decision.changes = [.asked(speaker.person, Pending(.erasure, askedAt: now))] }
        return decision
    }

    /// Only right after the question, and alone.
    func erase(at now: Instant) -> Decision {
        guard !speaker.worksHere else { return .nothing }
        guard setting == .direct, case .erasure? = pending?.kind, let asked = pending?.askedAt,
            now - asked <= Self.standing
        else { return askToErase(at: now) }
        let open = own.filter(\.state.isOpen)
        guard open.isEmpty else { return aboutOwnData(.init(.eraseOpen, .tickets(open.map(\.choice)))) }
        var decision = aboutOwnData(.init(.erased))
        decision.changes = [.register(.erased(speaker.person, at: now))]
        decision.messages += (speaker.homes.isEmpty ? [Place()] : speaker.homes.map { $0.place() }).map { place in
            .report([.init(.erasedReport, place.isEmpty ? nil : .place(place))], about: nil)
        }
        return decision
    }

    /// 谁住 3-2-501: for the office alone, and every look is written down.
    func lookUp(_ act: Act) -> Decision {
        guard speaker.worksHere else { return .nothing }
        guard keepsRegister else { return refuse(.init(.onlyOffice)) }
        guard let place = act.place, place.address != nil else { return refuse(.init(.lookUpHow)) }
        guard let household = register.household, !household.people.isEmpty else {
            return refuse(.init(.nobodyThere, .place(place)))
        }
        guard setting == .direct else { return refuse(.init(.lookUpAlone)) }
        let names = household.people.map(\.name).joined(separator: "、")
        return Decision(
            changes: [.register(.lookedUp(household.home))],
            messages: [
                .answerAtWork(
                    [.init(.lookedUp, .place(household.home.place()), .words(names), .left(household.people.count))],
                    about: nil)
            ])
    }

    /// Reported by the speaker; what the family reported is the family's.
    private var own: [Ticket] { tickets.filter { $0.reporter == speaker.person } }

    private func aboutOwnData(_ statement: PrivateStatement) -> Decision {
        Decision(messages: [
            .answer(open: [.init(.ownDataAlone)], personal: [statement], alsoPrivately: false, about: nil)
        ])
    }

    /// Somebody nobody has introduced hears once, with the first answer they get alone, what is kept and why.
    func withPrivacyLine(_ decision: Decision) -> Decision {
        guard setting == .direct, !speaker.worksHere, !speaker.knowsPrivacy,
            let index = decision.messages.firstIndex(where: \.isPersonalAnswer),
            case .answer(let open, let personal, let also, let link) = decision.messages[index]
        else { return decision }
        var decision = decision
        let isErased = decision.changes.contains { if case .register(.erased) = $0 { true } else { false } }
        guard !isErased, !personal.contains(.init(.privacyNotice)) else { return decision }
        decision.messages[index] = .answer(
            open: open, personal: personal + [.init(.privacy)], alsoPrivately: also, about: link)
        // Before a merge: the account's old person is gone after it.
        decision.changes.insert(.register(.toldPrivacy(speaker.person)), at: 0)
        return decision
    }
}

extension Message {
    fileprivate var isPersonalAnswer: Bool {
        if case .answer(_, let personal, _, _) = self { !personal.isEmpty } else { false }
    }
}
