import Foundation
import Testing

@testable import ServiceDesk

/// Who works when, on the wall clock of the community.
@Suite struct WeeklyShiftsTests {
    /// 2026-03-02, a Monday, at so many hours in Shanghai.
    private func monday(_ hours: Int, days: Int = 0) -> Instant { Town.morning + .hours(hours - 9 + 24 * days) }

    private let shanghai = TimeZone(identifier: "Asia/Shanghai") ?? .gmt

    @Test func `a shift covers its days from its first minute to before its last`() {
        let shifts = WeeklyShifts([.init(days: [1, 2], from: 8 * 60, to: 18 * 60)])
        #expect(shifts.cover(monday(8), in: shanghai) && shifts.cover(monday(17), in: shanghai))
        #expect(!shifts.cover(monday(18), in: shanghai) && !shifts.cover(monday(7), in: shanghai))
        #expect(shifts.cover(monday(9, days: 1), in: shanghai) && !shifts.cover(monday(9, days: 2), in: shanghai))
        #expect(!shifts.cover(monday(9, days: -1), in: shanghai))
    }

    @Test func `a night belongs to the day it begins on, also from Sunday to Monday`() {
        let shifts = WeeklyShifts([.init(days: [7], from: 20 * 60, to: 8 * 60)])
        #expect(shifts.cover(monday(3), in: shanghai) && shifts.cover(monday(21, days: -1), in: shanghai))
        #expect(!shifts.cover(monday(8), in: shanghai) && !shifts.cover(monday(21), in: shanghai))
        #expect(!WeeklyShifts([]).cover(monday(3), in: shanghai))
    }

    @Test func `the next edge is where somebody comes or goes, not where one shift hands to the next`() {
        let shifts = WeeklyShifts([
            .init(days: [1, 2], from: 8 * 60, to: 12 * 60), .init(days: [1, 2], from: 12 * 60, to: 18 * 60),
            .init(days: [5], from: 20 * 60, to: 8 * 60),
        ])
        func next(_ moment: Instant) -> Instant? { shifts.nextEdge(after: moment, in: shanghai) }
        #expect(next(monday(7)) == monday(8) && next(monday(8)) == monday(18) && next(monday(11)) == monday(18))
        #expect(next(monday(18)) == monday(8, days: 1) && next(monday(18, days: 1)) == monday(20, days: 4))
        #expect(next(monday(21, days: 4)) == monday(8, days: 5) && next(monday(8, days: 5)) == monday(8, days: 7))
        #expect(WeeklyShifts([]).nextEdge(after: monday(9), in: shanghai) == nil)
        let always = WeeklyShifts([.init(days: Set(1...7), from: 0, to: 0)])
        #expect(always.nextEdge(after: monday(9), in: shanghai) == nil)
    }

    @Test func `the wall clock counts, before and after the hour that is left out`() throws {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        let shifts = WeeklyShifts([.init(days: [7], from: 9 * 60, to: 17 * 60)])
        // 2026-03-29, a Sunday: clocks go forward at 01:00 UTC, so 07:30 UTC is 09:30.
        #expect(shifts.cover(Instant(milliseconds: 1_774_769_400_000), in: berlin))
        #expect(!shifts.cover(Instant(milliseconds: 1_774_769_400_000 - 3_600_000), in: berlin))
    }
}
