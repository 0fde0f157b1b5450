/// A month, quarter, half or year of accounts: `2026-03`, `2026-Q3`, `2026-H2`, `2026`.
package struct AccountPeriod: Hashable, Sendable, Codable, CustomStringConvertible {
    package let first: Month
    /// 1, 3, 6 or 12.
    package let months: Int

    package init(first: Month, months: Int) {
        self.first = first
        self.months = months
    }

    /// Nil: it is none.
    package init?(reading text: String) {
        let text = text.uppercased()
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        if let month = Month(reading: text) {
            self.init(first: month, months: 1)
            return
        }
        guard (1...2).contains(parts.count), parts[0].utf8.count == 4, let year = Int(parts[0]), year >= 1990 else {
            return nil
        }
        if parts.count == 1 {
            self.init(first: Month(year: year, month: 1), months: 12)
            return
        }
        guard parts[1].utf8.count == 2, let number = parts[1].last?.wholeNumberValue else { return nil }
        if parts[1].first == "Q", (1...4).contains(number) {
            self.init(first: Month(year: year, month: number * 3 - 2), months: 3)
        } else if parts[1].first == "H", (1...2).contains(number) {
            self.init(first: Month(year: year, month: number * 6 - 5), months: 6)
        } else {
            return nil
        }
    }

    package var end: Month { first + months }
    package var next: AccountPeriod { AccountPeriod(first: end, months: months) }
    package func contains(_ month: Month) -> Bool { first <= month && month < end }

    package var description: String {
        if months == 1 { return first.description }
        if months == 3 { return "\(first.year)-Q\(first.month / 3 + 1)" }
        return months == 6 ? "\(first.year)-H\(first.month / 6 + 1)" : "\(first.year)"
    }
}
