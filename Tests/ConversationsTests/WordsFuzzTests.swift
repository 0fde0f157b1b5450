import Chat
import Conversations
import Foundation
import ServiceDesk
import Testing
import Understanding

/// Whatever bytes come, they are read: 4,000 spoilt lines, or as many as `GATEHOUSE_FUZZ` says.
@Suite struct WordsFuzzTests {
    private static let total = ProcessInfo.processInfo.environment["GATEHOUSE_FUZZ"].flatMap(Int.init) ?? 4000
    private static let parts = 8

    /// Items of the corpus, and their texts alone.
    private static let lines = Result {
        let sayings = WordsSayingsTests.sayings.map(\.line)
        let corpus = try CorpusPart.allCases.flatMap { try $0.items().map(\.line) }
        return sayings + corpus
    }

    private static let texts = Result {
        try lines.get().enumerated().map { try Item(line: $1, number: $0).text }
    }

    @Test(arguments: 0..<parts)
    func `a text of any bytes is normalised for good, maps back in order, and has a meaning`(_ part: Int) throws {
        let understander = try WordsFolder.understander.get()
        let normalisers = try loadPacks(from: WordsFolder.url).map { Normaliser($0.lexicon) }
        var mangler = Mangler(seed: UInt64(part) + 1, lines: try Self.texts.get())
        var random = Shuffle(state: UInt64(part))
        for _ in 0..<Self.total / Self.parts {
            let text = String(decoding: mangler.next(), as: UTF8.self)
            for normaliser in normalisers {
                let normal = normaliser.normalise(text)
                #expect(normal.isSound(for: text), "\(text.debugDescription)")
                #expect(
                    normaliser.normalise(normal.description).scalars == normal.scalars,
                    "\(text.debugDescription) -> \(normal.description)")
            }
            let hearing = Hearing(
                role: Role.allCases.randomElement(using: &random) ?? .resident,
                chat: ChatKind.allCases.randomElement(using: &random) ?? .direct,
                mentioned: Bool.random(using: &random),
                home: Bool.random(using: &random) ? HomeAddress(building: "3", unit: nil, room: "501") : nil,
                pending: Question.allCases.randomElement(using: &random),
                ticket: Bool.random(using: &random) ? 1042 : nil,
                repliesTo: QuotedKind.allCases.randomElement(using: &random),
                now: Date(timeIntervalSince1970: 1_795_399_200), zone: .gmt)
            let once = understander.understand(text, in: hearing).acts
            #expect(understander.understand(text, in: hearing, explained: true).acts == once)
        }
    }

    @Test(arguments: 0..<parts)
    func `a line of any bytes is answered or refused, and what it names is in its text`(_ part: Int) throws {
        let understander = try WordsFolder.understander.get()
        var mangler = Mangler(seed: UInt64(part) + 101, lines: try Self.lines.get())
        for number in 0..<Self.total / Self.parts {
            let line = String(decoding: mangler.next(), as: UTF8.self)
            guard let item = try? Item(line: line, number: number) else { continue }
            _ = try understander.answer(line: line, number: number)
            let told = try JSONDecoder().decode(Slots.self, from: Data(understander.slots(of: item).utf8))
            for time in told.times {
                #expect(item.text.contains(time.text), "\(item.text.debugDescription): \(time.text)")
            }
        }
    }

    private struct Slots: Decodable {
        struct Time: Decodable { let text: String }
        let times: [Time]
    }
}

extension NormalText {
    /// Every scalar comes from a place in the text, none from before the one in front of it.
    fileprivate func isSound(for text: String) -> Bool {
        let length = text.unicodeScalars.count
        guard origins.count == scalars.count + 1, origins.allSatisfy({ (0...length).contains($0) }) else {
            return false
        }
        return zip(origins, origins.dropFirst()).allSatisfy { $0 <= $1 }
    }
}

extension Understander {
    fileprivate func slots(of item: Item) throws -> String {
        struct Asked: Encodable { let id, text: String }
        let asked = try JSONEncoder().encode(Asked(id: item.id, text: item.text))
        return try slots(line: String(decoding: asked, as: UTF8.self), number: 1)
    }
}
