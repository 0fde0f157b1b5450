import Chat
import Foundation
import ServiceDesk
import Testing

@testable import Conversations

@Suite struct CardFilesTests {
    /// Reads one file of cards as Chinese ones.
    private func read(_ text: String) throws -> (Handbook, [FileFault]) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "cards-\(UUID().uuidString)")
        let cards = folder.appending(path: "zh/standards/cards")
        try FileManager.default.createDirectory(at: cards, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try text.write(to: cards.appending(path: "a.yaml"), atomically: true, encoding: .utf8)
        var files = CardFiles(language: "zh", folder: folder)
        let handbook = files.read()
        return (handbook, files.faults)
    }

    private static let card = """
        leak:
          for: [water.leak]
          standard: 先止水
          steps: [关阀, 找漏点]
          say: [先把水关了]
          quiz: [{ask: 先做什么, choices: [找漏点, 断电], right: 2, because: 会伤人}]

        """

    @Test func `a card is read with its steps, words and questions`() throws {
        let (handbook, faults) = try read(Self.card)
        let card = try #require(handbook.card(for: .waterLeak))
        #expect(faults.isEmpty && card.steps == ["关阀", "找漏点"] && card.quiz.first?.right == 2)
        #expect(handbook.card(for: .gasLeak) == nil)
    }

    @Test(
        arguments: [
            ("for: [water.leak]", "for: [water.leek]", 2, "water.leek"),
            ("standard: 先止水", "standart: 先止水", 3, "standart"),
            ("steps: [关阀, 找漏点]", "steps: []", 4, "steps"),
            ("right: 2", "right: 3", 6, "no choice is right"),
            ("because: 会伤人", "because: ''", 6, "because"),
        ])
    func `what is wrong is named with its line, and the card is not taken`(
        _ good: String, _ bad: String, _ line: Int, _ named: String
    ) throws {
        let (handbook, faults) = try read(Self.card.replacing(good, with: bad))
        #expect(faults.contains { $0.line == line && $0.problem.contains(named) && !$0.remedy.isEmpty }, "\(faults)")
        #expect(handbook.cards.isEmpty)
    }

    @Test func `a kind of work has one card`() throws {
        let (handbook, faults) = try read(Self.card + Self.card.replacing("leak:", with: "again:"))
        #expect(faults.count == 1 && faults[0].problem.contains("water.leak"))
        #expect(handbook.cards.map(\.name) == ["leak"])
    }

    @Test func `every kind of work has a card, and the cards of both languages are the same ones`() throws {
        let folder = try #require(Library.findFolder())
        let handbooks = try Library(folder: folder).handbooks
        for (language, handbook) in handbooks {
            for category in ServiceDesk.Category.allCases {
                #expect(handbook.card(for: category) != nil, "\(language.code) has no card for \(category.rawValue)")
            }
        }
        let shapes = Set(handbooks.values.map { $0.cards.map { CardShape($0) }.sorted() })
        #expect(shapes.count == 1)
    }

    /// What of a card does not depend on the language.
    private struct CardShape: Hashable, Comparable {
        let name: String
        let categories: [String]
        let answers: [Int]

        init(_ card: WorkCard) {
            name = card.name
            categories = card.categories.map(\.rawValue)
            answers = card.quiz.map(\.right)
        }

        static func < (one: Self, other: Self) -> Bool { one.name < other.name }
    }
}
