/// Which clocks run after a decision.
///
/// Derived in one place from what became of each ticket, so that no acknowledgement and no change of state can leave a
/// reminder behind that it made pointless.
struct Ticking {
    let level: ServiceLevel
    let time: WorkingTime
    let now: Instant

    /// - Parameter before: the tickets as they were; one that is missing is new.
    func after(_ decision: Decision, from before: [Ticket]) -> Decision {
        var decision = decision
        var last: [TicketNumber: Int] = [:]
        for (index, change) in decision.changes.enumerated() {
            if case .ticket(let ticket) = change { last[ticket.number] = index }
        }
        let told = decision.messages.compactMap { message in
            if case .tell(let ticket, _, _, _) = message { ticket.number } else { nil }
        }
        for (number, index) in last.sorted(by: { $0.value < $1.value }) {
            guard case .ticket(var ticket) = decision.changes[index] else { continue }
            let old = before.first { $0.number == number }
            let runs = Run(level: level, time: time, now: now, old: old, isTold: told.contains(number))
            let orders = runs.orders(for: &ticket)
            decision.changes[index] = .ticket(ticket)
            let explicit = Set(decision.alarms.filter { $0.ticket == number }.map(\.kind))
            decision.alarms += orders.filter { !explicit.contains($0.kind) }
        }
        return decision
    }
}

/// The clocks of one ticket across one decision.
private struct Run {
    let level: ServiceLevel
    let time: WorkingTime
    let now: Instant
    let old: Ticket?
    /// The resident hears of it just now.
    let isTold: Bool

    func orders(for ticket: inout Ticket) -> [AlarmOrder] {
        keepFinishClock(of: &ticket)
        return acceptance(ticket) + arrival(ticket) + promise(ticket) + progress(ticket) + finish(ticket)
            + look(ticket) + help(ticket)
    }

    private func limits(_ ticket: Ticket) -> ClassLimits { level.limits(for: ticket) }

    private func isReclassed(_ ticket: Ticket) -> Bool {
        old.map { limits($0) != limits(ticket) || $0.job.department != ticket.job.department } ?? true
    }

    /// It begins anew: just reported, or come back.
    private func begins(_ ticket: Ticket) -> Bool { old.map { $0.reopenings < ticket.reopenings } ?? true }

    // MARK: The clock of the end, which stops while a job waits for a named reason

    private func keepFinishClock(of ticket: inout Ticket) {
        let isStopped = ticket.isStopped
        if begins(ticket) {
            ticket.clock = FinishClock(began: now, running: now, spent: 0)
        } else if isStopped, let since = ticket.clock.running {
            if let finish = limits(ticket).finish {
                ticket.clock.spent += time.spent(of: finish, from: since, to: now, for: ticket.job.department)
            }
            ticket.clock.running = nil
        } else if !isStopped, ticket.clock.running == nil {
            ticket.clock.running = now
        }
    }

    private func finish(_ ticket: Ticket) -> [AlarmOrder] {
        guard ticket.state.isOpen, let since = ticket.clock.running, let finish = limits(ticket).finish else {
            return [.cancel(.finish, ticket.number)]
        }
        guard begins(ticket) || isReclassed(ticket) || old?.clock.running == nil else { return [] }
        let due = limits(ticket).levels.map {
            time.end(
                of: finish, percent: $0.percent, from: since, spent: ticket.clock.spent, for: ticket.job.department)
        }
        // What a shorter limit leaves behind is told at once.
        let isShortened = old.map { limits($0) != limits(ticket) } ?? false
        if isShortened, due.contains(where: { $0 <= now }) {
            return [.set(.finish, ticket.number, at: now, since: since)]
        }
        guard let next = due.filter({ $0 > now }).min() else { return [.cancel(.finish, ticket.number)] }
        return [.set(.finish, ticket.number, at: next, since: since)]
    }

    // MARK: Until somebody says yes, and is there

    private func acceptance(_ ticket: Ticket) -> [AlarmOrder] {
        guard ticket.state.waitsForStaff else {
            return [.acceptance, .clarification, .clarificationEnd].map { .cancel($0, ticket.number) }
        }
        guard ticket.state != .received else { return [] }
        let isOffered = old.map { $0.state == .received || !$0.state.waitsForStaff } ?? true
        guard isOffered || isReclassed(ticket) else { return [] }
        let limits = limits(ticket)
        let first = limits.levels.map(\.percent).min() ?? 100
        let due = time.end(of: limits.accept, percent: first, from: now, for: ticket.job.department)
        return [.set(.acceptance, ticket.number, at: due, since: now)]
    }

    private func arrival(_ ticket: Ticket) -> [AlarmOrder] {
        let agreed = ticket.job.eta != nil && ticket.urgency == .normal
        guard ticket.isBeforeArrival, !agreed, let arrive = limits(ticket).arrive else {
            return [.cancel(.arrival, ticket.number)]
        }
        let resumes = old?.isStopped ?? false
        guard begins(ticket) || isReclassed(ticket) || resumes || old?.state == .received else { return [] }
        let since = resumes ? now : ticket.clock.began
        let due = time.end(of: arrive, from: since, for: ticket.job.department)
        return [.set(.arrival, ticket.number, at: max(due, now), since: since)]
    }

    // MARK: Waits, and what others were asked to do

    private func look(_ ticket: Ticket) -> [AlarmOrder] {
        guard ticket.state == .onHold, let hold = ticket.hold else { return [.cancel(.nextLook, ticket.number)] }
        guard old?.hold != hold || old?.state != .onHold else { return [] }
        return [.set(.nextLook, ticket.number, at: max(now, hold.until), since: hold.since)]
    }

    private func help(_ ticket: Ticket) -> [AlarmOrder] {
        var orders: [AlarmOrder] = []
        if !ticket.state.isOpen { orders.append(.cancel(.agreed, ticket.number)) }
        if !ticket.job.isHandedOver || !ticket.state.isOpen { orders.append(.cancel(.handOver, ticket.number)) }
        let waits = { (ticket: Ticket) in
            ticket.state.isOpen ? ticket.assisting.filter { $0.assignee == nil && $0.doneAt == nil } : []
        }
        if waits(ticket).isEmpty { return orders + [.cancel(.assistance, ticket.number)] }
        let departments = Set(old.map(waits)?.map(\.department) ?? [])
        guard !departments.isSuperset(of: waits(ticket).map(\.department)) else { return orders }
        let due = time.end(of: limits(ticket).accept, percent: 100, from: now, for: ticket.job.department)
        return orders + [.set(.assistance, ticket.number, at: due, since: now)]
    }

    // MARK: What was promised, and news

    private func promise(_ ticket: Ticket) -> [AlarmOrder] {
        guard ticket.state == .accepted, let eta = ticket.job.eta else {
            return [.cancel(.promise, ticket.number), .cancel(.promiseEnd, ticket.number)]
        }
        guard old?.job.eta != eta || old?.state != .accepted else { return [] }
        let wait = eta - now
        // Whoever said “twenty minutes” is not asked on the way whether it will be twenty.
        guard wait >= Promise.long else {
            return [.cancel(.promise, ticket.number), .set(.promiseEnd, ticket.number, at: eta, since: now)]
        }
        return [
            .set(.promise, ticket.number, at: eta + .minutes(-Promise.warning(wait)), since: now),
            .set(.promiseEnd, ticket.number, at: eta + .minutes(-1), since: now),
        ]
    }

    private func progress(_ ticket: Ticket) -> [AlarmOrder] {
        guard ticket.isInHand, let cadence = limits(ticket).progress else {
            return [.cancel(.progress, ticket.number)]
        }
        guard isTold || old?.state != ticket.state || isReclassed(ticket) else { return [] }
        return [
            .set(
                .progress, ticket.number, at: time.end(of: cadence, from: now, for: ticket.job.department), since: now)
        ]
    }
}

/// How a promised time is watched.
enum Promise {
    /// Shorter ones are not asked after while they last.
    static let long = Duration.minutes(30)

    /// How many minutes before the end its maker is asked.
    static func warning(_ wait: Duration) -> Int { wait >= .minutes(60) ? 10 : 5 }
}

/// What of the time to the end is used up; it stops while a job waits for a named reason.
package struct FinishClock: Hashable, Sendable {
    /// When it was reported, or came back.
    package let began: Instant
    /// Since when it runs; nil while it stands.
    package var running: Instant?
    /// Minutes used up before that, on the clock of the limit.
    package var spent: Int

    package init(began: Instant, running: Instant?, spent: Int) {
        self.began = began
        self.running = running
        self.spent = spent
    }
}

extension Ticket {
    /// Waits for one of the reasons that stop clocks; an emergency never does. Source: DOMAIN C1.
    var isStopped: Bool { state == .onHold && hold?.reason != nil && urgency != .emergency }

    /// Somebody is still to come.
    var isBeforeArrival: Bool {
        switch state {
        case .received, .dispatched, .accepted, .reopened: true
        case .onHold: !isStopped && job.arrivedAt == nil
        case .onSite, .done, .followUp, .archived, .cancelled: false
        }
    }

    /// Somebody has it, and whoever waits for them should hear how it goes.
    var isInHand: Bool {
        switch state {
        case .accepted, .onSite: true
        case .onHold: !isStopped
        case .received, .dispatched, .reopened, .done, .followUp, .archived, .cancelled: false
        }
    }
}
