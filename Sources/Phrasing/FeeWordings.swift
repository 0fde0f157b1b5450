import ServiceDesk

/// How a language writes bills and accounts; from `phrases/fees.yaml`.
package struct FeeWordings: Sendable {
    package var forms: [FeeForm: Template] = [:]
    package var kinds: [FeeKind: String] = [:]
    /// What the columns of tables may be called besides their own names.
    package var columns: [FeeColumn: String] = [:]
    package var bases: [Share.Basis: String] = [:]
    /// What accounts, the sides of one and the columns of its table are called.
    package var accounts: [AccountsKind: String] = [:]
    package var sides: [AccountsSide: String] = [:]
    package var accountsColumns: [AccountsColumn: String] = [:]
    /// What building area is counted in, set apart by blanks.
    package var areaUnits = ""

    package init() {}
}

/// The parts of bills; each a wording of its own.
package enum FeeForm: String, CaseIterable, Hashable, Sendable {
    /// One line of a bill.
    case line
    /// How an amount came about.
    case area, quantity, meter, tiers, tierStep, shareArea, shareHousehold, shareWeight, consumption, partMonth
    /// What paying late has come to.
    case late
    case month, months, quarter, half, year, date
    /// One line of what is open.
    case due
    /// One line of what changed, and why.
    case changeLine, whyNew, whyGone, whyUsed, whyPrice, whyWhole, whyDivided
    /// What managers see before bills go out.
    case kindTotal, home, outlier, more
    /// Accounts, as everybody sees them.
    case sheet, sheetItem, sheetTitle, sheetFoot, sheetSums
    case sheetName, sheetCorrection, sheetMissing

    /// The slots it may use.
    package var slots: Set<String> {
        switch self {
        case .line: ["kind", "what", "money", "formula", "clause", "version"]
        case .area: ["quantity", "price"]
        case .quantity: ["quantity", "unit", "price"]
        case .meter: ["from", "to", "used", "unit", "price"]
        case .tiers: ["from", "to", "used", "unit", "steps"]
        case .tierStep: ["quantity", "unit", "price"]
        case .shareArea, .shareHousehold, .shareWeight: ["total", "own", "whole", "used"]
        case .consumption: ["quantity", "unit", "price"]
        case .partMonth: ["formula", "days", "of"]
        case .late: ["money", "percent", "cap", "clause", "grace"]
        case .month: ["year", "month", "mm"]
        case .months: ["from", "to"]
        case .quarter, .half: ["year", "number"]
        case .year: ["year"]
        case .date: ["year", "month", "day", "mm", "dd"]
        case .due: ["date", "money"]
        case .changeLine: ["kind", "what", "change", "why"]
        case .whyNew, .whyGone, .whyDivided: []
        case .whyUsed: ["from", "to", "unit"]
        case .whyPrice, .whyWhole: ["from", "to"]
        case .kindTotal: ["kind", "money", "change", "before", "same"]
        case .home: ["home"]
        case .outlier: ["home", "money", "mean"]
        case .more: ["count"]
        case .sheet:
            [
                "account", "period", "version", "opening", "income", "incomeItems", "expense", "expenseItems",
                "closing", "seal", "corrections",
            ]
        case .sheetItem: ["item", "money"]
        case .sheetTitle, .sheetName: ["account", "period"]
        case .sheetFoot: ["seal", "version", "corrections"]
        case .sheetCorrection: ["item", "from", "to"]
        case .sheetMissing: []
        case .sheetSums: ["income", "expense", "count"]
        }
    }
}
