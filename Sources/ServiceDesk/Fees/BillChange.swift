/// How one line differs from the same line of the month before, and why.
package struct LineChange: Hashable, Sendable {
    package let kind: FeeKind
    package let what: String?
    package let fen: Int
    package let cause: Cause

    package init(kind: FeeKind, what: String?, fen: Int, cause: Cause) {
        self.kind = kind
        self.what = what
        self.fen = fen
        self.cause = cause
    }

    package enum Cause: Hashable, Sendable {
        case new, gone
        case used(from: Quantity, to: Quantity, unit: String)
        case price(from: Quantity, to: Quantity)
        /// All homes together bear more, or less.
        case whole(from: Int, to: Int)
        /// It is divided in another way, or this home's part is another.
        case divided
        case other
    }
}

extension Bill {
    /// What differs from the month before, the largest difference first; empty: nothing.
    package func changes(since before: Bill) -> [LineChange] {
        struct Name: Hashable {
            let kind: FeeKind
            let what: String?
        }
        let name = { (line: BillLine) in Name(kind: line.kind, what: line.what) }
        let old = Dictionary(grouping: before.lines, by: name)
        let new = Dictionary(grouping: lines, by: name)
        let changes = Set(old.keys).union(new.keys).compactMap { name -> LineChange? in
            let (was, now) = (old[name] ?? [], new[name] ?? [])
            let difference = now.reduce(0) { $0 + $1.fen } - was.reduce(0) { $0 + $1.fen }
            guard difference != 0 else { return nil }
            let cause: LineChange.Cause =
                was.isEmpty
                ? .new
                : now.isEmpty
                    ? .gone
                    : was.count == 1 && now.count == 1 ? now[0].formula.cause(since: was[0].formula) : .other
            return LineChange(kind: name.kind, what: name.what, fen: difference, cause: cause)
        }
        return changes.sorted { one, other in
            one.fen.magnitude == other.fen.magnitude
                ? (one.kind.rawValue, one.what ?? "") < (other.kind.rawValue, other.what ?? "")
                : one.fen.magnitude > other.fen.magnitude
        }
    }
}

extension Formula {
    /// Why it comes to another amount than it did: the use, else the price, else how a cost is divided.
    func cause(since before: Formula) -> LineChange.Cause {
        switch (before, self) {
        case (.area(let old, let oldRate), .area(let new, let rate)):
            Self.cause(old, new, unit: "㎡", oldRate, rate)
        case (.quantity(let old, let oldUnit, let oldPrice), .quantity(let new, let unit, let price))
        where oldUnit == unit:
            Self.cause(old, new, unit: unit, oldPrice, price)
        case (
            .meter(let from, let to, let oldUnit, let oldPrice), .meter(let nextFrom, let nextTo, let unit, let price)
        )
        where oldUnit == unit:
            Self.cause(to - from, nextTo - nextFrom, unit: unit, oldPrice, price)
        case (.tiers(let from, let to, let oldUnit, _), .tiers(let nextFrom, let nextTo, let unit, _))
        where oldUnit == unit && to - from != nextTo - nextFrom:
            .used(from: to - from, to: nextTo - nextFrom, unit: unit)
        case (.share(let old), .share(let new)):
            old.total != new.total ? .whole(from: old.total, to: new.total) : .divided
        case (.fixed, _), (.area, _), (.quantity, _), (.meter, _), (.tiers, _), (.share, _), (.partMonth, _),
            (.late, _):
            .other
        }
    }

    private static func cause(
        _ old: Quantity, _ new: Quantity, unit: String, _ oldPrice: Quantity, _ price: Quantity
    ) -> LineChange.Cause {
        if old != new { return .used(from: old, to: new, unit: unit) }
        return oldPrice != price ? .price(from: oldPrice, to: price) : .other
    }
}
