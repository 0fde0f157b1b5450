/// The columns of the tables in which bills, readings, shared costs and payments come.
package enum FeeColumn: String, CaseIterable, Hashable, Sendable {
    case community, building, unit, room
    /// `3-2-501`, in place of the three.
    case home
    case month, kind, what, quantity
    /// What the quantity is counted in.
    case measure
    case price, amount, due, clause, source
    /// So many days of the month are charged.
    case days
    case previous, current, tiers
    case total, basis
    case area, weight
    case day, receipt
}
