import Foundation

/// What the words of a notice tell, as they were understood.
package struct NoticeReading: Hashable, Sendable {
    /// Without the order and the addressees in front.
    package var words: String
    package var kind: NoticeKind?
    package var service: NoticeService?
    package var audience: Audience?
    package var window: Window?
    /// How the time was written.
    package var timeWords: String?
    /// Both ends are told to the minute.
    package var isExact = false
    package var tells: Set<NoticePart> = []
    package var isEmergency = false
    package var callsEveryone = false
    /// Asks people to say that they have read it.
    package var wantsReading = false
    package var isAboutParking = false
    /// Threatens those who owe with what the law forbids.
    package var threatens = false
    /// Speaks of somebody's debts.
    package var tellsOfDebts = false
    /// Names a home, besides those it is for.
    package var namesHomes = false
    /// Names a person.
    package var namesPeople = false
    /// Digits as written, no spaces.
    package var phones: [String] = []

    package init(words: String) { self.words = words }
}

/// What a notice has to tell. Source: DOMAIN C8.
package enum NoticePart: String, CaseIterable, Sendable, Codable {
    case audience, times, cause, preparation, contact
}

extension Notice {
    /// Takes over what was said about it; what was not said stays as it is.
    mutating func take(_ reading: NoticeReading) {
        // What is off stays off, whatever work is the cause of it.
        if let kind = reading.kind, self.kind != .outage || kind == .outage { self.kind = kind }
        service = reading.service ?? service
        audience = reading.audience ?? audience
        if let window = reading.window {
            from = window.from.map(Instant.init)
            to = window.to.map(Instant.init)
            isExact = reading.isExact
            timeWords = reading.timeWords
        }
        tells.formUnion(reading.tells)
        isEmergency = isEmergency || reading.isEmergency
        callsEveryone = callsEveryone || reading.callsEveryone
        wantsReading = wantsReading || reading.wantsReading
        isAboutParking = isAboutParking || reading.isAboutParking
    }

    /// A change told to a draft: a new time takes the old one's place in the words, anything else is added to them.
    mutating func amend(by reading: NoticeReading) {
        let old = timeWords
        take(reading)
        var added = reading.words
        if let time = reading.timeWords, let old, let range = words.range(of: old) {
            words.replaceSubrange(range, with: time)
            added = added.replacingOccurrences(of: time, with: "")
        }
        let isMore = reading.timeWords == nil ? !reading.tells.isEmpty : added.count >= Self.fewest
        guard isMore, added.contains(where: { $0.isLetter || $0.isNumber }) else { return }
        words += words.isEmpty || words.last.map { $0.isPunctuation } == true ? added : Self.joint(words) + added
    }

    /// The fewest letters beside a new time that say something more.
    private static let fewest = 6

    private static func joint(_ words: String) -> String {
        words.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } ? "，" : ". "
    }
}
