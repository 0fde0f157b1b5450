/// A cost that several homes bear together.
package struct SharedCost: Hashable, Sendable {
    /// In fen.
    package let total: Int
    package let used: Share.Consumption?
    package let basis: Share.Basis

    package init(total: Int, used: Share.Consumption? = nil, basis: Share.Basis) {
        self.total = total
        self.used = used
        self.basis = basis
    }

    /// Divides it by largest remainder, so that the shares add up to the total; of equal remainders the home that comes
    /// first in room order gets the fen. Source: DOMAIN C5.
    ///
    /// - Parameter weights: each home's area, weight, or 1; in any order. Their sum must not be zero.
    package func shares(_ weights: [HomeAddress: Quantity]) -> [HomeAddress: Share] {
        let whole = weights.values.reduce(Quantity.zero, +)
        guard whole > .zero else { return [:] }
        let sign = total < 0 ? -1 : 1
        let size = Int128(total.magnitude)
        struct Part {
            let home: HomeAddress
            let weight: Quantity
            var fen: Int
            let remainder: Int128
        }
        var parts = weights.map { home, weight in
            let exact = size * Int128(weight.millionths)
            let (fen, remainder) = exact.quotientAndRemainder(dividingBy: Int128(whole.millionths))
            return Part(home: home, weight: weight, fen: Int(fen), remainder: remainder)
        }
        parts.sort { one, other in
            one.remainder == other.remainder ? one.home < other.home : one.remainder > other.remainder
        }
        let left = Int(size) - parts.reduce(0) { $0 + $1.fen }
        for index in parts.indices.prefix(left) { parts[index].fen += 1 }
        return Dictionary(
            uniqueKeysWithValues: parts.map { part in
                (
                    part.home,
                    Share(
                        total: total, used: used, basis: basis, own: part.weight, whole: whole, fen: sign * part.fen)
                )
            })
    }
}
