import Foundation
import ServiceDesk

/// The time of day, and chance: they come in from outside, so that every conversation can be replayed.
package struct Watch: Sendable {
    package let now: @Sendable () -> Instant
    /// Anything from zero to the given wait.
    package let chance: @Sendable (Duration) -> Duration

    package init(now: @escaping @Sendable () -> Instant, chance: @escaping @Sendable (Duration) -> Duration) {
        self.now = now
        self.chance = chance
    }

    package static let real = Watch(
        now: { Instant(Date()) }, chance: { .milliseconds(Int64.random(in: 0...max(0, $0.milliseconds))) })
}
