import Foundation
import ServiceDesk
import Testing

@testable import Understanding

@Suite struct CivilDayTests {
    @Test(arguments: [(1970, 1, 1, 0, 4), (2026, 11, 23, 20780, 1), (2000, 2, 29, 11016, 2), (1969, 12, 31, -1, 3)])
    func `days are counted from 1970`(_ year: Int, month: Int, day: Int, number: Int, weekday: Int) {
        let civil = CivilDay(year: year, month: month, day: day)
        #expect(civil.number == number)
        #expect(civil.weekday == weekday)
        #expect(civil.parts == (year, month, day))
    }

    @Test func `every day of four centuries comes back`() {
        let first = CivilDay(year: 1900, month: 1, day: 1).number
        let last = CivilDay(year: 2300, month: 1, day: 1).number
        for number in first...last {
            let (year, month, day) = CivilDay(number: number).parts
            #expect(CivilDay(year: year, month: month, day: day).number == number)
            if !CivilDay.exists(year: year, month: month, day: day) { Issue.record("\(year)-\(month)-\(day)") }
        }
    }

    @Test(arguments: [(2026, 2, 29), (2026, 13, 1), (2026, 4, 31), (2026, 1, 0)])
    func `days that are not`(_ year: Int, month: Int, day: Int) {
        #expect(!CivilDay.exists(year: year, month: month, day: day))
    }

    @Test(arguments: [
        "2026-11-23T10:00:00+08:00", "2026-12-31T23:59:59-05:00", "2026-02-28T00:00:00+05:45",
        "1969-12-31T23:00:00+00:00",
    ])
    func `stamps are read and written alike`(_ text: String) throws {
        let (date, zone) = try #require(TimeStamp.read(text))
        #expect(TimeStamp.text(of: date, in: zone) == text)
    }

    @Test(arguments: [
        "", "2026-11-23", "2026-11-23T10:00:00", "2026-02-30T10:00:00Z", "2026-11-23T25:00:00Z",
        "2026-11-23T10:00:00+08:00x",
        "二〇二六", "2026-11-23T10:00:00+99:00",
    ])
    func `what is no stamp is refused`(_ text: String) {
        #expect(TimeStamp.read(text) == nil)
    }

    @Test func `clock changes are kept in the zone`() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let clock = WallClock(zone: zone, now: Date(timeIntervalSince1970: 1_774_700_000))
        #expect(
            TimeStamp.text(of: clock.date(CivilDay(year: 2026, month: 3, day: 29), minute: 180), in: zone)
                == "2026-03-29T03:00:00+02:00")
        #expect(
            TimeStamp.text(of: clock.date(CivilDay(year: 2026, month: 3, day: 28), minute: 180), in: zone)
                == "2026-03-28T03:00:00+01:00")
    }
}
