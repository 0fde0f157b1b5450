/// Which of a community's accounts. Source: DOMAIN C6.
package enum AccountsKind: String, CaseIterable, Hashable, Sendable, Codable {
    /// Income and cost of the service.
    case service
    /// Income of what belongs to all owners.
    case commonRevenue
    case repairFund
    /// Water and power that all use together.
    case utilities
}

/// One line of an account.
package struct AccountsItem: Hashable, Sendable, Codable {
    package let name: String
    /// In fen.
    package let fen: Int

    package init(name: String, fen: Int) {
        self.name = name
        self.fen = fen
    }
}

/// Income and expense of one account over a period, as it is published to everybody.
///
/// The only money that a group can be told: it is of the community, and has no place for a home.
package struct AccountsSheet: Hashable, Sendable, Codable {
    package let kind: AccountsKind
    package let first: Month
    package let months: Int
    /// Nil: it begins with nothing in hand, and none is kept.
    package let opening: Int?
    package let income: [AccountsItem]
    package let expense: [AccountsItem]
    package let closing: Int?
    /// Above 1: it was corrected.
    package var version: Int
    /// What the version before said otherwise.
    package var corrections: [AccountsCorrection] = []
    /// Proves what was published; empty until it is.
    package var seal = ""

    package init(
        kind: AccountsKind, period: AccountPeriod, opening: Int?, income: [AccountsItem], expense: [AccountsItem],
        closing: Int?, version: Int = 1
    ) {
        self.kind = kind
        first = period.first
        months = period.months
        self.opening = opening
        self.income = income
        self.expense = expense
        self.closing = closing
        self.version = version
    }

    package var period: AccountPeriod { AccountPeriod(first: first, months: months) }
    package func isSamePeriod(as other: AccountsSheet) -> Bool { kind == other.kind && period == other.period }
    package func corrects(_ other: AccountsSheet) -> Bool { isSamePeriod(as: other) && version > other.version }
    package var totalIncome: Int { income.reduce(0) { $0 + $1.fen } }
    package var totalExpense: Int { expense.reduce(0) { $0 + $1.fen } }

    /// What it would have to close with; nil: it keeps no balance.
    package var expectedClosing: Int? { opening.map { $0 + totalIncome - totalExpense } }

    /// Everything in it, in one way of writing only: what is sealed.
    package var canonical: String {
        var lines = ["\(kind.rawValue) \(period) \(version)", "opening \(opening.map(String.init) ?? "-")"]
        for (side, items) in [("income", income), ("expense", expense)] {
            lines += items.map { "\(side) \($0.fen) \($0.name)" }
        }
        lines.append("closing \(closing.map(String.init) ?? "-")")
        lines += corrections.map { correction in
            let (from, to) = (correction.from.map(String.init) ?? "-", correction.to.map(String.init) ?? "-")
            return "corrected \(correction.side.rawValue) \(from) \(to) \(correction.item)"
        }
        return lines.joined(separator: "\n")
    }
}

extension AccountPeriod {
    /// The last day by which it has to be published: a year by the end of March, less within 30 days.
    ///
    /// Source: DOMAIN C6, default calendar.
    package var publicationDay: CivilDay {
        months == 12 ? CivilDay(year: end.year, month: 3, day: 31) : end.first + 29
    }
}
