import Foundation
import ServiceDesk

/// The time of day, and chance: they come in from outside, so that every conversation can be replayed.
package struct Watch: Sendable {
    private static let steady = SteadyTime(wall: { Instant(Date()) }, tick: { .now })

    package let now: @Sendable () -> Instant
    /// Anything from zero to the given wait.
    package let chance: @Sendable (Duration) -> Duration

    package init(now: @escaping @Sendable () -> Instant, chance: @escaping @Sendable (Duration) -> Duration) {
        self.now = now
        self.chance = chance
    }

    /// The system's clock, over its steps.
    package static let real = Watch(
        now: steady.now, chance: { .milliseconds(Int64.random(in: 0...max(0, $0.milliseconds))) })
}
