import Foundation

/// A notice's number within its community, apart from those of tickets.
package struct NoticeNumber: Hashable, Sendable, Comparable, Codable {
    package let value: Int

    package init(_ value: Int) { self.value = value }
    package init(from decoder: any Decoder) throws { value = try decoder.singleValueContainer().decode(Int.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    package static func < (one: NoticeNumber, other: NoticeNumber) -> Bool { one.value < other.value }
}

/// What a notice is about; each kind has a template of its own.
package enum NoticeKind: String, CaseIterable, Sendable, Codable {
    case outage, safety, works, event, fees, general
}

/// What is cut off during an outage.
package enum NoticeService: String, CaseIterable, Sendable, Codable {
    case water, power, gas, heating, elevator, network
}

/// What stands over a notice.
package enum NoticeTitle: String, CaseIterable, Sendable, Codable {
    case water, power, gas, heating, elevator, network, outage, safety, works, event, fees, general
}

/// One message of a manager to many homes, from the first draft to its end.
package struct Notice: Hashable, Sendable, Codable {
    package enum State: String, CaseIterable, Sendable, Codable {
        /// Shown to its writer, or waiting for what is missing.
        case draft
        /// Confirmed, and waiting for its time.
        case scheduled
        case sent
        /// What it told of is over.
        case ended
        /// Another one took its place.
        case replaced
        case recalled
        /// Never sent.
        case dropped
    }

    package let number: NoticeNumber
    package var kind: NoticeKind
    package var service: NoticeService?
    package var audience: Audience?
    /// When what it tells of happens.
    package var from: Instant?
    package var to: Instant?
    /// Both ends were told to the minute.
    package var isExact = false
    /// As the manager wrote it, without the order and the addressees in front.
    package var words: String
    /// The words of the time in `words`, to be exchanged when it changes.
    package var timeWords: String?
    /// What the words tell, of what a notice of its kind has to.
    package var tells: Set<NoticePart> = []
    /// The words once they have passed the guard; nil before.
    package var text: NoticeText?
    package var isEmergency = false
    package var callsEveryone = false
    package var state = State.draft
    package let author: PersonID
    package let authorName: ServiceName
    package let createdAt: Instant
    /// When it is to go out, or went out.
    package var sendAt: Instant?
    /// The notice whose place this one takes.
    package var replaces: NoticeNumber?
    /// Of what an older version wrote both are missing.
    private var asksBack: Bool?
    private var parking: Bool?

    package init(
        number: NoticeNumber, kind: NoticeKind, words: String, author: PersonID, authorName: ServiceName,
        createdAt: Instant
    ) {
        self.number = number
        self.kind = kind
        self.words = words
        self.author = author
        self.authorName = authorName
        self.createdAt = createdAt
    }

    /// People are asked to say that they have read it.
    package var wantsReading: Bool {
        get { asksBack ?? false }
        set { asksBack = newValue }
    }

    /// Where cars stand, in a notice of whatever kind.
    package var isAboutParking: Bool {
        get { parking ?? false }
        set { parking = newValue }
    }

    package var title: NoticeTitle {
        switch kind {
        case .outage:
            switch service {
            case .water: .water
            case .power: .power
            case .gas: .gas
            case .heating: .heating
            case .elevator: .elevator
            case .network: .network
            case nil: .outage
            }
        case .safety: .safety
        case .works: .works
        case .event: .event
        case .fees: .fees
        case .general: .general
        }
    }

    /// The words without their time where that stands by itself: “tomorrow” is wrong when it is read, the date stands
    /// below.
    package var told: String {
        guard span != nil, let time = timeWords, let range = words.range(of: time) else { return words }
        let before = words[..<range.lowerBound]
        let after = words[range.upperBound...]
        let isFree = before.last.map(\.isLoose) ?? true
        guard before.isEmpty || (isFree && after.first.map(\.isLoose) ?? true) else { return words }
        let rest = after.drop { $0.isLoose }
        if before.isEmpty { return rest.isEmpty ? words : String(rest) }
        let lead = String(before.reversed().drop { $0.isWhitespace }.reversed())
        return lead + (after.first?.isPunctuation == true ? after : " " + rest)
    }

    /// When it happens, as people are told; nil: no time belongs to it.
    package var span: Span? { from == nil && to == nil ? nil : Span(from: from, to: to) }

    /// Sent, and what it tells of is not over.
    package func isRunning(at now: Instant) -> Bool { state == .sent && (to.map { now < $0 } ?? true) }
}

/// A time from here to there; either end may be open.
package struct Span: Hashable, Sendable, Codable {
    package let from: Instant?
    package let to: Instant?

    package init(from: Instant?, to: Instant?) {
        self.from = from
        self.to = to
    }
}

extension Character {
    fileprivate var isLoose: Bool { isWhitespace || isPunctuation }
}
