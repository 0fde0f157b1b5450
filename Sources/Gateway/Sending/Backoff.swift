import ServiceDesk
import Storage

/// When a failed delivery is tried again, and when no more. The schedule is part of the README.
package struct Backoff: Sendable {
    /// The wait before the second attempt at most; it doubles with each further one.
    static let first = Duration.seconds(1)
    static let longest = Duration.hours(1)
    /// Where somebody may be in danger.
    static let longestUrgent = Duration.seconds(30)
    static let mostTries = 40
    static let oldest = Duration.hours(72)
    /// From the fifth failure in a row on, attempts in one room are so far apart at least.
    static let apart = Duration.seconds(5)
    static let failures = 5

    /// The time of the next attempt; nil: it is given up.
    ///
    /// - Parameters:
    ///   - tries: attempts made so far, at least 1.
    ///   - asked: what the platform asked for; never tried before that.
    ///   - haste: of the most urgent letter that waits for it; an urgent one is tried as long as it is not too old.
    ///   - apart: the least wait from the fifth failure on.
    static func next(
        after tries: Int, created: Instant, asked: Duration?, haste: Haste = .routine, now: Instant, watch: Watch,
        apart: Duration = .zero
    ) -> Instant? {
        let isUrgent = haste == .urgent
        guard tries < mostTries || isUrgent, now - created < oldest else { return nil }
        let longest = isUrgent ? longestUrgent : longest
        let doubled = tries > 12 ? longest : min(longest, first * (1 << (tries - 1)))
        // Full jitter: those that failed together do not come back together.
        let wait = max(watch.chance(doubled), tries >= failures ? apart : .zero)
        return now + max(wait, min(asked ?? .zero, Self.longest))
    }
}
