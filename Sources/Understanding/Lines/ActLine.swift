import Foundation
import ServiceDesk

/// An act as one JSON object, in the form of the corpus.
package struct ActLine: Encodable {
    private let act: Act
    private let zone: TimeZone

    package init(_ act: Act, zone: TimeZone) {
        self.act = act
        self.zone = zone
    }

    private enum Key: String, CodingKey {
        case intent, category, urgency, place, when, period, feeKind, amount, rating, ticket, phone, person, department
        case audience, duration
    }

    package func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        try line.encode(act.intent, forKey: .intent)
        try line.encodeIfPresent(act.category, forKey: .category)
        try line.encodeIfPresent(act.urgency, forKey: .urgency)
        try line.encodeIfPresent(act.place, forKey: .place)
        if let when = act.when {
            try line.encode(WindowLine(from: when.from.map(stamp), to: when.to.map(stamp)), forKey: .when)
        }
        try line.encodeIfPresent(act.period, forKey: .period)
        try line.encodeIfPresent(act.feeKind, forKey: .feeKind)
        try line.encodeIfPresent(act.amount, forKey: .amount)
        try line.encodeIfPresent(act.rating, forKey: .rating)
        try line.encodeIfPresent(act.ticket, forKey: .ticket)
        try line.encodeIfPresent(act.phone, forKey: .phone)
        try line.encodeIfPresent(act.person, forKey: .person)
        try line.encodeIfPresent(act.department, forKey: .department)
        if let audience = act.audience {
            try line.encode(
                AudienceLine(
                    buildings: audience.buildings.isEmpty ? nil : audience.buildings,
                    units: audience.units.isEmpty ? nil : audience.units, all: audience.all ? true : nil),
                forKey: .audience)
        }
        try line.encodeIfPresent(act.duration, forKey: .duration)
    }

    private func stamp(_ date: Date) -> String { TimeStamp.text(of: date, in: zone) }

    /// For people: the same on one line.
    static func text(of act: Act, in zone: TimeZone) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(ActLine(act, zone: zone)) else { return act.intent.rawValue }
        return String(decoding: data, as: UTF8.self)
    }
}

/// A window as written; an open end is null.
struct WindowLine: Encodable {
    let from: String?
    let to: String?

    private enum Key: String, CodingKey { case from, to }

    func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        try line.encode(from, forKey: .from)
        try line.encode(to, forKey: .to)
    }
}

private struct AudienceLine: Encodable {
    let buildings: [String]?
    let units: [String]?
    let all: Bool?
}
