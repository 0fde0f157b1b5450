/// Which accounts a community has to publish, each for so many months at a time.
package struct PublicationCalendar: Hashable, Sendable, Codable {
    /// 1, 3, 6 or 12; a kind that is missing has no date.
    package var months: [AccountsKind: Int]

    package init(months: [AccountsKind: Int]) { self.months = months }

    /// Common revenue by the quarter, the repair fund by the half-year, what is shared by the month, the service by the
    /// year. Source: DOMAIN C6, default calendar.
    package static let standard = PublicationCalendar(
        months: [.commonRevenue: 3, .repairFund: 6, .utilities: 1, .service: 12])

    /// What managers have to hear on a day; steps that were passed since `looked` without a look are told once.
    ///
    /// - Parameter published: what is out, of whatever version.
    package func duties(on today: CivilDay, since looked: CivilDay, published: [AccountsSheet]) -> [PublicationDuty] {
        AccountsKind.allCases.flatMap { kind -> [PublicationDuty] in
            guard let months = months[kind] else { return [] }
            return Self.ended(before: today, months: months).filter { period in
                let isStep = PublicationDuty.steps.contains { step in
                    let day = period.publicationDay + step
                    return looked < day && day <= today
                }
                return isStep && !published.contains { $0.kind == kind && $0.period == period }
            }.map { PublicationDuty(kind: kind, period: $0) }
        }
    }

    /// The last two periods that are over.
    private static func ended(before today: CivilDay, months: Int) -> [AccountPeriod] {
        let month = Month(today)
        let into = (month.month - 1) % months
        let last = AccountPeriod(first: month + (-into - months), months: months)
        return [AccountPeriod(first: last.first + -months, months: months), last]
    }
}

extension AccountsKind: CodingKeyRepresentable {}
