/// A charge that somebody disagrees with: first how it was computed, then a ticket that carries the line.
extension CaseFile {
    /// - Parameter opened: what was decided about the ticket.
    func explaining(_ act: Act, besides opened: Decision) -> Decision {
        guard act.intent == .disputeFee, let fees, fees.isInUse, !speaker.worksHere, act.isAboutBills,
            let ticket = opened.changes.lazy.compactMap({ if case .ticket(let ticket) = $0 { ticket } else { nil } })
                .first
        else { return opened }
        let month = act.period.flatMap(AccountPeriod.init(reading:)).flatMap { $0.months == 1 ? $0.first : nil }
        var decision = opened
        for ledger in fees.ledgers {
            let explaining = Explaining(ledger: ledger, fees: fees, staff: nil)
            guard let told = explaining.bill(of: act.feeKind, in: month) else { continue }
            decision.messages.insert(
                .answer(open: [], personal: told, alsoPrivately: speaker.hasDirectChat, about: nil), at: 0)
            let lines = told.flatMap(\.slots).compactMap { slot -> [BillLine]? in
                if case .billLines(let lines) = slot.value { lines } else { nil }
            }.flatMap(\.self)
            let months = told.flatMap(\.slots).compactMap { slot -> Month? in
                if case .month(let month) = slot.value { month } else { nil }
            }
            guard let month = months.first, !lines.isEmpty else { continue }
            decision.messages.append(
                .post(
                    ticket.job.department, [.init(.feeLine, .number(ticket.number), .month(month), .lines(lines))],
                    about: Link(.job, ticket.number)))
        }
        return decision
    }

    /// Goes to the finance department, where there is one.
    func asFinanceMatter(_ act: Act) -> Act {
        guard act.intent == .disputeFee, fees?.isInUse == true,
            colleagues.contains(where: { $0.department == .finance })
        else { return act }
        var act = act
        act.category = .fee
        return act
    }
}
