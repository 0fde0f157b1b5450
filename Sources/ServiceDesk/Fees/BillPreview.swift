/// What a manager sees before bills go out.
package struct BillPreview: Hashable, Sendable {
    package struct KindTotal: Hashable, Sendable {
        package let kind: FeeKind
        package let fen: Int
        /// Of the month before.
        package let before: Int

        package init(kind: FeeKind, fen: Int, before: Int) {
            self.kind = kind
            self.fen = fen
            self.before = before
        }
    }

    package struct Outlier: Hashable, Sendable {
        package let home: HomeAddress
        package let fen: Int
        /// Of its own months before.
        package let mean: Int
    }

    package let months: [Month]
    package let homes: Int
    package let kinds: [KindTotal]
    /// Homes of the books that have no bill in it, in room order.
    package let missing: [HomeAddress]
    package let outliers: [Outlier]

    package var total: Int { kinds.reduce(0) { $0 + $1.fen } }

    /// - Parameters:
    ///   - drafted: what each home would be billed for the months, with what it is billed already.
    ///   - billed: homes that have bills of these months already.
    ///   - earlier: totals of up to six published months before, of each home.
    ///   - percent: how far off the mean is worth a look.
    package init(
        months: [Month], kinds: [KindTotal], drafted: [HomeAddress: Int], billed: Set<HomeAddress> = [],
        earlier: [HomeAddress: [Int]],
        homes: [HomeAddress], percent: Int
    ) {
        self.months = months.sorted()
        self.homes = drafted.count
        self.kinds = kinds
        missing = homes.filter { drafted[$0] == nil && !billed.contains($0) }.sorted()
        outliers = drafted.compactMap { home, fen -> Outlier? in
            guard let past = earlier[home], !past.isEmpty else { return nil }
            let sum = past.reduce(0, +)
            let mean = ExactFen(fen: sum, times: 1, over: Int128(past.count)).rounded
            // |fen − mean| > percent of the mean, in whole numbers.
            let off = (fen * past.count - sum).magnitude * 100
            return off > sum.magnitude * UInt(percent) ? Outlier(home: home, fen: fen, mean: mean) : nil
        }.sorted { $0.home < $1.home }
    }
}
