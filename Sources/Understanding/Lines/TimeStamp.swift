import Foundation
import ServiceDesk

/// Instants in ISO 8601 with an offset, read and written by plain arithmetic.
enum TimeStamp {
    /// - Returns: the instant and the offset it was written with; nil when it is not `YYYY-MM-DDThh:mm[:ss[.fff]](Z|±hh[:]mm)`.
    static func read(_ text: String) -> (date: Date, zone: TimeZone)? {
        let bytes = Array(text.utf8)
        var position = 0
        func digits(_ count: Int) -> Int? {
            guard position + count <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[position..<position + count] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            position += count
            return value
        }
        func take(_ mark: UInt8) -> Bool {
            guard position < bytes.count, bytes[position] == mark else { return false }
            position += 1
            return true
        }
        guard let year = digits(4), take(0x2D), let month = digits(2), take(0x2D), let day = digits(2),
            take(0x54) || take(0x20), let hour = digits(2), take(0x3A), let minute = digits(2),
            CivilDay.exists(year: year, month: month, day: day), hour < 24, minute < 60
        else { return nil }
        var second = 0
        if take(0x3A) {
            guard let told = digits(2), told < 61 else { return nil }
            second = told
            if take(0x2E) { while digits(1) != nil {} }
        }
        var offset = 0
        if !take(0x5A) {
            let sign = take(0x2B) ? 1 : take(0x2D) ? -1 : 0
            guard sign != 0, let hours = digits(2) else { return nil }
            _ = take(0x3A)
            guard let minutes = digits(2), hours < 15, minutes < 60 else { return nil }
            offset = sign * (hours * 3600 + minutes * 60)
        }
        guard position == bytes.count, let zone = TimeZone(secondsFromGMT: offset) else { return nil }
        let days = CivilDay(year: year, month: month, day: day).number
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
        return (Date(timeIntervalSince1970: TimeInterval(seconds)), zone)
    }

    /// With the offset the zone has at that time.
    static func text(of date: Date, in zone: TimeZone) -> String {
        let clock = WallClock(zone: zone, now: date)
        let (year, month, number) = clock.today.parts
        let minute = clock.minuteOfDay
        let second = (Int(date.timeIntervalSince1970.rounded(.down)) % 60 + 60) % 60
        let offset = zone.secondsFromGMT(for: date)
        let sign = offset < 0 ? "-" : "+"
        return "\(year)-\(two(month))-\(two(number))T\(two(minute / 60)):\(two(minute % 60)):\(two(second))"
            + "\(sign)\(two(abs(offset) / 3600)):\(two(abs(offset) / 60 % 60))"
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
