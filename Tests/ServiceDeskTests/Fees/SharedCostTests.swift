import Testing

@testable import ServiceDesk

@Suite struct SharedCostTests {
    private static func homes(_ count: Int) -> [HomeAddress] {
        (0..<count).map { HomeAddress(building: "\($0 / 100 + 1)", unit: "1", room: "\($0 % 100 / 4 + 1)0\($0 % 4)") }
    }

    @Test func `three equal homes bear 33.34, 33.33 and 33.33 of a hundred, the first room the fen more`() {
        let homes = ["2-101", "10-101", "10-102"].map { text in
            let parts = text.split(separator: "-").map(String.init)
            return HomeAddress(building: parts[0], room: parts[1])
        }
        let shares = SharedCost(total: 10000, basis: .household).shares(
            Dictionary(uniqueKeysWithValues: homes.map { ($0, Quantity(1)) }))
        #expect(homes.map { shares[$0]?.fen } == [3334, 3333, 3333])
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `shares add up to the total, none is a fen off, and the order of the homes does not matter`(_ seed: UInt64) {
        var chance = Chance(seed)
        let homes = Self.homes(Int.random(in: 1...300, using: &chance))
        let total = Int.random(in: -2_000_000...20_000_000, using: &chance)
        let weights = homes.map { home in
            (home, Quantity(millionths: Int64.random(in: 1...250_000_000, using: &chance)))
        }
        let cost = SharedCost(total: total, basis: .area)
        let shares = cost.shares(Dictionary(uniqueKeysWithValues: weights))
        #expect(shares.values.reduce(0) { $0 + $1.fen } == total)
        let whole = weights.reduce(Quantity.zero) { $0 + $1.1 }
        for (home, weight) in weights {
            // Exact share − 1 < share < exact share + 1, without a division.
            let exact = Int128(total) * Int128(weight.millionths)
            let given = Int128(shares[home]?.fen ?? .max / 2) * Int128(whole.millionths)
            #expect((exact - given).magnitude < whole.millionths.magnitude)
        }
        #expect(cost.shares(Dictionary(uniqueKeysWithValues: weights.shuffled(using: &chance))) == shares)
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `who has more never bears less`(_ seed: UInt64) {
        var chance = Chance(seed)
        let weights = Self.homes(40).map { ($0, Quantity(Int.random(in: 1...200, using: &chance))) }
        let shares = SharedCost(total: Int.random(in: 0...500_000, using: &chance), basis: .weight)
            .shares(Dictionary(uniqueKeysWithValues: weights))
        for (one, less) in weights {
            for (other, more) in weights where less < more {
                #expect((shares[one]?.fen ?? 0) <= (shares[other]?.fen ?? 0))
            }
        }
    }

    @Test func `nobody bears anything where there is nothing to divide by`() {
        #expect(SharedCost(total: 100, basis: .area).shares([:]).isEmpty)
        #expect(
            SharedCost(total: 100, basis: .area).shares([HomeAddress(building: "1", room: "1"): Quantity.zero]).isEmpty)
    }

    @Test func `rooms are in the order of their numbers`() {
        let sorted = ["3-1-501", "3-1-1001", "3-2-101", "12-1-101", "B-1-2", "B-1-10"].map { text in
            let parts = text.split(separator: "-").map(String.init)
            return HomeAddress(building: parts[0], unit: parts[1], room: parts[2])
        }
        #expect(sorted.reversed().sorted() == sorted)
    }
}
