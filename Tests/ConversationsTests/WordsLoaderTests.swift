import Conversations
import Foundation
import Testing
import Understanding

@Suite struct WordsLoaderTests {
    private func faults(words: String = "s.leak: [漏水]\n", rules: String = "") throws -> [String] {
        let folder = try WordsFolder.temporary(["zh/words/a.yaml": words, "zh/rules/a.yaml": rules])
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            _ = try loadUnderstanding(from: folder)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    @Test func `the shipped folder has no faults, and both languages`() throws {
        let packs = try loadPacks(from: WordsFolder.url)
        #expect(packs.map(\.language.code) == ["en", "zh"])
        #expect(packs.allSatisfy { !$0.rules.faults.isEmpty && !$0.rules.acts.isEmpty })
    }

    @Test(arguments: [
        ("a.b: [x]\na.c: []\n", "zh/words/a.yaml:2: `a.c` has no words"),
        ("a.b: [x, y,\n  x]\n", "zh/words/a.yaml:2: `x` is already in `a.b` (zh/words/a.yaml:1)"),
        ("area.cellar: [x]\n", "zh/words/a.yaml:1: `area.cellar` is not known in its family"),
        ("time.weekday.8: [x]\n", "zh/words/a.yaml:1: `time.weekday.8` is not known"),
        ("a.b: x\n", "zh/words/a.yaml:1: `a.b` has no list of words"),
        ("a.b: [x]\n\na.b: [y]\n", "zh/words/a.yaml:"),
        ("a.b: [x\nb.c: [", "zh/words/a.yaml:"),
        ("- x\n", "zh/words/a.yaml:1: the file is not a list of names"),
        ("slips: {a: a}\n", "zh/words/a.yaml:1: a slip without what was meant"),
        ("characters: [電]\n", "zh/words/a.yaml:1: `電` is no pair of characters"),
    ])
    func `a fault among the words is named with file and line`(_ words: String, fault: String) throws {
        let faults = try faults(words: words)
        #expect(faults.contains { $0.hasPrefix(fault) }, "\(faults)")
        #expect(faults.allSatisfy { $0.contains("; ") })
    }

    @Test(arguments: [
        (
            "faults:\n  - {category: water.wine, any: [s.leak]}\n",
            "zh/rules/a.yaml:2: `water.wine` means nothing under `category`"
        ),
        ("faults:\n  - {category: water.leak, any: [s.leek]}\n", "zh/rules/a.yaml:2: no word gives the cue `s.leek`"),
        ("faults:\n  - {category: water.leak}\n", "zh/rules/a.yaml:2: the rule asks for no words"),
        ("faults:\n  - {any: [s.leak]}\n", "zh/rules/a.yaml:2: the rule names no category"),
        (
            "faults:\n  - {category: water.leak, any: [s.leak], wieght: 3}\n",
            "zh/rules/a.yaml:2: `wieght` means nothing in this rule"
        ),
        (
            "faults:\n  - {category: water.leak, any: [s.leak], weight: much}\n",
            "zh/rules/a.yaml:2: `weight` is no whole number"
        ),
        ("acts:\n\n  - {intent: shout, any: [s.leak]}\n", "zh/rules/a.yaml:3: `shout` means nothing under `intent`"),
        ("acts:\n  - {priority: 4, any: [s.leak]}\n", "zh/rules/a.yaml:2: the rule names no intent"),
        ("acts:\n  - {intent: help, chat: pub}\n", "zh/rules/a.yaml:2: `pub` is no chat"),
        ("acts:\n  - {intent: help, any: []}\n", "zh/rules/a.yaml:2: `any` is empty"),
        ("urgency:\n  - {of: [water.leak]}\n", "zh/rules/a.yaml:2: the rule names no urgency"),
        ("thoughts: [x]\n", "zh/rules/a.yaml:1: `thoughts` is no kind of rule"),
    ])
    func `a fault among the rules is named with file and line`(_ rules: String, fault: String) throws {
        let faults = try faults(rules: rules)
        #expect(faults.contains { $0.hasPrefix(fault) }, "\(faults)")
    }

    @Test func `all faults are told at once`() throws {
        #expect(try faults(words: "a.b: []\narea.x: [y]\n", rules: "nothing: [x]\n").count == 3)
    }

    @Test func `a folder without a language is a fault`() throws {
        let folder = try WordsFolder.temporary(["readme.txt": ""])
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: FileFaults.self) { try loadUnderstanding(from: folder) }
    }

    @Test func `a language is a folder and nothing else`() throws {
        let folder = try WordsFolder.temporary([
            "eo/words/a.yaml": "t.pipe: [tubo]\ns.leak: [likas]\narea.kitchen: [kuirejo]\n",
            "eo/rules/a.yaml":
                "faults: [{category: water.leak, all: [[t.pipe], [s.leak]]}]\nacts: [{intent: report, fault: true}]\n",
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let line = #"{"id":"1","role":"resident","chat":"group","text":"La tubo en la kuirejo likas"}"#
        let answer = try loadUnderstanding(from: folder, fallback: "eo").answer(line: line, number: 1)
        #expect(answer.contains("water.leak") && answer.contains("kitchen"))
    }
}
