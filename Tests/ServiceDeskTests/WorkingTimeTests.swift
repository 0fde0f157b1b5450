import Foundation
import Testing

@testable import ServiceDesk

/// Times are UTC here, so that clock times can be read off.
@Suite struct WorkingTimeTests {
    private static let time = WorkingTime(
        hours: .standard,
        calendar: WorkCalendar([
            // A feast on a Thursday and Friday, made up for on the Saturday.
            .init(day: CivilDay(year: 2026, month: 3, day: 5), kind: .festival, name: "feast"),
            .init(day: CivilDay(year: 2026, month: 3, day: 6), kind: .off, name: "feast"),
            .init(day: CivilDay(year: 2026, month: 3, day: 7), kind: .work, name: "feast"),
        ]), zone: .gmt)

    /// Of March 2026; the 2nd is a Monday.
    private static func at(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
        let seconds = CivilDay(year: 2026, month: 3, day: day).number * 86_400 + hour * 3600 + minute * 60
        return Instant(milliseconds: Int64(seconds) * 1000)
    }

    @Test(arguments: [
        (Limit.workingMinutes(30), at(2, 9), at(2, 9, 30)),
        // Over the noon rest, over the night, and from before the morning.
        (.workingMinutes(60), at(2, 11, 30), at(2, 14, 30)),
        (.workingMinutes(60), at(2, 17, 30), at(3, 9)),
        (.workingMinutes(30), at(2, 23), at(3, 9)),
        (.workingMinutes(30), at(2, 3), at(2, 9)),
        // Weekends are worked by those who do not rest.
        (.workingMinutes(30), at(7, 20), at(8, 9)),
        (.minutes(90), at(2, 23), at(3, 0, 30)),
        (.days(2), at(2, 10), at(4, 10)),
        (.workingDays(2), at(3, 10), at(7, 10)),
        (.workingDays(1), at(7, 10), at(9, 10)),
    ])
    func `a limit ends when its own clock says so`(limit: Limit, start: Instant, end: Instant) {
        #expect(Self.time.end(of: limit, from: start, for: .engineering) == end)
    }

    @Test func `offices rest on days off, and work on those that make up for them`() {
        let end = { Self.time.end(of: .workingMinutes(30), from: $0, for: .finance) }
        #expect(end(Self.at(4, 18)) == Self.at(7, 9))
        #expect(end(Self.at(7, 18)) == Self.at(9, 9))
        #expect(!Self.time.isWorking(at: Self.at(5, 10), for: .finance))
        #expect(Self.time.isWorking(at: Self.at(5, 10), for: .engineering))
        #expect(!Self.time.isWorking(at: Self.at(5, 12), for: .engineering))
    }

    @Test(
        arguments: [Limit.minutes(600), .workingMinutes(600), .days(3), .workingDays(3)],
        [at(2, 3), at(2, 11, 59), at(6, 17), at(7, 23)])
    func `what is spent and what is left make up the limit`(limit: Limit, start: Instant) {
        let end = Self.time.end(of: limit, from: start, for: .finance)
        for percent in stride(from: 10, through: 90, by: 10) {
            let halt = Self.time.end(of: limit, percent: percent, from: start, for: .finance)
            let spent = Self.time.spent(of: limit, from: start, to: halt, for: .finance)
            #expect(Self.time.end(of: limit, from: halt, spent: spent, for: .finance) == end)
        }
    }

    @Test(arguments: [Limit.workingDays(1), .workingDays(3)], Department.allCases)
    func `a larger share of a limit never ends before a smaller one`(limit: Limit, department: Department) {
        for hour in 0..<(24 * 8) {
            let ends = [50, 80, 100, 150, 200].map {
                Self.time.end(of: limit, percent: $0, from: Self.at(1, hour), for: department)
            }
            #expect(ends == ends.sorted() && Set(ends).count == ends.count, "from hour \(hour)")
        }
    }

    @Test func `a calendar in which nobody ever works ends the search`() {
        let days = (0..<500).map {
            WorkCalendar.Entry(day: CivilDay(year: 2026, month: 3, day: 1) + $0, kind: .off, name: "closed")
        }
        let closed = WorkingTime(hours: .standard, calendar: WorkCalendar(days), zone: .gmt)
        #expect(closed.end(of: .workingMinutes(10), from: Self.at(2, 9), for: .finance) == Self.at(2, 9, 10))
    }

    @Test func `the clocks follow a zone that changes its time`() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let time = WorkingTime(hours: .standard, calendar: .weekends, zone: zone)
        // The clocks go forward on the 29th of March at 02:00: 09:00 is 08:00 UTC before, 07:00 after.
        #expect(time.end(of: .workingMinutes(30), from: Self.at(27, 20), for: .finance) == Self.at(30, 7))
        #expect(time.end(of: .workingDays(1), from: Self.at(27, 9), for: .finance) == Self.at(30, 8))
    }

    @Test(arguments: ["10 min", "4 h", "30 working min", "2 working h", "1 day", "7 days", "1 working day"])
    func `a limit is read as it is written`(text: String) throws {
        let limit = try #require(Limit(text))
        #expect(Limit(limit.description) == limit)
    }

    @Test(arguments: ["", "10", "min", "0 min", "-1 h", "10 minutes", "ten min", "525601 min", "1 working week"])
    func `what is no limit is refused`(text: String) { #expect(Limit(text) == nil) }

    @Test func `every class has limits, and warnings come in order`() {
        for kind in ServiceClass.allCases {
            let limits = ServiceLevel().classes[kind]
            #expect(limits != nil && limits?.levels.isEmpty == false, "\(kind)")
        }
    }
}
