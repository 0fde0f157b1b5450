import Foundation
import Testing

/// The labelled corpus: what was understood once stays understood.
///
/// How to raise the floors stands at the head of `Fixtures/corpus/floors.txt`. The messages of the unseen parts are never
/// printed, only their ids, so that nobody writes rules for them.
@Suite struct CorpusTests {
    private static let isRaising = ProcessInfo.processInfo.environment["RAISE_FLOORS"] == "1"

    @Test func `every third message is unseen, and each stands in one part only`() throws {
        var ids: Set<String> = []
        for part in CorpusPart.allCases {
            for (_, item) in try part.items() {
                let number = try #require(item.id.split(separator: "-").last.flatMap { Int($0) })
                if part.isSplit { #expect(part.isUnseen == (number % 3 == 0), "\(item.id) is in \(part.rawValue)") }
                #expect(ids.insert(item.id).inserted, "\(item.id) stands twice")
            }
        }
        #expect(ids.count > 1000)
    }

    @Test(.disabled(if: isRaising), arguments: CorpusPart.allCases)
    func `no figure falls below what was reached`(_ part: CorpusPart) throws {
        let score = try part.score(by: WordsFolder.understander.get())
        for fall in try CorpusFloors().falls(of: score, in: part) { Issue.record("\(fall)") }
    }

    @Test(arguments: CorpusPart.talk) func `at most one remark in two hundred is answered`(_ part: CorpusPart) throws {
        let spoken = try part.score(by: WordsFolder.understander.get()).misses[.silenceRecall] ?? []
        #expect(spoken.count * 200 <= (try part.items().count), "\(spoken)")
    }

    @Test(.enabled(if: isRaising)) func `what is reached now becomes the floor`() throws {
        let understander = try WordsFolder.understander.get()
        var scores: [CorpusPart: CorpusScore] = [:]
        for part in CorpusPart.allCases { scores[part] = try part.score(by: understander) }
        try CorpusFloors.raise(scores)
    }
}
