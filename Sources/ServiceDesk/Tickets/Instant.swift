import Foundation

/// A moment in whole milliseconds since 1970, UTC; exact in the store and in comparisons.
package struct Instant: Hashable, Comparable, Sendable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }
    package init(_ date: Date) { milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded()) }
    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    package static func < (one: Instant, other: Instant) -> Bool { one.milliseconds < other.milliseconds }
    package static func + (start: Instant, wait: Duration) -> Instant {
        Instant(milliseconds: start.milliseconds + wait.milliseconds)
    }
    package static func - (end: Instant, start: Instant) -> Duration {
        .milliseconds(end.milliseconds - start.milliseconds)
    }
}

extension Duration {
    package var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
    /// Whole minutes, rounded down.
    package var minutes: Int { Int(components.seconds / 60) }
    /// Whole hours, rounded down.
    package var hours: Int { Int(components.seconds / 3600) }
    package static func minutes(_ minutes: Int) -> Duration { .seconds(minutes * 60) }
    package static func hours(_ hours: Int) -> Duration { .seconds(hours * 3600) }
}
