import Foundation
import Wire

/// The longest wait that a platform may impose on us.
private let longestWait = Duration.seconds(3600)

/// How long a platform says to wait; nil where it does not say, or says nonsense.
func wait(seconds: Int?) -> Duration? {
    guard let seconds, seconds >= 0 else { return nil }
    return min(.seconds(seconds), longestWait)
}

extension HTTPReply {
    /// The wait named by `Retry-After`, at most an hour; nil without one, or with one that makes no sense.
    ///
    /// A moment (RFC 9110, 10.2.3) is measured from the reply's own `Date`, so that a wrong clock on either side does
    /// not shorten the wait.
    var retryAfter: Duration? {
        guard let given = header("retry-after")?.trimmed else { return nil }
        if let seconds = given.digits { return wait(seconds: seconds) }
        guard let moment = httpDate(given), let sent = header("date").flatMap({ httpDate($0.trimmed) }) else {
            return nil
        }
        return wait(seconds: Int(moment.timeIntervalSince(sent)))
    }
}

/// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, the only form that is still sent (RFC 9110, 5.6.7).
func httpDate(_ text: String) -> Date? {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: String(words[2])) else { return nil }
    let clock = words[4].split(separator: ":")
    guard clock.count == 3, let day = words[1].digits, let year = words[3].digits, year < 10_000,
        let hour = clock[0].digits, let minute = clock[1].digits, let second = clock[2].digits
    else { return nil }
    let parts = DateComponents(
        calendar: Calendar(identifier: .gregorian), timeZone: .gmt, year: year, month: month + 1, day: day, hour: hour,
        minute: minute, second: min(second, 59))
    return parts.isValidDate ? parts.date : nil
}

extension StringProtocol {
    /// The number, when there is nothing but ASCII digits and they fit.
    var digits: Int? {
        let isNumber = !isEmpty && utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isNumber ? Int(self) : nil
    }

    /// Without blanks around it.
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
