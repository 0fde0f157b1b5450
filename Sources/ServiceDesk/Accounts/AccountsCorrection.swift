/// One sum that a new version of an account tells otherwise.
package struct AccountsCorrection: Hashable, Sendable, Codable {
    package let side: AccountsSide
    /// Empty for what is in hand before and after.
    package let item: String
    /// In fen; nil: it was not there.
    package let from: Int?
    /// In fen; nil: it is gone.
    package let to: Int?

    package init(side: AccountsSide, item: String, from: Int?, to: Int?) {
        self.side = side
        self.item = item
        self.from = from
        self.to = to
    }
}

extension AccountsSheet {
    /// Every sum that differs, in the order of the account, what is gone last.
    package func corrections(since old: AccountsSheet) -> [AccountsCorrection] {
        var found: [AccountsCorrection] = []
        func compare(_ side: AccountsSide, _ item: String, _ from: Int?, _ to: Int?) {
            if from != to { found.append(AccountsCorrection(side: side, item: item, from: from, to: to)) }
        }
        compare(.opening, "", old.opening, opening)
        for (side, before, now) in [(AccountsSide.income, old.income, income), (.expense, old.expense, expense)] {
            for item in now { compare(side, item.name, before.first { $0.name == item.name }?.fen, item.fen) }
            for item in before where !now.contains(where: { $0.name == item.name }) {
                compare(side, item.name, item.fen, nil)
            }
        }
        compare(.closing, "", old.closing, closing)
        return found
    }
}
