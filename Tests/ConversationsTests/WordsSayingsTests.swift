import Conversations
import Foundation
import Testing
import Understanding

/// The sayings under `Conversations/sayings`: each message with what it means.
@Suite struct WordsSayingsTests {
    struct Saying: CustomTestStringConvertible {
        let line: String
        let number: Int
        let file: String

        var testDescription: String { "\(file):\(number)" }
    }

    static let sayings: [Saying] = ["zh", "en"].flatMap { language in
        let file = WordsFolder.url.appending(path: "sayings/\(language).jsonl")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").enumerated().map { number, line in
            Saying(line: String(line), number: number + 1, file: "\(language).jsonl")
        }
    }

    @Test func `there are sayings in both languages`() {
        #expect(Self.sayings.count { $0.file == "zh.jsonl" } > 100)
        #expect(Self.sayings.count { $0.file == "en.jsonl" } > 50)
    }

    @Test(arguments: sayings)
    func `what a saying says is understood`(_ saying: Saying) throws {
        let answer = try WordsFolder.understander.get().answer(line: saying.line, number: saying.number)
        let heard = try acts(answer, under: "acts")
        let expected = try acts(saying.line, under: "expect")
        #expect(heard.map(intent) == expected.map(intent), "\(saying.line)")
        for (one, other) in zip(heard, expected) {
            for (slot, value) in other {
                #expect(one[slot]?.isEqual(value) == true, "\(slot): \(saying.line) \(answer)")
            }
        }
    }

    private func intent(_ act: [String: NSObject]) -> String { act["intent"] as? String ?? "" }

    private func acts(_ line: String, under key: String) throws -> [[String: NSObject]] {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return try #require(object?[key] as? [[String: NSObject]])
    }
}
