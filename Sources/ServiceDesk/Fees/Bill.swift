/// One line of a home's bill.
package struct BillLine: Hashable, Sendable {
    package let kind: FeeKind
    /// Tells two lines of a kind apart: a parking space, a meter; nil: there is one.
    package let what: String?
    package let formula: Formula
    /// The amount that was billed.
    package let fen: Int
    package let due: CivilDay
    /// Of the contract.
    package let clause: String?
    /// The document it came from.
    package let source: String?
    /// Above 1: it was corrected.
    package let version: Int

    package init(
        kind: FeeKind, what: String? = nil, formula: Formula, fen: Int, due: CivilDay, clause: String? = nil,
        source: String? = nil, version: Int = 1
    ) {
        self.kind = kind
        self.what = what
        self.formula = formula
        self.fen = fen
        self.due = due
        self.clause = clause
        self.source = source
        self.version = version
    }
}

/// All that one home is to pay for one month.
package struct Bill: Hashable, Sendable {
    package let month: Month
    package let lines: [BillLine]

    package init(month: Month, lines: [BillLine]) {
        self.month = month
        self.lines = lines
    }

    package var total: Int { lines.reduce(0) { $0 + $1.fen } }
    /// The earliest.
    package var due: CivilDay? { lines.map(\.due).min() }

    func only(_ kind: FeeKind?) -> Bill {
        kind.map { kind in Bill(month: month, lines: lines.filter { $0.kind == kind }) } ?? self
    }
}

/// Money that came in for a home.
package struct Payment: Hashable, Sendable {
    package let day: CivilDay
    package let fen: Int
    /// Its number, unique in a community.
    package let receipt: String

    package init(day: CivilDay, fen: Int, receipt: String) {
        self.day = day
        self.fen = fen
        self.receipt = receipt
    }
}
