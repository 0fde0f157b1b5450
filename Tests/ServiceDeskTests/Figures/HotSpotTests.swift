import Foundation
import Testing

@testable import ServiceDesk

@Suite struct HotSpotTests {
    @Test func `the chances of all numbers add up to one`() {
        for history in [0, 1, 7, 40] {
            let sum = (0..<400).map { HotSpot.tail($0, after: history) - HotSpot.tail($0 + 1, after: history) }.reduce(
                0, +)
            #expect(abs(sum - 1) < 1e-9, "\(history)")
        }
    }

    @Test(arguments: [
        (0, 3, true), (0, 2, false), (1, 3, false), (1, 4, true), (13, 4, false), (13, 9, true), (130, 14, false),
        (130, 26, true),
    ])
    func `so many after so many`(_ history: Int, count: Int, isHot: Bool) {
        #expect(HotSpot.isUnlikely(count, after: history) == isHot)
    }

    /// Tickets that come by chance and nothing else: how often is a hot spot seen that is none?
    @Test(arguments: [0.02, 0.1, 0.3, 1, 3, 8])
    func `a steady rate is seldom taken for a hot spot`(_ rate: Double) {
        var chance = Tosses(seed: 20_260_302)
        let looks = 40_000
        var alarms = 0
        for _ in 0..<looks {
            let history = chance.poisson(rate * Double(HotSpot.spans))
            if HotSpot.isUnlikely(chance.poisson(rate), after: history) { alarms += 1 }
        }
        // At the worst of these rates 13.5 of 40 000 are expected, which is 0.034 %.
        #expect(alarms <= 28, "\(alarms) of \(looks)")
    }

    @Test(arguments: [1.0, 3.0]) func `six times the usual rate is seen within a few looks`(_ rate: Double) {
        var chance = Tosses(seed: 7)
        var seen = 0
        for _ in 0..<2000 {
            let history = chance.poisson(rate * Double(HotSpot.spans))
            let isSeen = (0..<4).contains { _ in HotSpot.isUnlikely(chance.poisson(rate * 6), after: history) }
            if isSeen { seen += 1 }
        }
        #expect(seen > 1000, "\(seen) of 2000")
    }
}

/// Random numbers that are the same each time.
private struct Tosses: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    // SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Knuth's way; the mean must be small.
    mutating func poisson(_ mean: Double) -> Int {
        let limit = exp(-mean)
        var (count, product) = (-1, 1.0)
        repeat {
            count += 1
            product *= Double.random(in: 0..<1, using: &self)
        } while product > limit
        return count
    }
}
