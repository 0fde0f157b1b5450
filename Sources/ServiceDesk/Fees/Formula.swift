/// How the amount of a line came about, with everything that went in.
package indirect enum Formula: Hashable, Sendable, Codable {
    /// As the contract says: 300.00 a month for a parking space.
    case fixed(fen: Int)
    /// Building area in m² times a rate in yuan per m² and month.
    case area(Quantity, rate: Quantity)
    /// So many of something, each at a price in yuan.
    case quantity(Quantity, unit: String, price: Quantity)
    /// The difference of two readings at one price.
    case meter(from: Quantity, to: Quantity, unit: String, price: Quantity)
    /// The difference of two readings, dearer the more it is.
    case tiers(from: Quantity, to: Quantity, unit: String, TieredPrice)
    /// What falls on this home of a cost that all bear.
    case share(Share)
    /// So many days of a month.
    case partMonth(Formula, days: Int, of: Int)
    /// On what was not paid in time.
    case late(LateCharge, base: Int, days: Int)

    /// The amount in fen, rounded once, at the end.
    package var fen: Int {
        switch self {
        case .share(let share): share.fen
        case .late(let charge, let base, let days): charge.fen(on: base, daysLate: days)
        case .fixed, .area, .quantity, .meter, .tiers, .partMonth: exact.rounded
        }
    }

    private var exact: ExactFen {
        switch self {
        case .fixed(let fen): ExactFen(fen: fen)
        case .area(let area, let rate): ExactFen(area, times: rate)
        case .quantity(let quantity, _, let price): ExactFen(quantity, times: price)
        case .meter(let from, let to, _, let price): ExactFen(to - from, times: price)
        case .tiers(let from, let to, _, let price): price.exact(for: to - from)
        case .partMonth(let whole, let days, let length): whole.exact.part(days, of: length)
        case .share, .late: ExactFen(fen: fen)
        }
    }
}

/// What one home bears of a shared cost, and how the whole was divided.
package struct Share: Hashable, Sendable, Codable {
    /// All homes bear this, in fen.
    package let total: Int
    /// What the total came from: 1860 kWh at 0.52; nil: an invoice.
    package let used: Consumption?
    package let basis: Basis
    /// This home's area, weight, or 1.
    package let own: Quantity
    package let whole: Quantity
    package let fen: Int

    package init(total: Int, used: Consumption?, basis: Basis, own: Quantity, whole: Quantity, fen: Int) {
        self.total = total
        self.used = used
        self.basis = basis
        self.own = own
        self.whole = whole
        self.fen = fen
    }

    /// By what a cost is divided.
    package enum Basis: String, CaseIterable, Hashable, Sendable, Codable {
        case area, household, weight
    }

    package struct Consumption: Hashable, Sendable, Codable {
        package let quantity: Quantity
        package let unit: String
        /// In yuan.
        package let price: Quantity

        package init(quantity: Quantity, unit: String, price: Quantity) {
            self.quantity = quantity
            self.unit = unit
            self.price = price
        }

        package var fen: Int { ExactFen(quantity, times: price).rounded }
    }
}
