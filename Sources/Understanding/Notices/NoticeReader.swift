import Foundation
import ServiceDesk

/// Reads what the words of a notice tell: whom it is for, of what kind it is, when, and what a guard has to know.
struct NoticeReader {
    private let heard: Heard
    private let names: CueNames
    private let reading: Reading

    init(_ heard: Heard, names: CueNames) {
        self.heard = heard
        self.names = names
        reading = heard.reading
    }

    func read() -> NoticeReading {
        let envelope = Envelope(heard, names: names)
        var notice = NoticeReading(words: envelope.words)
        notice.service = NoticeService.allCases.first { has("notice.service.\($0.rawValue)") }
        notice.kind = kind(notice.service)
        notice.audience = envelope.audience ?? heard.audience
        takeTime(into: &notice)
        if notice.audience != nil { notice.tells.insert(.audience) }
        for part in [NoticePart.cause, .preparation, .contact] where has("notice.\(part.rawValue)") {
            notice.tells.insert(part)
        }
        for entity in heard.entities {
            switch entity.kind {
            case .phone(let digits):
                notice.phones.append(digits.filter(\.isNumber))
                notice.tells.insert(.contact)
            case .address(let place):
                if place.room != nil, !envelope.covers(entity) { notice.namesHomes = true }
            case .person: notice.namesPeople = true
            case .ticket, .amount, .duration, .rating, .time: break
            }
        }
        notice.isEmergency = has("notice.emergency")
        notice.callsEveryone = has("notice.everyone")
        notice.wantsReading = has("notice.readBack")
        notice.isAboutParking = heard.news.contains(.parking)
        notice.threatens = has("notice.threat") || (has("notice.debt") && has("notice.cut"))
        notice.tellsOfDebts = has("notice.debt")
        return notice
    }

    private func kind(_ service: NoticeService?) -> NoticeKind? {
        if service != nil { return .outage }
        let named: [(String, NoticeKind)] = [
            ("event", .event), ("fees", .fees), ("works", .works), ("safety", .safety),
        ]
        return named.first { has("notice.kind.\($0.0)") }?.1
    }

    private func takeTime(into notice: inout NoticeReading) {
        guard let window = heard.window,
            let entity = heard.entities.first(where: { if case .time(window) = $0.kind { true } else { false } })
        else { return }
        notice.window = window
        notice.timeWords = reading.text.original(entity.start..<entity.end, of: reading.original)
        notice.isExact =
            window.from != nil && window.to != nil
            && heard.clocks.contains { entity.start <= $0.lowerBound && $0.upperBound <= entity.end }
        if notice.isExact { notice.tells.insert(.times) }
    }

    private func has(_ cue: String) -> Bool { names.number(cue).map { reading.cues.contains($0) } ?? false }
}

extension Understander {
    /// What a text tells, taken as a notice or as words about one.
    package func notice(_ text: String, in hearing: Hearing) -> NoticeReading {
        guard let (heard, names) = noticed(text, in: hearing), !heard.reading.scalars.isEmpty else {
            return NoticeReading(words: text.trimmingBlanks())
        }
        return NoticeReader(heard, names: names).read()
    }
}
