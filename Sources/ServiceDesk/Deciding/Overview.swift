/// 超时, 负荷: what is late, and who has how much.
extension CaseFile {
    /// The most tickets in one list; there the oldest count.
    private static let most = 50

    /// Open tickets that a clock or the resident had to speak up about; for managers and heads of departments.
    func listEscalations(at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        guard speaker.role == .manager || isHead else { return refuse(.init(.onlyManagers)) }
        let late = watched.filter { isLate($0, at: now) && mayHandle($0.ticket) }.map(\.ticket.choice)
        return refuse(
            late.isEmpty ? .init(.noEscalations) : .init(.escalations, .tickets(Array(late.prefix(Self.most)))))
    }

    private func isLate(_ watched: Watched, at now: Instant) -> Bool {
        let ticket = watched.ticket
        if ticket.chased >= 2 || watched.hasRung { return true }
        return ticket.job.eta.map { ticket.state == .accepted && $0 < now } ?? false
    }

    var isHead: Bool { colleagues.contains { $0.person == speaker.person && $0.isHead } }

    /// Everybody's open jobs; with one person at more than twice another's, what could be moved.
    func showLoad(at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        let shown = colleagues.filter { colleague in
            colleague.role == .staff
                && (speaker.role == .manager || speaker.department == nil || colleague.department == speaker.department)
        }
        guard !shown.isEmpty else { return refuse(.init(.noJob)) }
        let sorted = shown.sorted {
            ($0.department?.rawValue ?? "", -$0.jobs, $0.person) < ($1.department?.rawValue ?? "", -$1.jobs, $1.person)
        }
        var statements = [WorkStatement(.load, .loads(sorted.map(Load.init)))]
        var decision = Decision()
        if speaker.role == .manager || isHead, let move = proposal(among: shown) {
            statements.append(
                .init(
                    .proposal, .from(move.from.name), .staff(move.to.name), .numbers(move.tickets.map(\.number))))
            decision.changes = [
                .asked(
                    speaker.person,
                    Pending(.moves(to: move.to.person), tickets: move.tickets.map(\.number), askedAt: now))
            ]
        }
        decision.messages = [.answerAtWork(statements, about: nil)]
        return decision
    }

    private struct Move {
        let from: Colleague
        let to: Colleague
        let tickets: [Ticket]
    }

    /// Between people who can do the same work; what somebody has begun stays with them.
    private func proposal(among people: [Colleague]) -> Move? {
        let here = people.filter(\.onDuty)
        for busy in here.sorted(by: { ($1.jobs, $0.person) < ($0.jobs, $1.person) }) {
            let free = here.filter { other in
                other.person != busy.person && busy.jobs > 2 * other.jobs && busy.jobs - other.jobs >= 2
                    && (other.department == busy.department || !Set(other.skills).isDisjoint(with: busy.skills))
            }
            guard let to = free.min(by: { ($0.jobs, $0.person) < ($1.jobs, $1.person) }) else { continue }
            let count = (busy.jobs - to.jobs) / 2
            let movable = tickets.filter { ticket in
                let theirs = ticket.job.assignee == busy.person || ticket.job.offered == busy.person
                return theirs && (ticket.state == .dispatched || ticket.state == .accepted)
                    && ticket.urgency != .emergency
            }
            let moved = Array(movable.suffix(count))
            if !moved.isEmpty { return Move(from: busy, to: to, tickets: moved) }
        }
        return nil
    }

    /// How long a proposal stands.
    private static let standing = Duration.minutes(30)

    /// The proposal that a bare yes or no answers; nil: there is none.
    func proposed(_ act: Act, at now: Instant) -> Pending.Kind? {
        guard let pending, case .moves = pending.kind, act.ticket == nil, quoted == nil,
            now - pending.askedAt <= Self.standing
        else { return nil }
        return pending.kind
    }

    /// One word moves what was proposed; what has changed meanwhile stays where it is.
    func moveAsProposed(to person: PersonID, _ numbers: [TicketNumber], at now: Instant) -> Decision {
        var decision = Decision(changes: [.answered(speaker.person)])
        guard let colleague = colleagues.first(where: { $0.person == person }) else { return decision }
        for number in numbers {
            guard let ticket = tickets.first(where: { $0.number == number }),
                ticket.state == .dispatched || ticket.state == .accepted
            else { continue }
            decision.add(saying("").hand(ticket, to: colleague, at: now))
        }
        if decision.messages.isEmpty { decision.messages = [.answerAtWork([.init(.nothingToMove)], about: nil)] }
        return decision
    }
}

/// One line of the list of who has how much.
package struct Load: Hashable, Sendable {
    package let name: ServiceName
    package let department: Department?
    package let jobs: Int
    package let onDuty: Bool

    init(_ colleague: Colleague) {
        self.init(
            name: colleague.name, department: colleague.department, jobs: colleague.jobs, onDuty: colleague.onDuty)
    }

    package init(name: ServiceName, department: Department?, jobs: Int, onDuty: Bool) {
        self.name = name
        self.department = department
        self.jobs = jobs
        self.onDuty = onDuty
    }
}
