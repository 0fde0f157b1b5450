import Foundation

/// An act as the corpus labels it or the house answers it, in a form in which equal means right.
struct CorpusAct: Decodable, Equatable {
    enum Slot: String, CaseIterable, CodingKey {
        case category, urgency, place, when, period, feeKind, amount, rating, ticket, phone, person, department
        case audience, duration
    }

    enum Value: Equatable {
        case text(String)
        case number(Int)
        case place([String: String])
        case window(Date?, Date?)
        case audience(buildings: [String], units: [String], all: Bool)
    }

    let intent: String
    /// Only what is told; an empty place or audience is not.
    let slots: [Slot: Value]

    private enum Key: String, CodingKey { case intent }
    private struct Window: Decodable {
        let from: String?
        let to: String?
    }
    private struct Audience: Decodable {
        let buildings: [String]?
        let units: [String]?
        let all: Bool?
    }

    init(from decoder: any Decoder) throws {
        intent = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .intent)
        let line = try decoder.container(keyedBy: Slot.self)
        var slots: [Slot: Value] = [:]
        for slot in Slot.allCases where line.contains(slot) { slots[slot] = try Self.value(of: slot, in: line) }
        self.slots = slots
    }

    private static func value(of slot: Slot, in line: KeyedDecodingContainer<Slot>) throws -> Value? {
        switch slot {
        case .category, .urgency, .period, .feeKind, .department:
            return try line.decodeIfPresent(String.self, forKey: slot).map { .text($0) }
        case .phone:
            return try line.decodeIfPresent(String.self, forKey: slot).map { .text($0.filter { !$0.isWhitespace }) }
        case .person:
            let name = try line.decodeIfPresent(String.self, forKey: slot)
            return name.map { .text(String($0.trimmingCharacters(in: .whitespaces).drop { $0 == "@" })) }
        case .amount, .rating, .ticket, .duration:
            return try line.decodeIfPresent(Int.self, forKey: slot).map { .number($0) }
        case .place:
            let place = try line.decodeIfPresent([String: String?].self, forKey: slot)?.compactMapValues(\.self)
            return place.flatMap { $0.isEmpty ? nil : .place($0) }
        case .when:
            guard let window = try line.decodeIfPresent(Window.self, forKey: slot) else { return nil }
            return .window(try window.from.map(instant), try window.to.map(instant))
        case .audience:
            guard let told = try line.decodeIfPresent(Audience.self, forKey: slot) else { return nil }
            let (buildings, units) = (told.buildings ?? [], told.units ?? [])
            guard told.all == true || !buildings.isEmpty || !units.isEmpty else { return nil }
            return .audience(buildings: buildings.sorted(), units: units.sorted(), all: told.all == true)
        }
    }

    private static func instant(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    var category: Value? { slots[.category] }
    var isReportLike: Bool { ["report", "complain", "meToo", "proxyReport"].contains(intent) }
    var tellsUrgency: Bool { ["report", "complain", "proxyReport"].contains(intent) && slots[.urgency] != nil }

    /// The slots labelled here that `other` does not have right; what the label does not mention is not held against it.
    func wrongSlots(in other: CorpusAct?) -> [Slot] {
        Slot.allCases.filter { slot in slots[slot].map { $0 != other?.slots[slot] } ?? false }
    }
}
