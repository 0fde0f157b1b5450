/// 撤回, 已恢复: a notice that is out is taken back, or what it told of is over.
extension CaseFile {
    /// Copies still waiting are not sent; where it has arrived, people hear that it does not hold.
    func recall(at now: Instant) -> Decision {
        guard let file = mayNotify() else { return noNotice() }
        guard let notice = file.inHand else { return refuse(.init(.noticeWhich)) }
        switch notice.state {
        case .draft, .scheduled: return drop(notice)
        case .ended, .replaced, .recalled, .dropped: return notNow(notice)
        case .sent: break
        }
        return Decision(
            changes: [.notice(notice.moved(to: .recalled)), .stopCopies(notice.number), .answered(speaker.person)]
                + notice.silenced,
            messages: [
                .answerAtWork(
                    [
                        .init(
                            .noticeRecalled, .notice(notice.number), .title(notice.title),
                            .count(file.figures.delivered),
                            file.figures.waiting == 0 ? nil : .waiting(file.figures.waiting))
                    ], about: Link(notice.number)),
                .broadcast(
                    Broadcast(
                        notice, .init(.noticeRecalled, .title(notice.title)),
                        .init(.noticeRecalled, .open(.title(notice.title))), to: .reached)),
            ])
    }

    func restored(at now: Instant) -> Decision {
        guard let file = mayNotify() else { return noNotice() }
        guard let notice = file.inHand else { return refuse(.init(.noticeWhich)) }
        switch notice.state {
        case .sent: break
        case .draft, .scheduled, .ended, .replaced, .recalled, .dropped: return notNow(notice)
        }
        return Decision(
            changes: [.notice(notice.moved(to: .ended)), .answered(speaker.person)] + notice.silenced,
            messages: [
                .answerAtWork(
                    [.init(.noticeRestored, .notice(notice.number), .title(notice.title))],
                    about: Link(notice.number)),
                .broadcast(
                    Broadcast(
                        notice, .init(.noticeRestored, .title(notice.title), notice.scope.map { .scope($0) }),
                        .init(.noticeRestored, .open(.title(notice.title))), to: .reached)),
            ])
    }

    /// Not back yet: people want to hear until when.
    func askUntil(_ notice: Notice) -> Decision {
        refuse(.init(.noticeUntil, .notice(notice.number), .title(notice.title)), about: Link(notice.number))
    }
}
