import ServiceDesk

/// What one import of fees brings, checked against itself and the homes of the books.
package enum FeeEntries: Sendable {
    case bills([BillEntry])
    case payments([PaymentEntry])
    case measures([MeasureEntry])

    package var count: Int {
        switch self {
        case .bills(let entries): entries.count
        case .payments(let entries): entries.count
        case .measures(let entries): entries.count
        }
    }
}

/// A line of a bill, and the line of the table it came from.
package struct BillEntry: Sendable {
    package let home: HomeAddress
    package let month: Month
    package let line: BillLine
    package let row: Int

    package init(home: HomeAddress, month: Month, line: BillLine, row: Int) {
        self.home = home
        self.month = month
        self.line = line
        self.row = row
    }
}

package struct PaymentEntry: Sendable {
    package let home: HomeAddress
    package let payment: Payment
    package let row: Int

    package init(home: HomeAddress, payment: Payment, row: Int) {
        self.home = home
        self.payment = payment
        self.row = row
    }
}

package struct MeasureEntry: Sendable {
    package let home: HomeAddress
    package let measure: HomeMeasure
    package let row: Int

    package init(home: HomeAddress, measure: HomeMeasure, row: Int) {
        self.home = home
        self.measure = measure
        self.row = row
    }
}
