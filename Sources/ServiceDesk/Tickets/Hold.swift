/// Why work waits. Only these stop a clock. Source: DOMAIN C1.
package enum HoldReason: String, CaseIterable, Sendable, Codable {
    case resident, parts, thirdParty, approval, weather
}

/// A wait: since when, why, and when to look again.
package struct Hold: Hashable, Sendable, Codable {
    /// Nil: no reason was named, and none of the clocks stops.
    package let reason: HoldReason?
    package let since: Instant
    package let until: Instant

    package init(_ reason: HoldReason?, since: Instant, until: Instant) {
        self.reason = reason
        self.since = since
        self.until = until
    }
}
