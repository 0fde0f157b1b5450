import ServiceDesk
import Storage

/// What a line of each kind of table means.
extension FeeRow {
    /// One charge of one home: its amount must be what quantity and price come to.
    func charge() -> BillEntry? {
        let (home, month, kind, due) = (home(), month(), kind(), day(.due))
        let amount = fen(.amount)
        guard let formula = formula(amount: amount, month: month) else { return nil }
        if kind == .lateFee, context.policy.late == nil {
            refuse(.kind, "is not in the contract", "charge it only where `fees.late` states rate, cap and clause")
            return nil
        }
        guard let home, let month, let kind, let due, let amount, agrees(formula, amount) else { return nil }
        return entry(home, month, line(kind, formula, amount, due))
    }

    private func formula(amount: Int?, month: Month?) -> Formula? {
        guard text(.quantity) != nil || text(.price) != nil else { return fixed(amount, month) }
        guard let quantity = self.amount(.quantity), let price = self.amount(.price) else { return nil }
        let measure = text(.measure) ?? ""
        let whole: Formula =
            context.words.isArea(measure)
            ? .area(quantity, rate: price) : .quantity(quantity, unit: measure, price: price)
        return part(of: whole, month)
    }

    /// An agreed amount; below zero only where it is named, as a discount is.
    private func fixed(_ amount: Int?, _ month: Month?) -> Formula? {
        guard let amount else { return nil }
        if amount < 0, text(.what) == nil {
            refuse(.amount, "is below zero", "name the discount in the column ‘what’")
            return nil
        }
        if text(.days) != nil {
            refuse(.days, "has nothing to be a part of", "give quantity and price of the whole month")
            return nil
        }
        return .fixed(fen: amount)
    }

    private func part(of whole: Formula, _ month: Month?) -> Formula? {
        guard text(.days) != nil else { return whole }
        guard context.policy.partMonths == .byDays else {
            refuse(
                .days, "charges a part of a month", "allow it with `fees.part_months: byDays` if the contract says so")
            return nil
        }
        guard let days = quantity(.days), let month else { return nil }
        let count = Int(days.millionths / 1_000_000)
        guard Quantity(count) == days, (1...month.days).contains(count) else {
            refuse(.days, "is no number of days of \(month)", "write 1 to \(month.days)")
            return nil
        }
        return .partMonth(whole, days: count, of: month.days)
    }

    private func agrees(_ formula: Formula, _ amount: Int) -> Bool {
        guard formula.fen != amount else { return true }
        refuse(
            .amount, "is not what it comes to: \(Quantity(millionths: Int64(formula.fen) * 10_000).written(places: 2))",
            "quantity × price is rounded half up to the fen; correct the amount, or what it comes from")
        return false
    }

    /// Two readings of a meter at one price or at tiers.
    func reading() -> BillEntry? {
        let (home, month, kind, due) = (home(), month(), kind(), day(.due))
        guard let from = amount(.previous), let to = amount(.current), let unit = needed(.measure) else { return nil }
        guard from <= to else {
            refuse(.current, "is less than the reading before", "check both; a new meter is a line of its own")
            return nil
        }
        guard let formula = formula(from, to, unit) else { return nil }
        let given = text(.amount) == nil ? formula.fen : fen(.amount)
        guard let home, let month, let kind, let due, let given, agrees(formula, given) else { return nil }
        return entry(home, month, line(kind, formula, given, due))
    }

    private func formula(_ from: Quantity, _ to: Quantity, _ unit: String) -> Formula? {
        guard let text = text(.tiers) else {
            return amount(.price).map { .meter(from: from, to: to, unit: unit, price: $0) }
        }
        guard let tiers = TieredPrice(reading: text) else {
            refuse(.tiers, "are no tiers", "write them as 0.4883<180;0.5383<280;0.7883")
            return nil
        }
        return .tiers(from: from, to: to, unit: unit, tiers)
    }

    // MARK: costs that are divided

    /// A cost of all homes, of a building's or a unit's.
    func shares() -> [BillEntry] {
        let (month, due, total) = (month(), day(.due), fen(.total))
        let kind = text(.kind) == nil ? .shared : kind()
        guard let basis = basis(), let used = consumption(equal: total) else { return [] }
        guard let month, let due, let kind, let total else { return [] }
        let homes = context.allHomes.filter { home in
            (text(.building) ?? home.building) == home.building && (text(.unit) ?? home.unit) == home.unit
        }
        guard !homes.isEmpty else {
            refuse(.building, "has no homes in the books", "check building and unit, or import the homes first")
            return []
        }
        var weights: [HomeAddress: Quantity] = [:]
        for home in homes {
            guard let weight = weight(of: home, by: basis) else { return [] }
            weights[home] = weight
        }
        let shares = SharedCost(total: total, used: used.value, basis: basis).shares(weights)
        return homes.compactMap { home in
            shares[home].map { entry(home, month, line(kind, .share($0), $0.fen, due)) }
        }
    }

    private func basis() -> Share.Basis? {
        guard let text = needed(.basis) else { return nil }
        if let basis = context.words.basis(text) { return basis }
        refuse(
            .basis, "is no way to divide a cost",
            "write one of: \(Share.Basis.allCases.map(\.rawValue).joined(separator: ", "))")
        return nil
    }

    private struct Used {
        let value: Share.Consumption?
    }

    /// What the total came from, where it is told; nil: it is told wrongly.
    private func consumption(equal total: Int?) -> Used? {
        guard text(.quantity) != nil || text(.price) != nil else { return Used(value: nil) }
        guard let quantity = amount(.quantity), let price = amount(.price) else { return nil }
        let used = Share.Consumption(quantity: quantity, unit: text(.measure) ?? "", price: price)
        guard total == nil || total == used.fen else {
            refuse(
                .total, "is not quantity × price: \(Quantity(millionths: Int64(used.fen) * 10_000).written(places: 2))",
                "correct one of them")
            return nil
        }
        return Used(value: used)
    }

    private func weight(of home: HomeAddress, by basis: Share.Basis) -> Quantity? {
        let measure = context.measures[home]
        let weight: Quantity? =
            switch basis {
            case .household: Quantity(1)
            case .area: measure?.area
            case .weight: measure?.weight
            }
        if weight == nil {
            faults.add(
                line, "home \(home.written) has no \(basis.rawValue) to divide by",
                "import a table with the columns home,area,weight first")
        }
        return weight
    }

    // MARK: payments and measures

    func payment() -> PaymentEntry? {
        let (home, day, amount, receipt) = (home(), day(.day), fen(.amount), needed(.receipt))
        if let amount, amount <= 0 {
            refuse(.amount, "is not above zero", "money that went back is a matter for a bill's line")
            return nil
        }
        guard let home, let day, let amount, let receipt else { return nil }
        return PaymentEntry(home: home, payment: Payment(day: day, fen: amount, receipt: receipt), row: line)
    }

    func measured() -> MeasureEntry? {
        let (home, area) = (home(), amount(.area))
        let weight = text(.weight) == nil ? nil : amount(.weight)
        if area == .zero {
            refuse(.area, "is zero", "write the building area of the home in m²")
            return nil
        }
        guard let home, let area else { return nil }
        return MeasureEntry(home: home, measure: HomeMeasure(area: area, weight: weight), row: line)
    }

    private func entry(_ home: HomeAddress, _ month: Month, _ line: BillLine) -> BillEntry {
        BillEntry(home: home, month: month, line: line, row: self.line)
    }

    private func line(_ kind: FeeKind, _ formula: Formula, _ fen: Int, _ due: CivilDay) -> BillLine {
        BillLine(
            kind: kind, what: text(.what), formula: formula, fen: fen, due: due, clause: text(.clause),
            source: text(.source))
    }
}
