/// Reads off a ticket and its history what they add to the figures.
package struct Reckoning: Sendable {
    private let ticket: Ticket
    private let history: [HistoryEntry]
    private let limits: ClassLimits
    private let time: WorkingTime
    private let now: Instant
    private let kind: ServiceClass
    private var tally = Tally()
    private var nextLook: Instant?

    /// - Parameter acknowledged: from the first message until our first answer had gone out; nil: not known.
    package static func fact(
        of ticket: Ticket, history: [HistoryEntry], acknowledged: Duration?, level: ServiceLevel, time: WorkingTime,
        now: Instant
    ) -> TicketFact {
        var reckoning = Reckoning(ticket, history, level, time, now)
        return reckoning.fact(acknowledged: acknowledged)
    }

    private init(
        _ ticket: Ticket, _ history: [HistoryEntry], _ level: ServiceLevel, _ time: WorkingTime, _ now: Instant
    ) {
        self.ticket = ticket
        self.history = history
        self.time = time
        self.now = now
        limits = level.limits(for: ticket)
        kind = ticket.serviceClass(level)
    }

    /// Source: DOMAIN C11.
    private static let acknowledgement = Duration.seconds(5)
    private static let backWithin = Duration.hours(15 * 24)
    private static let complaintAnswer = Duration.hours(24)
    private static let complaintEnd = Duration.hours(10 * 24)
    /// Source: DOMAIN C4.
    private static let followUp = Duration.hours(48)
    /// Of a hundred repairs, drawn by the number. Source: DOMAIN C4.
    private static let sample = 30

    private mutating func fact(acknowledged: Duration?) -> TicketFact {
        tally[.opened] = 1
        tally[.homes] = ticket.home == nil ? 0 : 1
        tally[.chased] = ticket.chased
        tally[.handedOn] = history.count { $0.event == .handedOn }
        if let acknowledged { keep(acknowledged <= Self.acknowledgement, .acknowledgedInTime, of: .acknowledged) }
        if ticket.state == .cancelled {
            tally[.withdrawn] = 1
        } else {
            acceptance()
            arrival()
            end()
            promise()
            complaint()
        }
        money()
        return TicketFact(
            number: ticket.number, opened: day(of: ticket.openedAt), ended: endedAt.map(day), category: ticket.category,
            department: ticket.lead, building: ticket.place.building, person: ticket.job.assignee,
            concern: ticket.concern, tally: tally, nextLook: nextLook)
    }

    private func day(of moment: Instant) -> CivilDay { WallClock(zone: time.zone, now: moment.date).today }

    private var isFinished: Bool { ticket.doneAt != nil && !ticket.state.isOpen }

    private var endedAt: Instant? {
        guard !ticket.state.isOpen else { return nil }
        return ticket.doneAt ?? ticket.changedAt
    }

    private func first(_ events: HistoryEntry.Event...) -> Instant? {
        history.first { events.contains($0.event) }?.at
    }

    private mutating func keep(_ isKept: Bool, _ part: Tally.Count, of whole: Tally.Count) {
        tally[whole] += 1
        if isKept { tally[part] += 1 }
    }

    /// Counts whether something happened in time; as long as neither is certain it counts for nothing.
    private mutating func keep(_ happened: Instant?, by limit: Instant, _ part: Tally.Count, of whole: Tally.Count) {
        if let happened {
            keep(happened <= limit, part, of: whole)
        } else if now > limit {
            keep(false, part, of: whole)
        } else {
            let look = limit + .milliseconds(1)
            nextLook = min(nextLook ?? look, look)
        }
    }

    private mutating func acceptance() {
        guard let offered = first(.dispatched) ?? (isFinished ? ticket.openedAt : nil) else { return }
        let yes = first(.accepted, .arrived, .completed, .tookOver) ?? ticket.job.acceptedAt
        if let yes { tally[.accept].add(minutes: (yes - ticket.openedAt).minutes) }
        let due = time.end(of: limits.accept, from: offered, for: ticket.lead)
        keep(yes, by: due, .acceptKept, of: .acceptDue)
        guard ticket.urgency != .normal else { return }
        keep(yes, by: due, .urgentAcceptKept, of: .urgentAcceptDue)
    }

    private mutating func arrival() {
        let began = ticket.clock.began
        if let there = ticket.job.arrivedAt { tally[.arrive].add(minutes: (there - began).minutes) }
        let agreed = ticket.urgency == .normal ? ticket.job.eta : nil
        guard let limit = agreed ?? limits.arrive.map({ time.end(of: $0, from: began, for: ticket.lead) }) else {
            return
        }
        keep(ticket.job.arrivedAt ?? ticket.job.doneAt, by: limit, .arriveKept, of: .arriveDue)
    }

    private mutating func end() {
        let done = isFinished ? ticket.doneAt : nil
        if let finish = limits.finish, let running = ticket.clock.running {
            let due = time.end(of: finish, from: running, spent: ticket.clock.spent, for: ticket.lead)
            keep(done, by: due, .finishKept, of: .finishDue)
        }
        guard let done else { return }
        tally[.finished] = 1
        tally[.finish].add(minutes: (done - ticket.clock.began).minutes)
        tally[.visits] = max(1, history.count { $0.event == .arrived })
        if let there = ticket.job.arrivedAt { tally[.minutesOnSite] = max(0, (done - there).minutes) }
        tally[.unconfirmed] = ticket.unconfirmed ? 1 : 0
        let isBack = ticket.reopenings > 0
        tally[.cameBack] = isBack ? 1 : 0
        tally[.fixedAtOnce] = tally[.visits] == 1 && tally[.handedOn] == 0 && !cameBackSoon ? 1 : 0
        if let rating = ticket.rating {
            tally[.rated] = 1
            tally[.stars] = rating
            tally[.ratedWell] = rating >= 4 ? 1 : 0
        }
        guard owesFollowUp else { return }
        let followed = history.last { $0.event == .followedUp && $0.at >= done }?.at
        keep(followed, by: done + Self.followUp, .followUpDone, of: .followUpDue)
    }

    private var cameBackSoon: Bool {
        var ended: Instant?
        for entry in history {
            if entry.event == .completed { ended = entry.at }
            if entry.event == .reopened, let ended, entry.at - ended <= Self.backWithin { return true }
        }
        return false
    }

    /// Source: DOMAIN C4: complaints, urgent matters, leaks, what came back, and of repairs a sample nobody chooses.
    private var owesFollowUp: Bool {
        if ticket.concern == .complaint || ticket.urgency != .normal || ticket.reopenings > 0 { return true }
        if ticket.category.isLeak, ticket.concern == .fault { return true }
        return kind == .repair && ticket.number.value &* 2_654_435_761 % 1000 / 10 < Self.sample
    }

    private mutating func promise() {
        let told = history.last { $0.event == .slipped }?.at
        let there = ticket.job.arrivedAt ?? ticket.job.doneAt
        let isBroken = ticket.job.eta.map { eta in there.map { $0 > eta } ?? false } ?? false
        guard told != nil || isBroken else { return }
        keep(told.map { at in ticket.job.eta.map { at <= $0 } ?? true } ?? false, .told, of: .slipped)
    }

    private mutating func complaint() {
        guard ticket.concern == .complaint else { return }
        let answered = first(.accepted, .completed, .note, .followedUp)
        keep(
            answered, by: ticket.openedAt + Self.complaintAnswer, .complaintAnswered, of: .complaintAnswerDue)
        keep(
            isFinished ? ticket.doneAt : nil, by: ticket.openedAt + Self.complaintEnd, .complaintEnded,
            of: .complaintEndDue)
    }

    private mutating func money() {
        let costs = ([ticket.job] + ticket.assisting).compactMap(\.cost)
        guard !costs.isEmpty else { return }
        tally[.fen] = costs.reduce(0, +)
        tally[.charged] = 1
    }
}

extension Category {
    /// Water where none should be.
    fileprivate var isLeak: Bool { self == .waterLeak || self == .heatingLeak || self == .buildingRoof }
}
