/// 确认, 定时, 取消, 重发: what follows when the draft was read.
extension CaseFile {
    func confirmSend(at now: Instant) -> Decision {
        guard let file = mayNotify() else { return noNotice() }
        guard let notice = file.inHand, file.isMeant else { return .nothing }
        if isAskedWhetherOver(notice) { return restored(at: now) }
        switch notice.state {
        case .draft: break
        case .scheduled, .sent, .ended, .replaced, .recalled, .dropped: return notNow(notice)
        }
        var draft = notice
        draft.isEmergency = draft.isEmergency || file.reading.isEmergency
        switch verdict(on: draft, at: now) {
        case .refused, .missing, .late: return show(draft, at: now)
        case .cleared(let text): draft.text = text
        }
        if let refusal = limit(draft, at: now) { return refusal }
        let awake = draft.isEmergency ? now : level.quiet?.end(at: now, in: time.zone) ?? now
        return awake > now ? schedule(draft, at: awake, .noticeQuiet) : send(draft, at: now)
    }

    /// 定时 明天8:00.
    func schedule(_ act: Act, at now: Instant) -> Decision {
        guard let file = mayNotify() else { return noNotice() }
        guard let notice = file.inHand, file.isMeant else { return refuse(.init(.noticeWhich)) }
        guard notice.state == .draft || notice.state == .scheduled else { return notNow(notice) }
        guard let moment = act.when?.from.map(Instant.init), moment > now else {
            return refuse(.init(.noticeWhen), about: Link(notice.number))
        }
        var draft = notice
        // The law counts from when people hear of it.
        switch verdict(on: draft, at: moment) {
        case .refused, .missing, .late: return show(draft.moved(to: .draft), at: moment)
        case .cleared(let text): draft.text = text
        }
        return schedule(draft, at: moment, .noticeScheduled)
    }

    func cancelSend(at now: Instant) -> Decision {
        guard let file = mayNotify() else { return noNotice() }
        guard let notice = file.inHand, file.isMeant else { return .nothing }
        if isAskedWhetherOver(notice) { return askUntil(notice) }
        return drop(notice)
    }

    private func isAskedWhetherOver(_ notice: Notice) -> Bool { pending?.kind == .ended(notice.number) }

    func drop(_ notice: Notice) -> Decision {
        switch notice.state {
        case .draft, .scheduled:
            return Decision(
                changes: [
                    .notice(notice.moved(to: .dropped)), .noticeAlarm(.send, notice.number, at: nil),
                    .answered(speaker.person),
                ],
                messages: [.answerAtWork([.init(.noticeDropped, .notice(notice.number))], about: Link(notice.number))])
        case .sent, .ended, .replaced, .recalled, .dropped: return notNow(notice)
        }
    }

    /// 重发: once more, to where it did not arrive.
    func resend(at now: Instant) -> Decision {
        guard let file = mayNotify() else { return noNotice() }
        guard let notice = file.inHand else { return refuse(.init(.noticeWhich)) }
        guard notice.state == .sent else { return notNow(notice) }
        guard file.figures.failures > 0 else {
            return refuse(.init(.noticeNoneFailed, .notice(notice.number)), about: Link(notice.number))
        }
        guard let again = notice.copies(to: .failed, rules) else { return .nothing }
        return Decision(
            changes: [.noticeAlarm(.receipt, notice.number, at: now + .minutes(rules.receipt))],
            messages: [
                .answerAtWork(
                    [.init(.noticeResent, .notice(notice.number), .count(file.figures.failures))],
                    about: Link(notice.number)),
                .broadcast(again),
            ])
    }

    /// The words a confirmation was given for were looked at already; what depends on the time is looked at again.
    private func verdict(on draft: Notice, at moment: Instant) -> NoticeGuard.Verdict {
        var reading = NoticeReading(words: draft.words)
        reading.audience = draft.audience
        return guarding(at: moment).judge(draft, reading)
    }

    private func schedule(_ draft: Notice, at moment: Instant, _ key: WorkKey) -> Decision {
        var waiting = draft.moved(to: .scheduled)
        waiting.sendAt = moment
        return Decision(
            changes: [
                .notice(waiting), .noticeAlarm(.send, draft.number, at: moment), .answered(speaker.person),
            ],
            messages: [
                .answerAtWork([.init(key, .notice(draft.number), .at(moment))], about: Link(draft.number))
            ])
    }

    /// Nobody is there to hear it, or they have heard enough for now.
    private func limit(_ draft: Notice, at now: Instant) -> Decision? {
        guard let reach = notices?.reach else { return nil }
        let link = Link(draft.number)
        guard reach.groups + reach.directs > 0 else { return refuse(.init(.noticeNobody), about: link) }
        guard !draft.isEmergency, draft.replaces == nil else { return nil }
        if reach.heardToday >= rules.perDay {
            let zone = WallZone(time.zone)
            let tomorrow = zone.moment(zone.reading(of: now).day + 1, minute: level.quiet?.to ?? 0)
            return refuse(.init(.noticeTooMany, .count(reach.heardToday), .at(tomorrow)), about: link)
        }
        if let last = reach.lastAlone, now - last < .minutes(rules.apart) {
            return refuse(.init(.noticeTooSoon, .at(last + .minutes(rules.apart))), about: link)
        }
        return nil
    }

    private func send(_ draft: Notice, at now: Instant) -> Decision {
        guard let reach = notices?.reach else { return .nothing }
        var decision = draft.sent(at: now, rules, WallZone(time.zone))
        decision.changes.append(.answered(speaker.person))
        decision.messages.insert(
            .answerAtWork(
                [
                    .init(
                        .noticeSent, .notice(draft.number), .groups(reach.groups), .directs(reach.directs),
                        .households(reach.homes),
                        reach.unreachable.isEmpty ? nil : .unreachable(reach.unreachable.count))
                ], about: Link(draft.number)), at: 0)
        return decision
    }
}
