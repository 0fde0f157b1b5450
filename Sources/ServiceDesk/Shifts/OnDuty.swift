/// 上班, 下班: who is there, and what is left over at the end of a shift.
extension CaseFile {
    func clockIn(at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        let left = tickets.filter { $0.job.isHandedOver && $0.lead == speaker.department && $0.state.isOpen }
        let shown = left.isEmpty ? offers.filter { $0.state.waitsForStaff } : left
        var statement = WorkStatement(.onDuty, .staff(speaker.serviceName))
        if !left.isEmpty {
            statement = .init(.onDutyLeft, .staff(speaker.serviceName), .tickets(shown.map(\.choice)))
        } else if !shown.isEmpty {
            statement = .init(.onDutyOffers, .staff(speaker.serviceName), .tickets(shown.map(\.choice)))
        }
        return Decision(
            changes: [onDuty(true, at: now)],
            messages: [.answerAtWork([statement], about: nil)])
    }

    /// What is open stays with who goes until somebody else says yes.
    ///
    /// - Parameter until: nil: until their next shift, else until they say so.
    func clockOut(until: Instant? = nil, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        let left = myJobs.filter { $0.job.assignee == speaker.person && !$0.job.isHandedOver }
        var decision = Decision(changes: [onDuty(false, until: until, at: now)])
        guard let first = left.first else {
            decision.messages = [.answerAtWork([.init(.offDuty, .staff(speaker.serviceName))], about: nil)]
            return decision
        }
        for ticket in left {
            var open = ticket
            open.job.isHandedOver = true
            decision.changes += [.ticket(open), entry(.shiftEnded, open, at: now)]
        }
        let list = WorkStatement(.shiftEnds, .staff(speaker.serviceName), .tickets(left.map(\.choice)))
        let link = Link(.job, first.number)
        decision.messages = [.answerAtWork([list], about: link)]
        if setting != .staff { decision.messages.append(.post(first.lead, [list], about: link)) }
        decision.alarms = left.map { .set(.handOver, $0.number, at: now + level.handOver.duration, since: now) }
        return decision
    }

    /// Holds until the person's shifts say something new.
    private func onDuty(_ isOn: Bool, until: Instant? = nil, at now: Instant) -> Change {
        let shifts = colleagues.first { $0.person == speaker.person }?.shifts
        return .duty(
            speaker.person, isOn: isOn, from: now, until: until ?? shifts?.nextEdge(after: now, in: time.zone))
    }

    /// Everything the same colleague left over goes together.
    func takeOver(from ticket: Ticket, at now: Instant) -> Decision {
        let left = tickets.filter {
            $0.job.isHandedOver && $0.job.assignee == ticket.job.assignee && $0.lead == ticket.lead && $0.state.isOpen
        }
        var decision = Decision(messages: [
            .answerAtWork(
                [
                    .init(
                        .tookOver, .staff(speaker.serviceName), .numbers(left.map(\.number)),
                        ticket.job.assigneeName.map { .from($0) })
                ], about: Link(.job, ticket.number))
        ])
        for old in left {
            var mine = old
            mine.job.isHandedOver = false
            mine.job.take(by: speaker, eta: nil, at: now)
            decision.changes += [.ticket(mine), entry(.tookOver, mine, at: now)]
            decision.messages.append(
                .tell(
                    mine, open: [.init(.taken, .number(mine.number), .staff(speaker.serviceName))],
                    personal: [.init(.taken, .number(mine.number), .staff(speaker.serviceName))]))
        }
        if let former = ticket.job.assignee {
            decision.messages.append(
                .inform(
                    former,
                    [
                        .init(
                            .tookOver, .staff(speaker.serviceName), .numbers(left.map(\.number)),
                            ticket.job.assigneeName.map { .from($0) })
                    ], about: Link(.job, ticket.number)))
        }
        return decision
    }
}

extension Ticket {
    /// As one of several to choose from.
    var choice: TicketChoice {
        var choice = TicketChoice(number: number, category: category, place: place)
        choice.plan = inspection?.name
        return choice
    }
}
