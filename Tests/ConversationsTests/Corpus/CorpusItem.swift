import Foundation
import Testing
import Understanding

/// A labelled message of the corpus.
struct CorpusItem: Decodable {
    let id: String
    let expect: [CorpusAct]
    private let role: String
    private let chat: String

    /// Silence is counted there.
    var isAmongResidents: Bool { role == "resident" && chat == "group" }
}

/// A part of the corpus: rules may be written looking at the seen messages, never at the unseen ones.
///
/// The fresh parts are messages written later, each batch before anybody saw what became of it, and then looked at; the
/// parts of talk are small talk among neighbours, on which the desk keeps silent.
enum CorpusPart: String, CaseIterable, CustomTestStringConvertible {
    case chineseSeen = "zh.seen"
    case chineseUnseen = "zh.unseen"
    case englishSeen = "en.seen"
    case englishUnseen = "en.unseen"
    case chineseFresh = "zh.fresh"
    case englishFresh = "en.fresh"
    case chineseTalk = "zh.talk"
    case englishTalk = "en.talk"

    static let talk = [chineseTalk, englishTalk]

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/corpus")

    var testDescription: String { rawValue }
    var isUnseen: Bool { self == .chineseUnseen || self == .englishUnseen }
    /// Of the corpus itself, which is split by number.
    var isSplit: Bool { isUnseen || self == .chineseSeen || self == .englishSeen }

    /// The items, each with the line it stands in.
    func items() throws -> [(line: String, item: CorpusItem)] {
        let text = try String(contentsOf: Self.folder.appending(path: "\(rawValue).jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            (String(line), try JSONDecoder().decode(CorpusItem.self, from: Data(line.utf8)))
        }
    }

    func score(by understander: Understander) throws -> CorpusScore {
        struct Answer: Decodable { let acts: [CorpusAct] }
        var score = CorpusScore()
        for (number, (line, item)) in try items().enumerated() {
            let told = try understander.answer(line: line, number: number + 1)
            score.add(item, answered: try JSONDecoder().decode(Answer.self, from: Data(told.utf8)).acts)
        }
        return score
    }
}
