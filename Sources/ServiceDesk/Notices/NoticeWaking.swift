/// Why the desk wants to look at a notice again; at most one of a kind for a notice.
package enum NoticeAlarm: String, CaseIterable, Sendable, Codable {
    /// It is to go out.
    case send
    /// Its writer is to hear whom it reached.
    case receipt
    /// What it tells of is near.
    case soon
    /// What it tells of begins.
    case started
    /// What it tells of should be over; the manager is asked.
    case end
    /// It tells of an emergency, and nobody has heard more for a while.
    case news
    /// Homes that have not said that they read it are reminded.
    case readingReminder
    /// Those that have not by then are left to the service desk.
    case readingEnd
}

/// What a decision about a notice's clock rests on.
package struct NoticeWaking: Sendable {
    package let kind: NoticeAlarm
    package let notice: Notice
    package let rules: NoticeRules
    package let zone: WallZone
    package let reach: Reach
    package let figures: DeliveryFigures
    /// Nil: nobody was asked to say that they read it.
    package var reading: ReadingFigures?
    /// Nil: at any hour.
    package let quiet: QuietHours?

    package init(
        kind: NoticeAlarm, notice: Notice, rules: NoticeRules, quiet: QuietHours?, zone: WallZone, reach: Reach,
        figures: DeliveryFigures
    ) {
        self.quiet = quiet
        self.kind = kind
        self.notice = notice
        self.rules = rules
        self.zone = zone
        self.reach = reach
        self.figures = figures
    }

    /// How long copies may still be waiting when their writer hears of them.
    private static let patience = Duration.minutes(60)

    package func decide(at now: Instant) -> Decision {
        let link = Link(notice.number)
        switch kind {
        case .send:
            guard notice.state == .scheduled else { return .nothing }
            var decision = notice.sent(at: now, rules, zone)
            decision.messages.append(
                .report(
                    [
                        .init(
                            .noticeSent, .notice(notice.number), .groups(reach.groups), .directs(reach.directs),
                            .households(reach.homes),
                            reach.unreachable.isEmpty ? nil : .unreachable(reach.unreachable.count))
                    ], about: link))
            return decision
        case .receipt: return receipt(at: now)
        case .readingReminder: return remindToRead(at: now)
        case .readingEnd: return endReading()
        case .soon:
            guard notice.isRunning(at: now), let span = notice.span, notice.from.map({ now < $0 }) == true else {
                return .nothing
            }
            if let later = putOff(at: now, before: notice.from) { return later }
            let slots: [PublicSlot] = [.title(notice.title), .span(span)] + (notice.scope.map { [.scope($0)] } ?? [])
            return Decision(messages: [word(.noticeSoon, .noticeSoon, slots)])
        case .started:
            guard notice.isRunning(at: now) else { return .nothing }
            if let later = putOff(at: now, before: notice.to) { return later }
            let slots: [PublicSlot] = [.title(notice.title)] + (notice.to.map { [.at($0)] } ?? [])
            return Decision(messages: [word(.noticeStarted, .noticeStarted, slots)])
        case .end:
            guard notice.state == .sent else { return .nothing }
            return Decision(
                changes: [.asked(notice.author, Pending(.ended(notice.number), askedAt: now))],
                messages: [.report([.init(.noticeEnd, .notice(notice.number), .title(notice.title))], about: link)])
        case .news:
            guard notice.state == .sent else { return .nothing }
            return Decision(
                changes: [.noticeAlarm(.news, notice.number, at: now + .minutes(rules.news))],
                messages: [
                    .report(
                        [
                            .init(
                                .noticeNews, .notice(notice.number), .title(notice.title),
                                .wait(now - (notice.sendAt ?? notice.createdAt)))
                        ], about: link)
                ])
        }
    }

    private func word(_ open: PublicKey, _ personal: PrivateKey, _ slots: [PublicSlot]) -> Message {
        .broadcast(
            Broadcast(
                notice, PublicStatement(open, filling: slots),
                PrivateStatement(personal, filling: slots.map { .open($0) }), to: .reached))
    }

    /// At night it waits for the morning, and is left out where that is too late.
    func putOff(at now: Instant, before limit: Instant?) -> Decision? {
        guard !notice.isEmergency else { return nil }
        guard let awake = quiet?.end(at: now, in: zone.zone) else { return nil }
        guard limit.map({ awake < $0 }) ?? true else { return .nothing }
        return Decision(changes: [.noticeAlarm(kind, notice.number, at: awake)])
    }

    /// Whom it reached, where it failed and why; who has to be called.
    private func receipt(at now: Instant) -> Decision {
        guard notice.state == .sent || notice.state == .ended else { return .nothing }
        var decision = Decision()
        if figures.waiting > 0 {
            let sent = notice.sendAt ?? notice.createdAt
            guard now - sent >= Self.patience else {
                return Decision(changes: [
                    .noticeAlarm(.receipt, notice.number, at: min(now + .minutes(10), sent + Self.patience))
                ])
            }
        }
        let link = Link(notice.number)
        decision.messages = [
            .report([notice.receipt(figures, reach)], about: link)
        ]
        if !reach.unreachable.isEmpty {
            decision.messages.append(
                .post(
                    .service,
                    [
                        .init(
                            .noticeCallList, .notice(notice.number), .title(notice.title), .list(reach.unreachable),
                            .unreachable(reach.unreachable.count))
                    ], about: link))
        }
        return decision
    }
}
