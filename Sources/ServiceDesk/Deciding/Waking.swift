/// What a decision about an alarm rests on.
package struct Waking: Sendable {
    package let kind: AlarmKind
    package let ticket: Ticket
    package let level: ServiceLevel
    package let time: WorkingTime
    /// When the clock that ran out was started.
    package let since: Instant
    /// When it was to go off; earlier than now when the process was down meanwhile.
    package let due: Instant
    /// The reporter has been asked for the place and has not answered.
    package let pending: Pending?
    /// Tickets with a clock of the same kind that was started at the same moment for the same people, and that goes off
    /// together with this one; empty for kinds that speak of one ticket.
    package var others: [Ticket] = []
    package var colleagues: [Colleague] = []
    package var dispatching = DispatchMode.take
    package var duties: [EmergencyPlan: PlanDuty] = [:]

    package init(
        kind: AlarmKind, ticket: Ticket, level: ServiceLevel, time: WorkingTime, since: Instant, due: Instant,
        pending: Pending?
    ) {
        self.kind = kind
        self.ticket = ticket
        self.level = level
        self.time = time
        self.since = since
        self.due = due
        self.pending = pending
    }

    /// What the desk does when a clock runs out.
    package func decide(at now: Instant) -> Decision {
        let slow = Escalating(
            ticket: ticket, level: level, time: time, since: since, due: due, now: now,
            called: Readiness(duties).called(for: ticket))
        let decision =
            switch kind {
            case .acceptance: slow.unaccepted()
            case .arrival: slow.notThere()
            case .promise: slow.askAboutPromise()
            case .promiseEnd: slow.confess()
            case .progress: slow.askForNews()
            case .finish: slow.notFinished()
            case .clarification: askAgain(at: now)
            case .clarificationEnd: goOn(at: now)
            case .confirmationReminder: ticket.state == .done ? remindResident(at: now) : .nothing
            case .confirmationEnd: fileUnconfirmed(at: now)
            case .nextLook: lookAgain(at: now)
            case .assistance: remindAssistants(at: now)
            case .handOver: remindOfHandOver(at: now)
            case .agreed: remindOfAgreement(at: now)
            case .answerTogether: answerTogether(at: now)
            case .followUp: callIsDue(at: now)
            case .inspected: tellRound(at: now)
            }
        return Ticking(level: level, time: time, now: now).after(decision.withoutDrillNews(), from: [ticket])
    }

    /// Left over by the same person for the same department: they are told of together.
    package func goesTogether(with other: Ticket) -> Bool {
        kind == .handOver && other.number != ticket.number && other.lead == ticket.lead
            && other.job.assignee == ticket.job.assignee && other.job.isHandedOver
    }

    private func askAgain(at now: Instant) -> Decision {
        guard ticket.state == .received else { return .nothing }
        let asked = pending?.ticket == ticket.number ? pending : nil
        let choices = asked?.places ?? []
        if let asked, !asked.troubles.isEmpty { return askAgain(asked.troubles, at: now) }
        let homes = asked?.homes ?? []
        var again = Pending(.question(.clarifyPlace), ticket: ticket.number, places: choices, askedAt: now)
        again.homes = homes
        let question: (open: PublicStatement, personal: PrivateStatement) =
            !homes.isEmpty
            ? (.init(.askHome), .init(.askHome, .homes(homes.map(\.address))))
            : choices.isEmpty
                ? (.init(.askPlace), .init(.askPlace))
                : (.init(.askPlaceChoice, .choices(choices)), .init(.askPlaceChoice, .open(.choices(choices))))
        return Decision(
            // Something else may have been asked meanwhile; now the next word is about this again.
            changes: [.asked(ticket.reporter, again)],
            messages: [.tell(ticket, open: [question.open], personal: [question.personal])],
            alarms: [.set(.clarificationEnd, ticket.number, at: now + level.clarification.duration, since: now)])
    }

    private func askAgain(_ troubles: [Category], at now: Instant) -> Decision {
        Decision(
            changes: [
                .asked(
                    ticket.reporter,
                    Pending(.question(.clarifyProblem), ticket: ticket.number, troubles: troubles, askedAt: now))
            ],
            messages: [
                .tell(ticket, open: [.init(.askProblem)], personal: [.init(.askTrouble, .troubles(troubles))])
            ],
            alarms: [.set(.clarificationEnd, ticket.number, at: now + level.clarification.duration, since: now)])
    }

    /// No answer: the service desk gets it as it stands.
    private func goOn(at now: Instant) -> Decision {
        var sent = ticket
        guard ticket.state == .received, (try? sent.move(to: .dispatched, at: now)) != nil else { return .nothing }
        sent.lead = .service
        sent.job.department = .service
        var decision = Roster(colleagues, mode: dispatching, ready: Readiness(duties, numbers: level.outside)).offering(
            &sent, entry(.dispatched, at: now), at: now)
        decision.changes += answered
        return decision
    }

    private func remindResident(at now: Instant) -> Decision {
        Decision(
            changes: [.asked(ticket.reporter, Pending(.question(.confirmDone), ticket: ticket.number, askedAt: now))],
            messages: [
                .tell(
                    ticket, open: [.init(.done, .number(ticket.number))],
                    personal: [.init(.doneReminder, .number(ticket.number))])
            ])
    }

    /// Takes back the question about this ticket, and leaves any other.
    private var answered: [Change] { pending?.ticket == ticket.number ? [.answered(ticket.reporter)] : [] }

    private func fileUnconfirmed(at now: Instant) -> Decision {
        var filed = ticket
        guard ticket.state == .done || ticket.state == .followUp, (try? filed.move(to: .archived, at: now)) != nil
        else { return .nothing }
        filed.unconfirmed = ticket.state == .done
        return Decision(
            changes: [.ticket(filed), entry(.archived, at: now)] + answered,
            messages: ticket.state == .followUp
                ? []
                : [
                    .tell(
                        filed, open: [.init(.archived, .number(ticket.number))],
                        personal: [.init(.archivedUnconfirmed, .number(ticket.number))])
                ])
    }

    func entry(_ event: HistoryEntry.Event, of number: TicketNumber? = nil, at now: Instant) -> Change {
        .history(
            HistoryEntry(ticket: number ?? ticket.number, event: event, at: now, by: nil, byName: nil, source: nil))
    }
}
