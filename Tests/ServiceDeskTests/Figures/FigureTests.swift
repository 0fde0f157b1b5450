import Foundation
import Testing

@testable import ServiceDesk

@Suite struct WaitsTests {
    @Test func `every wait lies in its drawer, within a thirty-second part`() {
        for minutes in (0...5000).map(\.self) + [100_000, 525_600, 5_256_000] {
            let least = Waits.least(in: Waits.drawer(of: minutes))
            #expect(least <= minutes && minutes - least <= minutes / 32, "\(minutes)")
            #expect(minutes >= 64 || least == minutes)
        }
    }

    @Test func `drawers are in the order of the waits`() {
        let drawers = (0...20_000).map(Waits.drawer)
        #expect(drawers == drawers.sorted())
    }

    @Test func `half and nine of ten, by the nearest rank`() {
        var waits = Waits()
        #expect(waits.quantile(50) == nil)
        for minutes in 1...10 { waits.add(minutes: minutes) }
        #expect(waits.quantile(50) == 5)
        #expect(waits.quantile(90) == 9)
        #expect(waits.quantile(100) == 10)
    }

    @Test func `what is taken out again leaves nothing behind`() {
        var some = Waits()
        some.add(minutes: 3)
        var sum = some
        sum.add(minutes: 900)
        var rest = sum
        rest -= some
        #expect(rest.count == 1 && rest.quantile(50) == Waits.least(in: Waits.drawer(of: 900)))
        rest += some
        #expect(rest == sum)
    }
}

@Suite struct TallyTests {
    @Test(arguments: 1...50) func `a tally comes back from its bytes`(seed: Int) {
        var random = SystemRandomNumberGenerator()
        var tally = Tally()
        for count in Tally.Count.allCases where Bool.random() {
            tally[count] = Int.random(in: -5...(1 << min(seed, 40)), using: &random)
        }
        for wait in Tally.Wait.allCases where Bool.random() {
            for _ in 0..<seed { tally[wait].add(minutes: Int.random(in: 0...20_000)) }
        }
        #expect(Tally(packed: tally.packed) == tally)
    }

    @Test func `bytes that are cut short are no tally`() {
        var tally = Tally()
        tally[.opened] = 300
        tally[.accept].add(minutes: 7)
        let bytes = tally.packed
        for length in 0..<bytes.count { #expect(Tally(packed: bytes.prefix(length)) == nil) }
    }
}

@Suite struct IndicatorTests {
    @Test(arguments: Indicator.allCases) func `where there is nothing to count no share is told`(_ indicator: Indicator)
    {
        let figure = indicator.figure(in: Tally())
        switch indicator.formula {
        case .count, .money: #expect(figure?.size == 0)
        case .share, .mean, .quantile, .moneyEach: #expect(figure == nil)
        }
    }

    @Test func `a target is reached from the right side`() {
        let settings = FigureSettings()
        #expect(settings.isReached(.accepted, by: .share(95, of: 100)) == true)
        #expect(settings.isReached(.accepted, by: .share(94, of: 100)) == false)
        #expect(settings.isReached(.cameBack, by: .share(5, of: 100)) == true)
        #expect(settings.isReached(.cameBack, by: .share(6, of: 100)) == false)
        #expect(settings.isReached(.handedOn, by: .count(3)) == nil)
    }

    @Test func `there are bits for all of them`() {
        #expect(Set(Indicator.allCases.map(\.bit)).count == Indicator.allCases.count)
        #expect(Indicator.allCases.allSatisfy { $0.bit > 0 })
    }
}

@Suite struct CivilSpanTests {
    private func day(_ month: Int, _ day: Int, _ year: Int = 2026) -> CivilDay {
        CivilDay(year: year, month: month, day: day)
    }

    @Test func `periods as they are written`() {
        #expect(CivilSpan(period: "2026-02") == CivilSpan(day(2, 1), until: day(3, 1)))
        #expect(CivilSpan(period: "2026-Q4") == CivilSpan(day(10, 1), until: day(1, 1, 2027)))
        #expect(CivilSpan(period: "2026-H2") == CivilSpan(day(7, 1), until: day(1, 1, 2027)))
        #expect(CivilSpan(period: "2026") == CivilSpan(day(1, 1), until: day(1, 1, 2027)))
        for wrong in ["", "26", "2026-13", "2026-Q5", "2026-2", "2026-02-03", "x"] {
            #expect(CivilSpan(period: wrong) == nil)
        }
    }

    @Test func `a month that runs is compared with as many days of the one before`() {
        let march = CivilSpan(day(3, 1), until: day(4, 1))
        #expect(march.before(seenUntil: day(3, 10)) == CivilSpan(day(2, 1), until: day(2, 11)))
        #expect(march.before(seenUntil: day(3, 30)) == CivilSpan(day(2, 1), until: day(3, 1)))
        #expect(march.before(seenUntil: day(5, 1)) == CivilSpan(day(2, 1), until: day(3, 1)))
    }

    @Test func `a week is compared with the week before`() {
        let week = CivilSpan(day(3, 2), until: day(3, 9))
        #expect(week.before(seenUntil: day(3, 3)) == CivilSpan(day(2, 23), until: day(2, 25)))
        #expect(week.before(seenUntil: day(4, 3)) == CivilSpan(day(2, 23), until: day(3, 2)))
    }
}
