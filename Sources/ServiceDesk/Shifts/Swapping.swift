/// 换班, 替班: two colleagues trade their shifts, or one takes the other's; nothing changes before the other's yes.
extension CaseFile {
    func askToSwap(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        guard let name = act.person, let when = act.when else { return refuse(.init(.swapHow)) }
        let found = colleagues.named(name).filter {
            $0.person != speaker.person && $0.role == .staff && $0.department == speaker.department
        }
        guard let other = found.first else { return refuse(.init(.nobodyNamed, .words(name))) }
        guard found.count == 1 else { return refuse(.init(.whichOfThem, .people(found.map(\.name)))) }
        let from = max(now, when.from.map(Instant.init) ?? now)
        let day = Stretch(from: from, until: when.to.map(Instant.init) ?? time.nextMidnight(after: from))
        let own = colleagues.first { $0.person == speaker.person }?.shifts
        // A night's shift that ends on that morning belongs to the day before.
        func shifts(_ weekly: WeeklyShifts) -> [Stretch] {
            weekly.stretches(touching: day, in: time.zone).filter {
                $0.from >= time.midnight(before: day.from) && $0.until > now
            }
        }
        let given = own.map(shifts) ?? [day]
        guard day.until > from, let first = given.first, let last = given.last else {
            return refuse(.init(.swapNoShift, .span(Span(from: from, to: day.until))))
        }
        let taken = other.shifts.map(shifts)?.filter { !given.contains($0) } ?? []
        let swap = ShiftSwap(asker: speaker.person, askerName: speaker.serviceName, given: given, taken: taken)
        let span = WorkSlot.span(Span(from: first.from, to: last.until))
        let offer = WorkStatement(
            .swapOffer, .staff(other.name), .from(speaker.serviceName), span,
            taken.first.map { .inReturn(Span(from: $0.from, to: taken.last?.until)) })
        // In their common room both read it.
        let isHeard = setting == .staff && other.department == speaker.department
        let asked = WorkStatement(.swapAsked, .staff(other.name), span)
        return Decision(
            changes: [.swap(other.person, swap)],
            messages: isHeard
                ? [.answerAtWork([offer], about: nil)]
                : [.answerAtWork([asked], about: nil), .inform(other.person, [offer], about: nil)])
    }

    /// 同意换班, 不换班: about the last trade the speaker was asked for; it is over when its last shift is.
    func answerSwap(agreed: Bool, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        guard let swap = swapOffered, swap.ends > now else { return refuse(.init(.swapNone)) }
        return settle(swap, agreed: agreed, at: now)
    }

    private func settle(_ swap: ShiftSwap, agreed: Bool, at now: Instant) -> Decision {
        let key = agreed ? WorkKey.swapDone : .swapDeclined
        let said = WorkStatement(key, .staff(speaker.serviceName), .from(swap.askerName), .span(swap.span))
        var decision = Decision(
            changes: [.swap(speaker.person, nil)],
            messages: [.answerAtWork([said], about: nil), .inform(swap.asker, [said], about: nil)])
        guard agreed else { return decision }
        for stretch in swap.given {
            decision.changes += [
                .duty(swap.asker, isOn: false, from: stretch.from, until: stretch.until),
                .duty(speaker.person, isOn: true, from: stretch.from, until: stretch.until),
            ]
        }
        for stretch in swap.taken {
            decision.changes += [
                .duty(speaker.person, isOn: false, from: stretch.from, until: stretch.until),
                .duty(swap.asker, isOn: true, from: stretch.from, until: stretch.until),
            ]
        }
        if speaker.role != .manager { decision.messages.append(.report([said], about: nil)) }
        return decision
    }
}

/// What somebody would give another of their shifts, and take of theirs.
package struct ShiftSwap: Hashable, Sendable, Codable {
    package let asker: PersonID
    package let askerName: ServiceName
    /// Never empty.
    package let given: [Stretch]
    /// Empty: only the one gives.
    package let taken: [Stretch]

    package init(asker: PersonID, askerName: ServiceName, given: [Stretch], taken: [Stretch]) {
        self.asker = asker
        self.askerName = askerName
        self.given = given
        self.taken = taken
    }

    /// When the last of all its shifts is over.
    var ends: Instant { (given + taken).map(\.until).max() ?? .beginning }
    var span: Span { Span(from: given.first?.from, to: given.last?.until) }
}
