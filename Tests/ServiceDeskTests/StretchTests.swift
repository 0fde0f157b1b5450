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

    @Test func `shifts that a time touches are found whole, also past midnight`() {
        let shifts = WeeklyShifts([
            .init(days: [1, 2], from: 8 * 60, to: 17 * 60), .init(days: [2], from: 20 * 60, to: 6 * 60),
        ])
        let found = shifts.stretches(touching: Stretch(from: moment(1, 0), until: moment(2, 0)), in: Self.zone)
        #expect(
            found == [
                Stretch(from: moment(1, 8 * 60), until: moment(1, 17 * 60)),
                Stretch(from: moment(1, 20 * 60), until: moment(2, 6 * 60)),
            ])
    }

    @Test(arguments: [(9, 12, 1), (16, 20, 1), (17, 20, 0), (6, 8, 0)])
    func `a shift that runs is touched, one that is over or to come is not`(_ from: Int, _ until: Int, _ count: Int) {
        let shifts = WeeklyShifts([.init(days: [1], from: 8 * 60, to: 17 * 60)])
        let time = Stretch(from: moment(0, from * 60), until: moment(0, until * 60))
        #expect(shifts.stretches(touching: time, in: Self.zone).count == count)
    }
}
