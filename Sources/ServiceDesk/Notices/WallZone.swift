import Foundation

/// The wall clock of a community, at any moment.
package struct WallZone: Sendable {
    let zone: TimeZone

    package init(_ zone: TimeZone) { self.zone = zone }

    package func reading(of moment: Instant) -> (day: CivilDay, minute: Int) {
        WallClock(zone: zone, now: moment.date).day(of: moment.date)
    }

    func moment(_ day: CivilDay, minute: Int) -> Instant {
        Instant(WallClock(zone: zone, now: .distantPast).date(day, minute: minute))
    }

    package func midnight(before moment: Instant) -> Instant { self.moment(reading(of: moment).day, minute: 0) }
}
