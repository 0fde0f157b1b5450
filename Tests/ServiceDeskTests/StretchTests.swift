import Foundation
import Testing

@testable import ServiceDesk

@Suite struct StretchTests {
    private static let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
    /// Monday, 2 March 2026.
    private static let clock = WallClock(zone: zone, now: Date(timeIntervalSince1970: 1_772_413_200))

    private func moment(_ day: Int, _ minute: Int) -> Instant {
        Instant(Self.clock.date(Self.clock.today + day, minute: minute))
    }

    @Test func `shifts that begin within a time are found whole, also past midnight`() {
        let shifts = WeeklyShifts([
            .init(days: [1, 2], from: 8 * 60, to: 17 * 60), .init(days: [2], from: 20 * 60, to: 6 * 60),
        ])
        let found = shifts.stretches(within: Stretch(from: moment(1, 0), until: moment(2, 0)), in: Self.zone)
        #expect(
            found == [
                Stretch(from: moment(1, 8 * 60), until: moment(1, 17 * 60)),
                Stretch(from: moment(1, 20 * 60), until: moment(2, 6 * 60)),
            ])
    }

    @Test func `a time in which nobody begins has none`() {
        let shifts = WeeklyShifts([.init(days: [1], from: 8 * 60, to: 17 * 60)])
        #expect(shifts.stretches(within: Stretch(from: moment(1, 0), until: moment(7, 0)), in: Self.zone).isEmpty)
        #expect(
            shifts.stretches(within: Stretch(from: moment(0, 9 * 60), until: moment(0, 12 * 60)), in: Self.zone).isEmpty
        )
    }
}
