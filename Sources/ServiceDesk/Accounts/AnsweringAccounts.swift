/// Questions about the money of all, answered to anybody from what was published.
extension CaseFile {
    /// Nil: it asks for more than the accounts, and nothing was ever published; the service desk has to answer.
    func answerAccounts(_ act: Act) -> Decision? {
        guard let fees, !act.isAboutBills else { return nil }
        guard !fees.sheets.isEmpty else { return act.aspect == .accounts ? neverPublished() : nil }
        let period = act.period.flatMap(AccountPeriod.init(reading:))
        let kind = act.feeKind.flatMap(AccountsKind.init)
        let known = fees.sheets.filter { kind == nil || $0.kind == kind }
        guard let period else { return known.isEmpty ? unpublished(nil, fees) : latest(of: known) }
        let exact = known.filter { $0.period == period }
        let within = known.filter { period.first <= $0.first && $0.period.end <= period.end }
        if !exact.isEmpty { return shown(exact) }
        return within.isEmpty ? unpublished(period, fees) : latest(of: within)
    }

    /// 公示 before there is one; whoever publishes hears that nothing waits.
    private func neverPublished() -> Decision? {
        guard !speaker.worksHere else { return nil }
        let staff = colleagues.whomToAskAboutMoney
        return Decision(messages: [
            .answer(
                open: [.init(.accountsNever, staff.map { .staff($0) })],
                personal: [.init(.accountsNever, staff.map { .staff($0) })], alsoPrivately: false, about: nil)
        ])
    }

    /// One account is shown; of several, which there are.
    private func latest(of sheets: [AccountsSheet]) -> Decision {
        let last = AccountsKind.allCases.compactMap { kind in
            sheets.filter { $0.kind == kind }.max { $0.period.end < $1.period.end }
        }
        guard last.count > 1 else { return shown(last) }
        return answer(
            open: .init(.accountsWhich, .published(last)), personal: .init(.accountsWhich, .open(.published(last))),
            atWork: .init(.accountsWhich, .published(last)))
    }

    private func unpublished(_ period: AccountPeriod?, _ fees: FeeFile) -> Decision {
        let known = Array(fees.sheets.prefix(Self.named))
        return answer(
            open: .init(.accountsNone, period.map { .period($0) }, .published(known)),
            personal: .init(.accountsNone, period.map { .open(.period($0)) }, .open(.published(known))),
            atWork: .init(.accountsNone, period.map { .period($0) }, .published(known)))
    }

    /// How many are named to whoever asked for another.
    private static let named = 4

    private func shown(_ sheets: [AccountsSheet]) -> Decision {
        if speaker.worksHere {
            return Decision(messages: [.answerAtWork(sheets.map { .init(.accounts, .sheet($0)) }, about: nil)])
        }
        return Decision(messages: [
            .answer(
                open: sheets.map { .init(.accounts, .sheet($0)) },
                personal: sheets.map { .init(.accounts, .open(.sheet($0))) }, alsoPrivately: false, about: nil)
        ])
    }
}

extension AccountsKind {
    /// Nil: a fee that has no account of its own.
    init?(_ kind: FeeKind) {
        switch kind {
        case .property: self = .service
        case .publicIncome: self = .commonRevenue
        case .repairFund: self = .repairFund
        case .water, .electricity, .shared: self = .utilities
        case .gas, .heating, .parking, .deposit, .lateFee: return nil
        }
    }
}

/// What the managers hear of an account that has to be published.
package struct PublicationDuty: Hashable, Sendable {
    package let kind: AccountsKind
    package let period: AccountPeriod

    package init(kind: AccountsKind, period: AccountPeriod) {
        self.kind = kind
        self.period = period
    }

    package func statement(on today: CivilDay) -> WorkStatement {
        let due = period.publicationDay
        return WorkStatement(
            today > due ? .publicationLate : .publicationDue, .accountsKind(kind), .period(period), .due(due))
    }

    /// Days from the last day on which the managers are told: before it, on it, and beyond it.
    package static let steps = [-7, 0, 3, 10]
}
