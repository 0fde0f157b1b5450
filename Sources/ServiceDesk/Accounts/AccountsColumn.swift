/// The columns of a table of accounts.
package enum AccountsColumn: String, CaseIterable, Hashable, Sendable {
    case ledger, period, side, item, amount, note
}

/// What a line of an account is.
package enum AccountsSide: String, CaseIterable, Hashable, Sendable, Codable {
    case opening, income, expense, closing
    /// Told to be checked.
    case totalIncome, totalExpense
}
