import Chat
import Foundation
import Phrasing
import ServiceDesk
import Testing

@testable import Conversations

@Suite struct PhraseFilesTests {
    @Test(arguments: [Language.chinese, .english])
    func `the wordings that ship are without fault`(_ language: Language) throws {
        var files = PhraseFiles(language: language, folder: WordsFolder.url.appending(path: language.code))
        #expect(files.read() != nil)
        #expect(files.faults == [])
    }

    /// A file, the line that is changed, what it then is, and what is found wrong there.
    @Test(
        arguments: [
            ("public", "arrived:", "arived: \"{number}\"", "never says ‘arived’"),
            ("private", "help:", "tooMany: again", "‘tooMany’ stands here twice"),
            ("names", "  done:", "  onHold: x", "‘onHold’ stands here twice"),
            ("public", "taken:", "taken: \"{number} {phone}\"", "no slot {phone}"),
            ("public", "done:", "done: \"{number}[，{money}]\"", "no slot {money}"),
            ("public", "help:", "help: \"{numbr}\"", "no slot {numbr}"),
            ("public", "taken:", "taken: \"{number} {at}\"", "{at} is not always filled"),
            ("private", "held:", "held: \"{number} {words}\"", "{words} is not always filled"),
            ("work", "noted:", "noted: \"{number\"", "‘{’ is never closed"),
            ("work", "noted:", "noted: \"number}\"", "‘}’ closes nothing"),
            ("work", "noted:", "noted: \"{} ok\"", "names no slot"),
            ("work", "held:", "held: \"{number}[ [{at}]]\"", "stands inside"),
            ("work", "held:", "held: \"{number}[ on hold]\"", "holds no slot"),
            ("names", "clock:", "clock: \"{hour}:{second}\"", "no slot {second}"),
            ("names", "money:", "money: \"{amount\"", "‘{’ is never closed"),
            ("names", "money:", "mony: \"{amount}\"", "‘mony’ is no part of names.yaml"),
            ("names", "  onSite:", "  onsite: x", "‘onsite’ is none of the states"),
            (
                "names", "placeChoices:", "placeChoices: { home: a, corridor: b, garage: c }",
                "‘elsewhere’ is missing in placeChoices"
            ),
        ])
    func `a fault is told with its file and line`(_ file: String, _ line: String, _ text: String, _ problem: String)
        throws
    {
        let folder = try PhraseFolder()
        let number = try folder.replace(line, in: file, with: text)
        let faults = folder.faults
        let fault = try #require(faults.first { $0.problem.contains(problem) }, "\(faults)")
        #expect(fault.file.hasSuffix("phrases/\(file).yaml") && fault.line == number, "\(fault)")
        #expect(!fault.remedy.isEmpty)
    }

    @Test(arguments: [
        ("public", "late"), ("private", "late"), ("work", "card"), ("names", "today"), ("names", "listSeparator"),
    ])
    func `what has no wording is named, and nothing else is wrong`(_ file: String, _ key: String) throws {
        let folder = try PhraseFolder()
        try folder.replace("\(key):", in: file, with: "")
        let faults = folder.faults
        #expect(faults.count == 1 && faults.first?.file.hasSuffix("phrases/\(file).yaml") == true)
        #expect(faults.first?.problem.contains("‘\(key)’") == true)
    }

    @Test func `a table that is missing is named`() throws {
        let folder = try PhraseFolder()
        try folder.replace("urgencies:", in: "names", with: "")
        #expect(folder.faults.map(\.problem) == ["‘urgencies’ is missing"])
    }

    @Test(
        arguments: [
            ("taken:", "taken: \"{number}", "is no YAML"), ("taken:", "taken: {number}: x: y", "is no YAML"),
            ("taken:", "taken: [a, b]", "is no ‘name: text’"),
        ])
    func `what YAML cannot read is told near where it is`(_ line: String, _ text: String, _ problem: String) throws {
        let folder = try PhraseFolder()
        let number = try folder.replace(line, in: "public", with: text)
        let fault = try #require(folder.faults.first { $0.problem.contains(problem) })
        #expect(fault.file.hasSuffix("phrases/public.yaml") && fault.line >= number, "\(fault)")
    }

    @Test(arguments: ["public", "private", "work", "names"])
    func `a file that is missing, empty or no text is one fault`(_ file: String) throws {
        let folder = try PhraseFolder()
        let url = folder.url(file)
        try FileManager.default.removeItem(at: url)
        #expect(folder.faults.map(\.problem) == ["cannot be read"])
        for bytes in [Data(), Data([0xFF, 0xFE, 0x00]), Data("- a\n- b\n".utf8)] {
            try bytes.write(to: url)
            #expect(folder.faults.count == 1 && folder.faults.first?.file == url.path)
        }
    }

    @Test func `every fault of all files is told in one reading`() throws {
        let folder = try PhraseFolder()
        try folder.replace("late:", in: "public", with: "")
        try folder.replace("late:", in: "private", with: "late: \"{nobody}\"")
        try folder.replace("today:", in: "names", with: "")
        #expect(folder.faults.count == 3)
    }
}
