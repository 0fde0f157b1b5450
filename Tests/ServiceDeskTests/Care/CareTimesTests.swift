import Testing

@testable import ServiceDesk

@Suite struct CareTimesTests {
    private func day(_ month: Int, _ day: Int, _ year: Int = 2026) -> CivilDay {
        CivilDay(year: year, month: month, day: day)
    }

    private func dates(_ days: (Int, Int)...) -> CareTimes {
        var times = CareTimes()
        times.dates = days.map { .init(month: $0.0, day: $0.1) }
        return times
    }

    private func every(_ interval: CareTimes.Interval, from: (Int, Int)? = nil, to: (Int, Int)? = nil) -> CareTimes {
        var times = CareTimes()
        times.every = interval
        if let from, let to {
            times.season = .init(from: .init(month: from.0, day: from.1), to: .init(month: to.0, day: to.1))
        }
        return times
    }

    @Test func `a date begins once, also when nobody was there that day, and not much later`() {
        let times = dates((4, 15))
        #expect(!times.isDue(on: day(4, 14), last: nil))
        #expect(times.isDue(on: day(4, 15), last: nil) && times.isDue(on: day(4, 29), last: nil))
        #expect(!times.isDue(on: day(4, 30), last: nil))
        #expect(!times.isDue(on: day(4, 20), last: day(4, 15)))
        #expect(times.isDue(on: day(4, 15), last: day(4, 15, 2025)))
    }

    @Test func `a date at the end of a year is still kept in the next`() {
        let times = dates((12, 28))
        #expect(times.isDue(on: day(1, 5, 2027), last: day(12, 28, 2025)))
        #expect(!times.isDue(on: day(1, 5, 2027), last: day(12, 28, 2026)))
    }

    @Test(arguments: 2024...2028)
    func `every date of a list begins once a year`(_ year: Int) {
        let times = dates((2, 29), (7, 1), (12, 31))
        var last: CivilDay?
        var begun: [CivilDay] = []
        for offset in 0..<365 {
            let today = day(2, 1, year) + offset
            guard times.isDue(on: today, last: last) else { continue }
            begun.append(today)
            last = today
        }
        // The year before its last date may still be kept in January.
        #expect(begun.count == 3, "\(begun.map(\.parts))")
    }

    @Test func `an interval counts from the last time, months on the first, weeks on Mondays`() {
        #expect(every(.days(15)).isDue(on: day(3, 2), last: nil))
        #expect(!every(.days(15)).isDue(on: day(3, 16), last: day(3, 2)))
        #expect(every(.days(15)).isDue(on: day(3, 17), last: day(3, 2)))
        #expect(!every(.months(1)).isDue(on: day(3, 2), last: nil) && every(.months(1)).isDue(on: day(4, 1), last: nil))
        #expect(every(.months(1)).isDue(on: day(4, 2), last: day(3, 1)), "a first that was missed")
        #expect(!every(.months(3)).isDue(on: day(3, 31), last: day(1, 1)))
        #expect(every(.months(3)).isDue(on: day(4, 1), last: day(1, 1)))
        #expect(every(.weeks(1)).isDue(on: day(3, 2), last: nil) && !every(.weeks(1)).isDue(on: day(3, 3), last: nil))
        #expect(every(.weeks(2)).isDue(on: day(3, 16), last: day(3, 2)))
        #expect(!every(.weeks(2)).isDue(on: day(3, 9), last: day(3, 2)))
    }

    @Test func `a season holds its own days, also over a year's end`() {
        let winter = every(.days(7), from: (11, 15), to: (3, 15))
        for (month, date, isIn) in [
            (11, 14, false), (11, 15, true), (12, 31, true), (1, 1, true), (3, 15, true), (3, 16, false), (7, 1, false),
        ] { #expect(winter.isDue(on: day(month, date), last: nil) == isIn, "\(month)-\(date)") }
        let summer = every(.days(7), from: (6, 1), to: (9, 30))
        for (month, date, isIn) in [(5, 31, false), (6, 1, true), (9, 30, true), (10, 1, false), (1, 1, false)] {
            #expect(summer.isDue(on: day(month, date), last: nil) == isIn, "\(month)-\(date)")
        }
    }

    @Test func `weather alone lets the calendar begin nothing`() {
        var times = CareTimes()
        times.weather = [.warning(.cold, .blue)]
        #expect(!times.isDue(on: day(1, 1), last: nil))
    }
}
