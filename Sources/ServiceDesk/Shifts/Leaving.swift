/// 请假: somebody is not there for a time, told beforehand or as it begins.
extension CaseFile {
    func leave(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        guard let away = away(act, at: now) else { return refuse(.init(.leaveWhen)) }
        let noted = WorkStatement(.leaveNoted, .staff(speaker.serviceName), .span(shown(away)))
        var decision =
            away.from <= now
            ? clockOut(until: away.until, at: now)
            : Decision(changes: [.duty(speaker.person, isOn: false, from: away.from, until: away.until)])
        if let first = decision.messages.firstIndex(where: \.answersAtWork),
            case .answerAtWork(let said, let link) =
                decision.messages[first]
        {
            // What is left over is said by going off duty; that somebody goes is said here.
            decision.messages[first] = .answerAtWork([noted] + said.filter { $0.key != .offDuty }, about: link)
        } else {
            decision.messages.append(.answerAtWork([noted], about: nil))
        }
        if speaker.role != .manager {
            decision.messages.append(.report([toldUpward(away)], about: nil))
        }
        return decision
    }

    func cancelLeave(at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        let said = WorkStatement(.leaveCancelled, .staff(speaker.serviceName))
        var decision = Decision(
            changes: [.leaveCancelled(speaker.person, at: now)], messages: [.answerAtWork([said], about: nil)])
        if speaker.role != .manager { decision.messages.append(.report([said], about: nil)) }
        return decision
    }

    /// From when to when; without an end to the end of that day. Nil: nothing is told, or it is over.
    private func away(_ act: Act, at now: Instant) -> Stretch? {
        guard let when = act.when else { return nil }
        let from = max(now, when.from.map(Instant.init) ?? now)
        let until = when.to.map(Instant.init) ?? time.nextMidnight(after: from)
        return until > from ? Stretch(from: from, until: until) : nil
    }

    /// Who goes for the rest of today and whole days after is away from today on.
    private func shown(_ away: Stretch) -> Span {
        time.midnight(before: away.until) == away.until
            ? Span(from: time.midnight(before: away.from), to: away.until) : away.span
    }

    private func toldUpward(_ away: Stretch) -> WorkStatement {
        guard let department = speaker.department else {
            return .init(.leaveTold, .staff(speaker.serviceName), .span(shown(away)))
        }
        let others = colleagues.filter {
            $0.role == .staff && $0.department == department && $0.person != speaker.person
                && ($0.shifts.map { !$0.stretches(touching: away, in: time.zone).isEmpty } ?? true)
                && !(absences[$0.person] ?? []).contains { $0.touches(away) }
        }
        return .init(
            others.isEmpty ? .leaveNobodyLeft : .leaveTold, .staff(speaker.serviceName), .span(shown(away)),
            .department(department), others.isEmpty ? nil : .people(others.map(\.name)))
    }
}

extension Message {
    fileprivate var answersAtWork: Bool {
        if case .answerAtWork = self { true } else { false }
    }
}
