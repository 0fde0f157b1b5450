/// What people are told of a notice, in both forms.
extension Notice {
    /// What a group hears of whom it is for; nil where that would name a home.
    package var scope: Scope? {
        guard let audience, !audience.isPrivate else { return nil }
        return Scope(audience)
    }

    /// The notice itself; nil while its words have not passed the guard.
    func copies(to recipients: Broadcast.Recipients, _ rules: NoticeRules) -> Broadcast? {
        guard let text else { return nil }
        let contact = tells.contains(.contact) ? nil : rules.contact
        let open: [PublicSlot?] = [
            .title(title), .text(text), span.map { .span($0) }, scope.map { .scope($0) }, contact.map { .contact($0) },
        ]
        let slots = open.compactMap(\.self)
        return Broadcast(
            self, PublicStatement(replaces == nil ? publicKey : .noticeChanged, filling: slots),
            PrivateStatement(replaces == nil ? privateKey : .noticeChanged, filling: slots.map { .open($0) }),
            to: recipients, isNotice: true)
    }

    /// On its way, with the clocks that follow from it.
    func sent(at now: Instant, _ rules: NoticeRules, _ zone: WallZone) -> Decision {
        guard let copies = copies(to: .audience, rules) else { return .nothing }
        var out = moved(to: .sent)
        out.sendAt = now
        var decision = Decision(changes: [.notice(out)], messages: [.broadcast(copies)])
        decision.changes.append(.noticeAlarm(.receipt, number, at: now + .minutes(rules.receipt)))
        if let replaces { decision.changes.append(.superseded(replaces)) }
        if wantsReading {
            decision.changes += [
                .noticeAlarm(.readingReminder, number, at: now + .minutes(rules.readingReminder)),
                .noticeAlarm(.readingEnd, number, at: now + .minutes(rules.readingEnd)),
            ]
        }
        decision.changes += clocks(from: now, rules)
        return decision
    }

    private func clocks(from now: Instant, _ rules: NoticeRules) -> [Change] {
        var changes: [Change] = []
        if let from, from > now {
            let soon = from + .minutes(-rules.reminder)
            switch kind {
            case .outage, .works, .event: if soon > now { changes.append(.noticeAlarm(.soon, number, at: soon)) }
            case .safety, .fees, .general: break
            }
            if kind == .outage { changes.append(.noticeAlarm(.started, number, at: from)) }
        }
        if kind == .outage {
            if let to, to > now { changes.append(.noticeAlarm(.end, number, at: to)) }
            if isEmergency { changes.append(.noticeAlarm(.news, number, at: now + .minutes(rules.news))) }
        }
        return changes
    }

    /// No clock of it rings any more.
    var silenced: [Change] {
        NoticeAlarm.allCases.filter { $0 != .receipt }.map { .noticeAlarm($0, number, at: nil) }
    }

    private var publicKey: PublicKey {
        switch kind {
        case .outage: .noticeOutage
        case .safety: .noticeSafety
        case .works: .noticeWorks
        case .event: .noticeEvent
        case .fees: .noticeFees
        case .general: .noticeGeneral
        }
    }

    private var privateKey: PrivateKey {
        switch kind {
        case .outage: .noticeOutage
        case .safety: .noticeSafety
        case .works: .noticeWorks
        case .event: .noticeEvent
        case .fees: .noticeFees
        case .general: .noticeGeneral
        }
    }
}
