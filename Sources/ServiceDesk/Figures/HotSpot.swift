/// More tickets of one category in one building than its own history makes likely: a cause to look for, not one repair
/// more.
package struct HotSpot: Hashable, Sendable {
    package let category: Category
    package let building: String
    /// Within the last `days`.
    package let count: Int
    /// In tenths of a ticket, what that many days had before.
    package let usual: Int
    /// The newest, at most five.
    package let numbers: [TicketNumber]

    package init(category: Category, building: String, count: Int, usual: Int, numbers: [TicketNumber]) {
        self.category = category
        self.building = building
        self.count = count
        self.usual = usual
        self.numbers = numbers
    }

    /// Source: PRODUCT 8.
    package static let days = 14
    /// How many such spans before are looked back on: half a year.
    package static let spans = 13
    /// Fewer are never called a hot spot, however rare they are.
    package static let fewest = 3
    /// How unlikely so many must be.
    package static let unlikely = 0.0005

    /// Whether so many within one span are unlikely after so many in all the spans before.
    ///
    /// The test: tickets come by chance at a rate of their own (Poisson). Of the rate nothing is known but the history,
    /// with half a ticket put in beforehand (Jeffreys), so that a building without history has a rate as well. Then the
    /// number in the next span is negative binomial, and its upper tail is the chance of a false alarm: below 0.05 %
    /// for each category of each building at each look, on average over rates; the tests simulate it.
    package static func isUnlikely(_ count: Int, after history: Int) -> Bool {
        guard count >= fewest else { return false }
        return tail(count, after: history) < unlikely
    }

    /// The chance of so many or more in the next span.
    static func tail(_ count: Int, after history: Int) -> Double {
        let shape = Double(history) + 0.5
        let kept = Double(spans) / Double(spans + 1)
        var chance = power(kept, history) * kept.squareRoot()
        var below = 0.0
        for number in 0..<count {
            below += chance
            chance *= (Double(number) + shape) / Double(number + 1) * (1 - kept)
        }
        return max(0, 1 - below)
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        var (result, factor, rest) = (1.0, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result *= factor }
            factor *= factor
            rest >>= 1
        }
        return result
    }
}
