import ServiceDesk

/// When a failed delivery is tried again, and when no more. The schedule is part of the README.
package struct Backoff: Sendable {
    /// The wait before the second attempt at most; it doubles with each further one.
    static let first = Duration.seconds(1)
    static let longest = Duration.hours(1)
    static let mostTries = 40
    static let oldest = Duration.hours(72)

    /// The time of the next attempt; nil: it is given up.
    ///
    /// - Parameters:
    ///   - tries: attempts made so far, at least 1.
    ///   - asked: what the platform asked for; never tried before that.
    static func next(
        after tries: Int, created: Instant, asked: Duration?, now: Instant, watch: Watch
    ) -> Instant? {
        guard tries < mostTries, now - created < oldest else { return nil }
        let doubled = tries > 12 ? longest : min(longest, first * (1 << (tries - 1)))
        // Full jitter: those that failed together do not come back together.
        let wait = watch.chance(doubled)
        return now + max(wait, min(asked ?? .zero, longest))
    }
}
