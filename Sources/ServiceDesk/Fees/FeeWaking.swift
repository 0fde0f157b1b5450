/// Why the desk wants to look at fees again.
package enum FeeAlarmKind: String, CaseIterable, Hashable, Sendable, Codable {
    /// A draft is to be shown to the managers.
    case preview
    /// Bills go out to the homes.
    case issue
    /// A due day has come, or has passed by so many days.
    case reminder
    /// An account will have to be published, or should have been.
    case publication
}

/// What is said to one home when bills go out or were not paid.
package struct HomeNews: Sendable {
    package let ledger: HomeLedger
    package let policy: FeePolicy
    package let today: CivilDay
    package let staff: ServiceName?

    package init(ledger: HomeLedger, policy: FeePolicy, today: CivilDay, staff: ServiceName?) {
        self.ledger = ledger
        self.policy = policy
        self.today = today
        self.staff = staff
    }

    /// A bill that is new.
    package func issued(_ month: Month) -> Message? {
        guard let bill = ledger.bill(of: month) else { return nil }
        let fees = FeeFile(policy: policy, today: today, issueAt: Instant(milliseconds: 0))
        let statement = Explaining(ledger: ledger, fees: fees, staff: staff).statement(of: bill)
        return .tellHome(ledger.home.id, [statement], as: .bills)
    }

    /// What was due on a day and is open; nil: it is paid.
    package func reminder(due: CivilDay) -> Message? {
        let open = ledger.open.filter { $0.due == due }.reduce(0) { $0 + $1.fen }
        guard open > 0 else { return nil }
        let home = ledger.home.address
        let late = policy.late.map { charge in
            LateSum(charge: charge, fen: charge.fen(on: open, daysLate: today.number - due.number))
        }
        return .tellHome(
            ledger.home.id,
            [
                PrivateStatement(
                    due == today ? .billDue : .billOverdue,
                    .place(Place(building: home.building, unit: home.unit, room: home.room)), .money(fen: open),
                    .due(due), late.flatMap { $0.fen > 0 ? .late($0) : nil }, policy.pay.map { .pay($0) },
                    staff.map { .staff($0) })
            ], as: .bills)
    }
}
