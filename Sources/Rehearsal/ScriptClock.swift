import Foundation

/// A time as a script writes it.
enum Moment {
    /// `09:15`, today.
    case today(hour: Int, minute: Int)
    /// `2026-03-03 08:30`.
    case date(DateComponents)
    /// `+1d`, `+14m59s`.
    case later(days: Int, seconds: Int)
}

/// The clock of a script, which only goes forward.
struct ScriptClock {
    let calendar: Calendar
    private(set) var now: Date

    init(start: Date, in zone: TimeZone) {
        calendar = .civil(in: zone)
        now = start
    }

    /// A time of day names a whole minute: the clock stays where it is when it already shows that minute.
    mutating func move(to moment: Moment) throws(Complaint) {
        switch moment {
        case .later(let days, let seconds):
            guard let day = calendar.date(byAdding: .day, value: days, to: now) else {
                throw Complaint("\(days) days from now is no time")
            }
            now = day.addingTimeInterval(TimeInterval(seconds))
        case .date(let components):
            try move(to: calendar.instant(of: components))
        case .today(let hour, let minute):
            var components = calendar.dateComponents([.year, .month, .day], from: now)
            components.hour = hour
            components.minute = minute
            try move(to: calendar.instant(of: components))
        }
    }

    private mutating func move(to minute: Date) throws(Complaint) {
        if calendar.isDate(minute, equalTo: now, toGranularity: .minute) { return }
        guard minute > now else {
            throw Complaint(
                "the clock never goes back, and it already shows \(calendar.shown(now)); "
                    + "for another day write the date: 2026-03-03 08:30")
        }
        now = minute
    }
}

extension Cursor {
    /// Reads a time if one is next, with the blanks after it.
    ///
    /// - Returns: nil, and nothing read, where no time begins.
    /// - Throws: when something begins like a time and is none.
    mutating func moment() throws(Complaint) -> Moment? {
        let start = position
        let moment: Moment
        if take("+") {
            moment = try span()
        } else {
            let digits = take(while: \.isDigit)
            if digits.count == 4, next == "-" {
                position = start
                moment = .date(try dateAndTime())
            } else if !digits.isEmpty, next == ":" {
                position = start
                let (hour, minute) = try timeOfDay()
                moment = .today(hour: hour, minute: minute)
            } else {
                position = start
                return nil
            }
        }
        guard atEnd || next == " " else {
            throw Complaint("after the time \(text(start..<position)) expected a blank")
        }
        skipBlanks()
        return moment
    }

    /// `2026-03-02 09:00`
    mutating func dateAndTime() throws(Complaint) -> DateComponents {
        let start = position
        let parts = take { $0.isDigit || $0 == "-" }.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]) else {
            throw Complaint("expected a date and a time, as in 2026-03-02 09:00, not “\(text(start..<written.count))”")
        }
        skipBlanks()
        let (hour, minute) = try timeOfDay()
        return DateComponents(year: year, month: month, day: day, hour: hour, minute: minute)
    }

    private mutating func timeOfDay() throws(Complaint) -> (hour: Int, minute: Int) {
        let start = position
        let written = take { $0.isDigit || $0 == ":" }
        let parts = written.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count <= 2, parts[1].count == 2, let hour = Int(parts[0]), hour < 24,
            let minute = Int(parts[1]), minute < 60
        else { throw Complaint("expected a time of day, as in 09:15, not “\(text(start..<position))”") }
        return (hour, minute)
    }

    private mutating func span() throws(Complaint) -> Moment {
        var days = 0
        var seconds = 0
        var units = 0
        while let digit = next, digit.isDigit {
            guard let amount = Int(take(while: \.isDigit)), amount < 1_000_000,
                let unit = Self.units.first(where: { take($0.spelling) })
            else { break }
            units += 1
            if unit.seconds == 86400 { days += amount } else { seconds += amount * unit.seconds }
        }
        guard units > 0, atEnd || next == " " else {
            throw Complaint("expected how much time passes, as in +15m, +14m59s, +2h, +1d, +15分钟")
        }
        return .later(days: days, seconds: seconds)
    }

    /// Longer spellings first: 分钟 before 分.
    private static let units: [(spelling: String, seconds: Int)] = [
        ("小时", 3600), ("分钟", 60), ("min", 60), ("天", 86400), ("日", 86400), ("时", 3600), ("分", 60), ("秒", 1),
        ("d", 86400), ("h", 3600), ("m", 60), ("s", 1),
    ]
}

extension Calendar {
    static func civil(in zone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar
    }

    /// - Throws: for a date the calendar does not have, such as February 30.
    func instant(of components: DateComponents) throws(Complaint) -> Date {
        guard let date = date(from: components),
            dateComponents([.year, .month, .day, .hour, .minute], from: date) == components
        else { throw Complaint("the calendar has no such day or time") }
        return date
    }

    /// `09:15`, or `09:14:59` where there are seconds.
    func shown(_ date: Date) -> String {
        let parts = dateComponents([.hour, .minute, .second], from: date)
        let fields = [parts.hour ?? 0, parts.minute ?? 0] + (parts.second == 0 ? [] : [parts.second ?? 0])
        return fields.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}
