import ServiceDesk

/// `fees` of a community: how to pay, what the contract says about paying late, when reminders go out.
struct FeesReader {
    let section: Section
    let faults: FaultList

    func read() -> FeePolicy {
        var policy = FeePolicy()
        policy.pay = section.text("pay")
        if let late = section.section("late") { policy.late = lateCharge(late) }
        policy.partMonths = section.word("part_months", as: PartMonths.self) ?? policy.partMonths
        let reminders = section.texts("reminders")
        if !reminders.isEmpty { policy.reminders = days(reminders) }
        policy.outlier = section.number("outlier", in: 1...1000) ?? policy.outlier
        policy.morning = section.number("morning", in: 0...23).map { $0 * 60 } ?? policy.morning
        policy.evening = section.number("evening", in: 1...24).map { $0 * 60 } ?? policy.evening
        policy.publication = section.section("publish").map(calendar)
        section.refuseOthers()
        return policy
    }

    private enum Rhythm: String, CaseIterable {
        case month, quarter, half, year

        var months: Int {
            switch self {
            case .month: 1
            case .quarter: 3
            case .half: 6
            case .year: 12
            }
        }
    }

    /// A rhythm for each account, such as `{ commonRevenue: quarter }`.
    private func calendar(_ accounts: Section) -> PublicationCalendar {
        var months: [AccountsKind: Int] = [:]
        for kind in AccountsKind.allCases {
            if let rhythm = accounts.word(kind.rawValue, as: Rhythm.self) { months[kind] = rhythm.months }
        }
        accounts.refuseOthers()
        return PublicationCalendar(months: months)
    }

    private func days(_ texts: [String]) -> [Int] {
        texts.compactMap { text in
            if let days = Int(text), (0...365).contains(days) { return days }
            faults.add(
                section.line(of: "reminders"), "\(section.path).reminders has ‘\(text)’",
                "write days after the due day, such as [0, 7, 30]")
            return nil
        }
    }

    /// Never without a limit and a clause. Source: DOMAIN C5.
    private func lateCharge(_ late: Section) -> LateCharge? {
        let perDay = share(late, "per_day", "a share for each day, such as 0.0005")
        let cap = share(late, "cap", "the most it can become, such as 0.1")
        let clause = late.text("clause", orMissing: "the clause of the contract that allows it")
        let grace = late.number("grace", in: 0...365) ?? 0
        late.refuseOthers()
        guard let perDay, let cap, let clause else { return nil }
        return LateCharge(perDay: perDay, grace: grace, cap: cap, clause: clause)
    }

    private func share(_ late: Section, _ key: String, _ remedy: String) -> Quantity? {
        guard let text = late.text(key, orMissing: remedy) else { return nil }
        if let share = try? Quantity(reading: text), share >= .zero, share <= Quantity(1) { return share }
        faults.add(late.line(of: key), "\(late.path).\(key) is ‘\(text)’", "write \(remedy)")
        return nil
    }
}
