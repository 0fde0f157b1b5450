import Foundation
import ServiceDesk
import Testing

@testable import Phrasing

@Suite struct MomentTests {
    private func instant(_ text: String) throws -> Instant {
        Instant(try Date(text, strategy: .iso8601))
    }

    @Test(
        arguments: [
            ("2026-03-02T09:00:00+08:00", "2026-03-02T00:00:00+08:00", "00:00"),
            ("2026-03-02T09:00:00+08:00", "2026-03-02T23:59:59+08:00", "23:59"),
            ("2026-03-02T23:59:00+08:00", "2026-03-03T00:00:00+08:00", "tomorrow 00:00"),
            ("2026-03-02T00:00:00+08:00", "2026-03-03T23:59:00+08:00", "tomorrow 23:59"),
            ("2026-03-02T09:00:00+08:00", "2026-03-04T00:05:00+08:00", "3/4 00:05"),
            ("2026-03-02T09:00:00+08:00", "2026-03-01T23:00:00+08:00", "3/1 23:00"),
            ("2026-12-31T20:00:00+08:00", "2027-01-01T08:00:00+08:00", "tomorrow 08:00"),
            ("2028-02-28T20:00:00+08:00", "2028-02-29T08:00:00+08:00", "tomorrow 08:00"),
        ])
    func `today needs no date, tomorrow its name, any other day its date`(
        _ now: String, _ then: String, _ shown: String
    ) throws {
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let voice = Voice(now: try instant(now), zone: zone)
        #expect(try PlainBook.make().render(.moment(try instant(then)), voice) == shown)
    }

    /// The nights of the change: the clock jumps, and tomorrow is still tomorrow.
    @Test(
        arguments: [
            ("Europe/Berlin", "2026-03-28T23:30:00+01:00", "2026-03-29T03:00:00+02:00", "tomorrow 03:00"),
            ("Europe/Berlin", "2026-03-29T01:59:00+01:00", "2026-03-29T03:00:00+02:00", "03:00"),
            ("Europe/Berlin", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", "02:30"),
            ("America/New_York", "2026-11-01T00:30:00-04:00", "2026-11-01T23:45:00-05:00", "23:45"),
            ("America/New_York", "2026-10-31T23:59:00-04:00", "2026-11-02T00:00:00-05:00", "11/2 00:00"),
        ])
    func `where clocks change, days stay days`(_ zone: String, _ now: String, _ then: String, _ shown: String) throws {
        let voice = Voice(now: try instant(now), zone: try #require(TimeZone(identifier: zone)))
        #expect(try PlainBook.make().render(.moment(try instant(then)), voice) == shown)
    }

    @Test(arguments: ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC"])
    func `the wall clock is the calendar's`(_ name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let voice = Voice(now: Instant(milliseconds: 0), zone: zone)
        // Steps of some 11 days and 7 hours from 1969 on, over leap years, centuries and every change of the clock.
        for step in 0..<1500 {
            let date = Date(timeIntervalSince1970: -20_000_000 + Double(step) * 975_611)
            let civil = voice.civil(Instant(date))
            let parts = calendar.dateComponents([.month, .day, .hour, .minute], from: date)
            let same =
                parts.month == civil.month && parts.day == civil.dayOfMonth && parts.hour == civil.hour
                && parts.minute == civil.minute
            try #require(same, "\(date) is \(civil)")
        }
    }
}
