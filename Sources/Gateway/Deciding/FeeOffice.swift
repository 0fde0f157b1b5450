import Phrasing
import ServiceDesk
import Storage

/// What the office does about fees when a clock goes off.
extension Office {
    /// The most homes in one transaction; the writer is needed by others.
    private static let homesAtOnce = 50

    package func wake(_ due: DueFeeAlarm, in store: Books, at now: Instant) throws {
        guard let community = try store.community(due.community) else { return }
        let messages: [Message] =
            switch due.alarm.kind {
            case .preview: try preview(in: community, store)
            case .issue, .reminder: try news(due.alarm, in: community, store, at: now)
            case .publication: try duty(due.alarm, in: community, store, at: now)
            }
        let words = wording.words
        let posting = Posting(
            store: store, books: words.books, fallback: words.anyBook, community: community, now: now, answering: nil)
        try post(
            Decision(messages: messages), by: posting, key: "f\(due.id)-\(due.due.milliseconds)", in: community, store,
            now)
    }

    /// One preview at a time, so that a yes can only mean that one.
    private func preview(in community: CommunityFacts, _ store: Books) throws -> [Message] {
        guard try store.shownDraft(in: community.id) == nil, let next = try store.waitingDraft(in: community.id) else {
            return []
        }
        try store.markShown(next)
        let draft = try store.preview(of: next, in: community.id, percent: community.fees.outlier)
        return [.report([draft.statement], about: nil)]
    }

    /// What has to be published, or should have been; nothing once it is out.
    private func duty(
        _ alarm: FeeAlarm, in community: CommunityFacts, _ store: Books, at now: Instant
    ) throws -> [Message] {
        let duty = try store.nextDuty(after: alarm.subject, in: community.id)
        return duty.map { [.report([$0.statement(on: community.today(at: now))], about: nil)] } ?? []
    }

    /// What has to be published by the community's calendar.
    func tell(_ due: DuePublications, in store: Books, at now: Instant) throws {
        let today = due.community.today(at: now)
        let words = wording.words
        let posting = Posting(
            store: store, books: words.books, fallback: words.anyBook, community: due.community, now: now,
            answering: nil)
        let messages: [Message] = due.duties.map { .report([$0.statement(on: today)], about: nil) }
        try post(
            Decision(messages: messages), by: posting, key: "p-\(due.community.id)-\(due.due.milliseconds)",
            in: due.community, store, now)
    }

    /// The next homes; the rest follows in a transaction of its own.
    private func news(
        _ alarm: FeeAlarm, in community: CommunityFacts, _ store: Books, at now: Instant
    ) throws -> [Message] {
        let isReminder = alarm.kind == .reminder
        let homes = try store.homes(
            of: alarm.subject, dueOn: isReminder ? alarm.day : nil, after: alarm.done, limit: Self.homesAtOnce)
        if homes.count == Self.homesAtOnce, let last = homes.last {
            var rest = alarm
            rest.done = last.id
            try store.set(rest, in: community.id, at: now)
        }
        let today = community.today(at: now)
        let colleagues = try store.colleagues(in: community.id, at: now)
        return try homes.flatMap { home -> [Message] in
            let news = HomeNews(
                ledger: try store.ledger(of: home), policy: community.fees, today: today,
                staff: colleagues.whomToAskAboutMoney)
            if isReminder { return [news.reminder(due: alarm.day)].compactMap(\.self) }
            return try store.months(of: alarm.subject, for: home.id).compactMap(news.issued)
        }
    }
}

extension Act {
    /// What is in the books of fees matters for it.
    var isAboutMoney: Bool {
        switch intent {
        case .askFee, .disputeFee, .publishFees, .confirmSend, .cancelSend: true
        case .report, .complain, .suggest, .praise, .askProgress, .urge, .confirmDone, .stillBroken, .rate, .cancel,
            .addDetail, .meToo, .askInfo, .approveQuote, .declineQuote, .bind, .subscribe, .unsubscribe, .help, .human,
            .accept, .decline, .arrive, .complete, .hold, .quote, .transfer, .assist, .note, .onDuty, .offDuty,
            .proxyReport, .myJobs, .askTicket, .disown, .followUp, .confer, .resolve, .load, .issueCode, .moveOut,
            .admit, .reject, .broadcast, .recall,
            .stats,
            .assign, .setPriority, .escalations, .explain, .correct, .procedure, .script, .quiz, .training, .leave,
            .swapShift, .relay, .cancelLeave, .agreeSwap, .declineSwap, .myData,
            .rectify, .eraseMe, .confirmErase,
            .privacy, .lookUp, .amend, .schedule, .resend, .restored, .drill, .stormBegins, .stormEnds, .warn,
            .liftWarning, .startStorm, .askWeather, .check,
            .markRead, .askReach:
            false
        }
    }
}
