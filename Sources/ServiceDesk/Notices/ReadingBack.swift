/// 已阅: where a manager wants to know who has read a notice.
extension CaseFile {
    /// Counts for the homes of who says so. In a group nobody answers: there may be hundreds.
    func markRead(at now: Instant) -> Decision {
        guard !speaker.worksHere, let notice = toRead.first(where: { $0.number == quoted?.notice }) ?? toRead.first
        else { return .nothing }
        guard !speaker.homes.isEmpty else {
            return Decision(messages: [
                .answer(open: [], personal: [.init(.newsBindFirst)], alsoPrivately: false, about: nil)
            ])
        }
        return Decision(
            changes: [.notices(.read(notice.number, speaker.person, at: now))],
            messages: [
                .answer(
                    open: [], personal: [.init(.noticeRead, .open(.title(notice.title)))], alsoPrivately: false,
                    about: Link(notice.number))
            ])
    }

    /// 多少户看了: how far a notice has come by now.
    func askReach() -> Decision {
        guard let file = mayNotify() else { return noNotice() }
        guard let notice = file.inHand else { return refuse(.init(.noticeWhich)) }
        let statement = file.homesRead.map { notice.reached($0) } ?? notice.receipt(file.figures, file.reach)
        return Decision(messages: [.answerAtWork([statement], about: Link(notice.number))])
    }
}

/// Which homes of those a notice is for have said that they read it.
package struct ReadingFigures: Hashable, Sendable {
    package let households: Int
    package let unread: [HomeAddress]

    package init(households: Int, unread: [HomeAddress]) {
        self.households = households
        self.unread = unread
    }

    package var read: Int { households - unread.count }
}

extension Notice {
    func reached(_ figures: ReadingFigures) -> WorkStatement {
        WorkStatement(
            .noticeReading, .notice(number), .title(title), .count(figures.read), .households(figures.households))
    }

    func receipt(_ figures: DeliveryFigures, _ reach: Reach) -> WorkStatement {
        WorkStatement(
            .noticeReceipt, .notice(number), .title(title), .delivered(figures.delivered),
            figures.failed.isEmpty ? nil : .failures(figures.failed),
            figures.waiting == 0 ? nil : .waiting(figures.waiting),
            reach.unreachable.isEmpty ? nil : .unreachable(reach.unreachable.count))
    }
}

extension NoticeWaking {
    /// The rest is reminded once, by day.
    func remindToRead(at now: Instant) -> Decision {
        guard notice.isRunning(at: now), let reading, !reading.unread.isEmpty else { return .nothing }
        if let later = putOff(at: now, before: notice.to) { return later }
        let left: [PublicSlot] = [.title(notice.title), .households(reading.unread.count)]
        return Decision(messages: [
            .broadcast(
                Broadcast(
                    notice, PublicStatement(.noticeUnread, filling: left),
                    PrivateStatement(.noticeUnread, .open(.title(notice.title))), to: .unread)),
            .report([notice.reached(reading)], about: Link(notice.number)),
        ])
    }

    /// Who still has not is left to people.
    func endReading() -> Decision {
        guard notice.state == .sent, let reading else { return .nothing }
        let link = Link(notice.number)
        var decision = Decision(messages: [.report([notice.reached(reading)], about: link)])
        guard !reading.unread.isEmpty else { return decision }
        decision.messages.append(
            .post(
                .service,
                [
                    .init(
                        .noticeUnreadList, .notice(notice.number), .title(notice.title), .list(reading.unread),
                        .unreachable(reading.unread.count))
                ], about: link))
        return decision
    }
}
