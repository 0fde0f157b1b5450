/// How long a step may take, and on which clock that is counted.
package enum Limit: Hashable, Sendable {
    /// Around the clock.
    case minutes(Int)
    /// Only while somebody works.
    case workingMinutes(Int)
    /// The same minute so many days later.
    case days(Int)
    /// So many days' work on the calendar's working days, whoever does it: from ten o'clock to ten o'clock.
    case workingDays(Int)
}

/// Written as `30 min`, `4 h`, `30 working min`, `2 working h`, `7 days`, `3 working days`.
extension Limit: LosslessStringConvertible, Codable {
    /// - Returns: nil for anything but a number from 1 to 525,600 and one of the units.
    package init?(_ description: String) {
        let words = description.split(separator: " ")
        guard let first = words.first, let count = Int(first), (1...525_600).contains(count) else { return nil }
        switch words.dropFirst().joined(separator: " ") {
        case "min": self = .minutes(count)
        case "h": self = .minutes(count * 60)
        case "working min": self = .workingMinutes(count)
        case "working h": self = .workingMinutes(count * 60)
        case "day", "days": self = .days(count)
        case "working day", "working days": self = .workingDays(count)
        case _: return nil
        }
    }

    package var description: String {
        switch self {
        case .minutes(let count): "\(count) min"
        case .workingMinutes(let count): "\(count) working min"
        case .days(let count): "\(count) days"
        case .workingDays(let count): "\(count) working days"
        }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let limit = Limit(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no limit: \(text)")
        }
        self = limit
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
