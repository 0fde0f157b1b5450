/// Questions about fees, answered from the books: amounts to the people of the home alone.
extension CaseFile {
    /// Nil: the books hold nothing about it, and the service desk has to answer.
    func answerFee(_ act: Act) -> Decision? {
        guard let fees, fees.isInUse, !speaker.worksHere, act.isAboutBills else { return nil }
        if let place = act.place, place.room != nil, !speaker.homes.contains(where: { $0.isMeant(place) }) {
            return feeAnswer(open: .init(.feeNotYours), [.init(.feeNotYours)], privately: false)
        }
        guard !fees.ledgers.isEmpty else {
            return feeAnswer(open: .init(.feeOpenDirect), [.init(.feeBindFirst)], privately: false)
        }
        let ledgers = fees.ledgers.filter { ledger in
            act.place.map { $0.room == nil || ledger.home.isMeant($0) } ?? true
        }
        let statements = ledgers.compactMap {
            Explaining(ledger: $0, fees: fees, staff: colleagues.whomToAskAboutMoney).answer(act)
        }
        .flatMap(\.self)
        guard !statements.isEmpty else { return nil }
        return feeAnswer(
            open: .init(speaker.hasDirectChat ? .feePrivately : .feeOpenDirect), statements, privately: true)
    }

    private func feeAnswer(
        open: PublicStatement, _ personal: [PrivateStatement], privately: Bool
    ) -> Decision {
        Decision(messages: [.answer(open: [open], personal: personal, alsoPrivately: privately, about: nil)])
    }

}

extension [Colleague] {
    /// Somebody of the finance department, else of the service desk.
    package var whomToAskAboutMoney: ServiceName? {
        let finance = filter { $0.department == .finance }
        let desk = filter { $0.department == .service }
        return [finance, desk].compactMap { some in some.first(where: \.onDuty) ?? some.first }.first?.name
    }
}

extension Home {
    func isMeant(_ place: Place) -> Bool {
        place.room == address.room && (place.building == nil || place.building == address.building)
            && (place.unit == nil || place.unit == address.unit)
    }
}

extension Act {
    /// What is published of the money of all may answer it.
    package var mayConcernAccounts: Bool { intent == .publishFees || !isAboutBills }

    /// Of a home's own bills; the money of all is told in the accounts.
    var isAboutBills: Bool {
        guard aspect != .accounts else { return false }
        switch feeKind {
        case .publicIncome, .repairFund: return false
        case .property, .water, .electricity, .gas, .heating, .parking, .shared, .deposit, .lateFee, nil: return true
        }
    }
}

/// What one home is told about its own fees.
struct Explaining {
    let ledger: HomeLedger
    let fees: FeeFile
    /// Who answers questions.
    let staff: ServiceName?

    /// Nil: nothing in the books answers it.
    func answer(_ act: Act) -> [PrivateStatement]? {
        let period = act.period.flatMap(AccountPeriod.init(reading:))
        switch act.aspect {
        case .arrears: return arrears
        case .area: return area
        case .total: return total(of: act.feeKind, in: period)
        case .change: return change(of: act.feeKind)
        case .accounts: return nil
        case nil where act.feeKind == .lateFee: return late ?? bill(of: .lateFee, in: nil)
        case nil where (period?.months ?? 1) > 1: return total(of: act.feeKind, in: period)
        case nil: return bill(of: act.feeKind, in: period?.first)
        }
    }

    private var place: PrivateSlot {
        let home = ledger.home.address
        return .place(Place(building: home.building, unit: home.unit, room: home.room))
    }

    private var ask: PrivateSlot? { staff.map { .staff($0) } }
    private var pay: PrivateSlot? { fees.policy.pay.map { .pay($0) } }

    private func latest(_ kind: FeeKind?) -> Bill? { ledger.bills.last { !$0.only(kind).lines.isEmpty } }

    // MARK: the bill

    /// The bill of a month, else the last one; of one kind, else all of it.
    func bill(of kind: FeeKind?, in month: Month?) -> [PrivateStatement]? {
        guard latest(kind) != nil else { return nil }
        guard let whole = month.map({ ledger.bill(of: $0) }) ?? latest(kind) else {
            return month.map { [PrivateStatement(.billNone, .month($0), place, kind.map { .kind($0) })] }
        }
        let bill = whole.only(kind)
        guard !bill.lines.isEmpty else {
            return [PrivateStatement(.billNone, .month(whole.month), place, kind.map { .kind($0) })]
        }
        return [statement(of: bill)]
    }

    func statement(of bill: Bill, heading: PrivateKey = .bill) -> PrivateStatement {
        let before = ledger.bill(of: bill.month + -1).map { before in
            Bill(
                month: before.month, lines: before.lines.filter { line in bill.lines.contains { $0.kind == line.kind } }
            )
        }
        let changes = before.map { $0.lines.isEmpty ? [] : bill.changes(since: $0) } ?? []
        let owed = ledger.open.filter { $0.due < bill.month.first }.reduce(0) { $0 + $1.fen }
        return PrivateStatement(
            heading, .month(bill.month), place, .money(fen: bill.total), .lines(bill.lines),
            bill.due.map { .due($0) }, changes.isEmpty ? nil : .changes(changes),
            owed > 0 ? .arrears(fen: owed) : nil, pay, ask)
    }

    // MARK: why it is more

    private func change(of kind: FeeKind?) -> [PrivateStatement]? {
        guard let now = latest(kind)?.only(kind) else { return nil }
        guard let before = ledger.bill(of: now.month + -1)?.only(kind), !before.lines.isEmpty else {
            return [statement(of: now)]
        }
        let changes = now.changes(since: before)
        guard !changes.isEmpty else {
            return [PrivateStatement(.billSame, .month(now.month), place, .money(fen: now.total))]
        }
        return [
            PrivateStatement(
                .billChange, .month(now.month), place, .difference(fen: now.total - before.total), .changes(changes),
                ask)
        ]
    }

    // MARK: area, totals, what is owed

    private var area: [PrivateStatement]? {
        let areas = ledger.bills.reversed().flatMap(\.lines).lazy.compactMap { line in
            line.formula.area.map { PrivateStatement(.billArea, place, .area($0), ask) }
        }
        return areas.first.map { [$0] }
    }

    /// All years that are in the books where no time was named.
    private func total(of kind: FeeKind?, in period: AccountPeriod?) -> [PrivateStatement]? {
        let bills = ledger.bills.filter { period?.contains($0.month) ?? true }.map { $0.only(kind) }
        guard latest(kind) != nil else { return nil }
        let billed = bills.reduce(0) { $0 + $1.total }
        let payments = ledger.payments.filter { period?.contains(Month($0.day)) ?? true }
        // Payments are for the home, not for one kind.
        let paid = kind == nil ? payments.reduce(0) { $0 + $1.fen } : nil
        return [
            PrivateStatement(
                .billTotal, place, .money(fen: billed), period.map { .period($0) },
                paid.map { .paid(fen: $0) }, kind.map { .kind($0) })
        ]
    }

    private var arrears: [PrivateStatement]? {
        let open = ledger.open
        guard !ledger.bills.isEmpty else { return nil }
        guard !open.isEmpty else {
            let ahead = -ledger.balance
            return [PrivateStatement(.billClear, place, ahead > 0 ? .paid(fen: ahead) : nil)]
        }
        return [
            PrivateStatement(
                .billOpen, place, .money(fen: open.reduce(0) { $0 + $1.fen }),
                .dues(open.map { Due(day: $0.due, fen: $0.fen) }),
                lateSlot, pay, ask)
        ]
    }

    private var lateSlot: PrivateSlot? {
        guard let charge = fees.policy.late else { return nil }
        let fen = ledger.lateCharge(charge, on: fees.today)
        return fen > 0 ? .late(.init(charge: charge, fen: fen)) : nil
    }

    private var late: [PrivateStatement]? {
        guard let charge = fees.policy.late else { return [PrivateStatement(.lateNone, place)] }
        let fen = ledger.lateCharge(charge, on: fees.today)
        return [PrivateStatement(.lateRule, place, .late(.init(charge: charge, fen: fen)))]
    }
}

/// What is open of one due day.
package struct Due: Hashable, Sendable {
    package let day: CivilDay
    package let fen: Int

    package init(day: CivilDay, fen: Int) {
        self.day = day
        self.fen = fen
    }
}

/// What paying late has come to, and by which clause.
package struct LateSum: Hashable, Sendable {
    package let charge: LateCharge
    package let fen: Int

    package init(charge: LateCharge, fen: Int) {
        self.charge = charge
        self.fen = fen
    }
}

extension Formula {
    /// The building area that went in.
    var area: Quantity? {
        switch self {
        case .area(let area, _): area
        case .partMonth(let whole, _, _): whole.area
        case .share(let share): share.basis == .area ? share.own : nil
        case .fixed, .quantity, .meter, .tiers, .late: nil
        }
    }
}
