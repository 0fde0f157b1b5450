/// What the contract asks for paying late. There is none unless the contract has it, and never without an upper limit.
package struct LateCharge: Hashable, Sendable, Codable {
    /// Share of what is owed for each day: 0.0005.
    package let perDay: Quantity
    /// Days after the due day that cost nothing.
    package let grace: Int
    /// The most it can become, as a share of what is owed.
    package let cap: Quantity
    /// The clause of the contract, shown with every amount.
    package let clause: String

    package init(perDay: Quantity, grace: Int = 0, cap: Quantity, clause: String) {
        self.perDay = perDay
        self.grace = grace
        self.cap = cap
        self.clause = clause
    }

    /// - Parameters:
    ///   - base: what is owed, in fen.
    ///   - daysLate: days since the due day.
    package func fen(on base: Int, daysLate: Int) -> Int {
        let days = max(0, daysLate - grace)
        let asked = ExactFen(
            fen: base, times: Int128(perDay.millionths) * Int128(days), over: Int128(Quantity.one)
        ).rounded
        let most = ExactFen(fen: base, times: Int128(cap.millionths), over: Int128(Quantity.one)).rounded
        return max(0, min(asked, most))
    }
}
