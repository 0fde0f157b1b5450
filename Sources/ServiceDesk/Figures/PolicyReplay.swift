import Foundation

/// Limits and people under which a past time is looked at again.
package struct ReplayedPolicy: Sendable {
    /// Somebody who takes jobs.
    package struct Worker: Hashable, Sendable {
        package let name: ServiceName
        package let department: Department
        /// Nil: always there.
        package let shifts: WeeklyShifts?

        package init(name: ServiceName, department: Department, shifts: WeeklyShifts?) {
            self.name = name
            self.department = department
            self.shifts = shifts
        }
    }

    package let level: ServiceLevel
    package let time: WorkingTime
    package let workers: [Worker]

    package init(level: ServiceLevel, time: WorkingTime, workers: [Worker]) {
        self.level = level
        self.time = time
        self.workers = workers
    }
}

/// What a past time comes to under a policy: what was late, and who would have had how much. Nothing is sent or stored.
///
/// What people did stays as it was; only the limits it is held against change. Who has a job is dealt out anew: to
/// whoever of the department is there and has the fewest, of those to whom had none the longest; a job is in hand from
/// its opening until the end it really had.
package struct PolicyReplay: Sendable {
    package struct Load: Hashable, Sendable {
        package let worker: ReplayedPolicy.Worker
        package private(set) var jobs = 0
        /// The most at one time.
        package private(set) var most = 0
        fileprivate var ends: [Instant] = []
        fileprivate var last: Instant?

        fileprivate init(_ worker: ReplayedPolicy.Worker) { self.worker = worker }

        fileprivate mutating func take(from start: Instant, until end: Instant) {
            jobs += 1
            ends.append(end)
            most = max(most, ends.count)
            last = start
        }

        fileprivate mutating func drop(before moment: Instant) { ends.removeAll { $0 <= moment } }
    }

    /// By which tickets are held against limits.
    package static let limits: [Indicator] = [.accepted, .arrived, .finished]

    private let policy: ReplayedPolicy
    private let now: Instant
    package private(set) var tally = Tally()
    package private(set) var departments: [Department: Tally] = [:]
    /// The tickets that were late, by what limit; in the order of their numbers.
    package private(set) var late: [Indicator: [TicketNumber]] = [:]
    package private(set) var loads: [Load]
    /// Nobody of the department was there.
    package private(set) var unattended: [Department: Int] = [:]

    package init(_ policy: ReplayedPolicy, now: Instant) {
        self.policy = policy
        self.now = now
        loads = policy.workers.map { Load($0) }
    }

    /// Takes in a ticket; they come in the order in which they were opened.
    package mutating func play(_ ticket: Ticket, _ history: [HistoryEntry]) {
        let fact = Reckoning.fact(
            of: ticket, history: history, acknowledged: nil, level: policy.level, time: policy.time, now: now)
        tally += fact.tally
        departments[ticket.lead, default: Tally()] += fact.tally
        for indicator in Self.limits where fact.missed & indicator.bit != 0 {
            late[indicator, default: []].append(ticket.number)
        }
        guard ticket.state != .cancelled else { return }
        deal(ticket)
    }

    private mutating func deal(_ ticket: Ticket) {
        let start = ticket.openedAt
        for index in loads.indices { loads[index].drop(before: start) }
        let there = loads.indices.filter { index in
            let worker = loads[index].worker
            return worker.department == ticket.lead
                && worker.shifts.map { $0.cover(start, in: policy.time.zone) } ?? true
        }
        let least = there.min { one, other in
            (loads[one].ends.count, loads[one].last ?? .beginning, one)
                < (loads[other].ends.count, loads[other].last ?? .beginning, other)
        }
        guard let least else {
            unattended[ticket.lead, default: 0] += 1
            return
        }
        loads[least].take(from: start, until: ticket.state.isOpen ? now : ticket.doneAt ?? ticket.changedAt)
    }
}
