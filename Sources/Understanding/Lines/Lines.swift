import Chat
import Foundation
import ServiceDesk

/// A line of JSONL that cannot be read, and why.
package struct BadLine: Error, Equatable, CustomStringConvertible {
    package let number: Int
    package let problem: String

    package var description: String { "line \(number): \(problem)" }
}

/// An item of the corpus: a message with all that is known about it.
package struct Item: Decodable, Sendable {
    package var id: String
    package var text: String
    package var hearing: Hearing

    private enum Key: String, CodingKey { case id, role, chat, mentioned, home, context, now, text }
    private struct Context: Decodable {
        var pending: Question?
        var ticket: Int?
        var repliesTo: QuotedKind?
    }

    /// What the corpus takes for now where an item says nothing.
    static let usualNow = "2026-11-23T10:00:00+08:00"

    /// - Throws: `BadLine` when the line is no item.
    package init(line: String, number: Int) throws(BadLine) {
        self = try Understander.read(Item.self, from: line, number: number)
    }

    package init(from decoder: any Decoder) throws {
        let line = try decoder.container(keyedBy: Key.self)
        id = try line.decode(String.self, forKey: .id)
        text = try line.decode(String.self, forKey: .text)
        let now = try line.decodeIfPresent(String.self, forKey: .now) ?? Self.usualNow
        guard let (date, zone) = TimeStamp.read(now) else {
            throw DecodingError.dataCorruptedError(
                forKey: .now, in: line, debugDescription: "no ISO 8601 instant with an offset")
        }
        let context = try line.decodeIfPresent(Context.self, forKey: .context)
        hearing = Hearing(
            role: try line.decode(Role.self, forKey: .role), chat: try line.decode(ChatKind.self, forKey: .chat),
            mentioned: try line.decodeIfPresent(Bool.self, forKey: .mentioned) ?? false,
            home: try line.decodeIfPresent(HomeAddress.self, forKey: .home), pending: context?.pending,
            ticket: context?.ticket, repliesTo: context?.repliesTo, now: date, zone: zone)
    }
}

extension Understander {
    /// One line of the corpus.
    package func item(line: String, number: Int) throws(BadLine) -> Item {
        try Self.read(Item.self, from: line, number: number)
    }

    /// Answers one line of the corpus with `{"id","acts"}`.
    package func answer(line: String, number: Int) throws(BadLine) -> String {
        let item = try Self.read(Item.self, from: line, number: number)
        let acts = understand(item.text, in: item.hearing).acts
        let told = try Self.write(acts.map { ActLine($0, zone: item.hearing.zone) }, number: number)
        return #"{"id":\#(try Self.write(item.id, number: number)),"acts":\#(told)}"#
    }

    /// Answers one line `{"id","text","now"}` with the times, places and phones in it, whatever it means.
    package func slots(line: String, number: Int) throws(BadLine) -> String {
        let asked = try Self.read(SlotsAsked.self, from: line, number: number)
        guard let (now, zone) = TimeStamp.read(asked.now ?? Item.usualNow) else {
            throw BadLine(number: number, problem: "`now` is no ISO 8601 instant with an offset")
        }
        let hearing = Hearing(role: .resident, chat: .direct, now: now, zone: zone)
        var told = SlotsTold()
        if let heard = heard(asked.text, in: hearing) { told.take(heard, zone: zone) }
        let times = try Self.write(told.times, number: number)
        let places = try Self.write(told.places, number: number)
        let phones = try Self.write(told.phones, number: number)
        return
            #"{"id":\#(try Self.write(asked.id, number: number)),"times":\#(times),"places":\#(places),"phones":\#(phones)}"#
    }

    fileprivate static func read<Value: Decodable>(_: Value.Type, from line: String, number: Int) throws(BadLine)
        -> Value
    {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(line.utf8))
        } catch {
            throw BadLine(number: number, problem: problem(error))
        }
    }

    private static func problem(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "not JSON" }
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.map(\.stringValue).joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, _): return "`\(key.stringValue)` is missing"
        case .typeMismatch(_, let context): return "`\(path(context))` has the wrong type"
        case .valueNotFound(_, let context): return "`\(path(context))` is null"
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty ? "not JSON" : "`\(path(context))`: \(context.debugDescription)"
        @unknown default: return "not readable"
        }
    }

    private static func write(_ value: some Encodable, number: Int) throws(BadLine) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw BadLine(number: number, problem: "the answer cannot be written: \(error)")
        }
    }
}

private struct SlotsAsked: Decodable {
    let id: String
    let text: String
    let now: String?
}

private struct SlotsTold {
    struct Time: Encodable {
        let text: String
        let window: WindowLine

        private enum Key: String, CodingKey { case text, from, to }

        func encode(to encoder: any Encoder) throws {
            var line = encoder.container(keyedBy: Key.self)
            try line.encode(text, forKey: .text)
            try line.encode(window.from, forKey: .from)
            try line.encode(window.to, forKey: .to)
        }
    }

    var times: [Time] = []
    var places: [Place] = []
    var phones: [String] = []

    mutating func take(_ heard: Heard, zone: TimeZone) {
        for entity in heard.entities {
            switch entity.kind {
            case .time(let window):
                let written = heard.reading.text.original(entity.start..<entity.end, of: heard.reading.original)
                let line = WindowLine(
                    from: window.from.map { TimeStamp.text(of: $0, in: zone) },
                    to: window.to.map { TimeStamp.text(of: $0, in: zone) })
                times.append(Time(text: written, window: line))
            case .phone(let phone): phones.append(phone)
            case .address, .ticket, .amount, .duration, .rating, .person: break
            }
        }
        places = PlaceList(heard.whereabouts).places
    }
}
