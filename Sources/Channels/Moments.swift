import Foundation

/// The moment so many milliseconds after 1970; nil for one that no calendar has, and no later arithmetic would survive.
func moment(milliseconds: Int64?) -> Date? {
    guard let milliseconds, (0..<253_402_300_800_000).contains(milliseconds) else { return nil }
    return Date(timeIntervalSince1970: TimeInterval(milliseconds) / 1000)
}

/// The same by seconds, as text or not.
func moment(seconds: Int64?) -> Date? {
    guard let seconds, (0..<253_402_300_800).contains(seconds) else { return nil }
    return Date(timeIntervalSince1970: TimeInterval(seconds))
}
