/// A price that changes with how much is used: up to 180 at 0.4883, up to 280 at 0.5383, the rest at 0.7883.
package struct TieredPrice: Hashable, Sendable, Codable {
    package struct Tier: Hashable, Sendable, Codable {
        /// The most that is had at this price, counted from zero; nil: all that is left.
        package let upTo: Quantity?
        /// In yuan.
        package let price: Quantity

        package init(upTo: Quantity?, price: Quantity) {
            self.upTo = upTo
            self.price = price
        }
    }

    package let tiers: [Tier]

    /// - Returns: nil unless the ends rise and only the last tier has none.
    package init?(_ tiers: [Tier]) {
        let ends = tiers.dropLast().map(\.upTo)
        let rises = zip(ends, ends.dropFirst()).allSatisfy { one, other in
            one.flatMap { one in other.map { one < $0 } } ?? false
        }
        guard let last = tiers.last, last.upTo == nil, !ends.contains(nil), rises,
            ends.first.flatMap({ $0 }).map({ $0 > .zero }) ?? true
        else { return nil }
        self.tiers = tiers
    }

    /// `0.4883<180;0.5383<280;0.7883`; nil: it is none.
    package init?(reading text: String) {
        var tiers: [Tier] = []
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "<", omittingEmptySubsequences: false).map {
                try? Quantity(reading: String($0))
            }
            guard let price = sides.first.flatMap({ $0 }), price >= .zero, sides.count <= 2 else { return nil }
            if sides.count == 2, sides[1] == nil { return nil }
            tiers.append(Tier(upTo: sides.count == 2 ? sides[1] : nil, price: price))
        }
        self.init(tiers)
    }

    /// How much of a quantity falls on each tier that is reached.
    package func parts(of quantity: Quantity) -> [(quantity: Quantity, price: Quantity)] {
        var parts: [(quantity: Quantity, price: Quantity)] = []
        var done = Quantity.zero
        for tier in tiers where quantity > done {
            let end = tier.upTo.map { min($0, quantity) } ?? quantity
            parts.append((end - done, tier.price))
            done = end
        }
        return parts
    }

    func exact(for quantity: Quantity) -> ExactFen {
        parts(of: quantity).reduce(ExactFen(fen: 0)) { sum, part in
            sum + ExactFen(part.quantity, times: part.price)
        }
    }
}
