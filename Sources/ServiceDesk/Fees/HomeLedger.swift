/// What one home was billed and has paid, as far as it is published.
package struct HomeLedger: Hashable, Sendable {
    package let home: Home
    /// Oldest first.
    package let bills: [Bill]
    package let payments: [Payment]

    package init(home: Home, bills: [Bill], payments: [Payment]) {
        self.home = home
        self.bills = bills.sorted { $0.month < $1.month }
        self.payments = payments
    }

    package var paid: Int { payments.reduce(0) { $0 + $1.fen } }
    package var billed: Int { bills.reduce(0) { $0 + $1.total } }
    /// Below zero: paid ahead.
    package var balance: Int { billed - paid }

    /// What is open of each due day, the oldest paid first.
    package var open: [(due: CivilDay, fen: Int)] {
        let lines = bills.flatMap(\.lines)
        let credits = lines.filter { $0.fen < 0 }.reduce(0) { $0 - $1.fen }
        var money = paid + credits
        var open: [(due: CivilDay, fen: Int)] = []
        for (due, lines) in Dictionary(grouping: lines.filter { $0.fen > 0 }, by: \.due).sorted(by: { $0.key < $1.key })
        {
            let sum = lines.reduce(0) { $0 + $1.fen }
            let covered = min(max(0, money), sum)
            money -= covered
            if sum > covered { open.append((due, sum - covered)) }
        }
        return open
    }

    /// What was due before a day and is not paid.
    package func arrears(on day: CivilDay) -> Int {
        open.filter { $0.due < day }.reduce(0) { $0 + $1.fen }
    }

    package func lateCharge(_ charge: LateCharge, on day: CivilDay) -> Int {
        open.filter { $0.due < day }.reduce(0) { $0 + charge.fen(on: $1.fen, daysLate: day.number - $1.due.number) }
    }

    func bill(of month: Month) -> Bill? { bills.first { $0.month == month } }
}
