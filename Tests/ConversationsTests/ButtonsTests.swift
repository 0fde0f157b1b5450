import Chat
import Foundation
import Phrasing
import ServiceDesk
import Testing
import Understanding

@testable import Conversations

/// What stands on a button must mean to the desk what it says to people.
@Suite struct ButtonsTests {
    private func acts(_ words: String, _ role: Role, asked pending: Question? = nil) throws -> [Act] {
        let hearing = Hearing(
            role: role, chat: role == .staff ? .group : .direct, mentioned: true, pending: pending, ticket: 1001,
            repliesTo: role == .staff ? .job : .ticket, now: Date(timeIntervalSince1970: 1_795_399_200),
            zone: TimeZone(secondsFromGMT: 28_800) ?? .gmt)
        return try WordsFolder.understander.get().understand(words, in: hearing).acts
    }

    private func book(_ language: Language) throws -> PhraseBook {
        var files = PhraseFiles(language: language, folder: WordsFolder.url.appending(path: language.code))
        let read = files.read()
        return try #require(read, "\(files.faults)")
    }

    @Test(arguments: [Language.chinese, .english])
    func `a worker's buttons take, refuse, arrive and finish`(_ language: Language) throws {
        for (key, choices) in try book(language).buttons.work {
            for choice in choices {
                let acts = try acts(choice.words, .staff)
                let wanted: [Intent] = [.accept, .decline, .arrive, .complete]
                #expect(acts.count == 1 && wanted.contains(acts[0].intent), "\(key): \(choice.words) is \(acts)")
                #expect(acts.first?.ticket == 1001)
            }
        }
    }

    @Test(arguments: [Language.chinese, .english])
    func `a resident's buttons answer what was asked`(_ language: Language) throws {
        let buttons = try book(language).buttons
        let asked: [(key: PrivateKey, pending: Question, intents: [Intent])] = [
            (.done, .confirmDone, [.confirmDone, .stillBroken]),
            (.doneReminder, .confirmDone, [.confirmDone, .stillBroken]),
            (.quote, .approveQuote, [.approveQuote, .declineQuote]),
        ]
        for (key, pending, intents) in asked {
            let choices = try #require(buttons.personal[key])
            #expect(
                try choices.map { try acts($0.words, .resident, asked: pending).map(\.intent) } == intents.map { [$0] })
        }
        let ratings = try #require(buttons.personal[.askRating])
        #expect(try ratings.map { try acts($0.words, .resident, asked: .rate).first?.rating } == [5, 4, 3, 2, 1])
    }

    @Test func `the words carry their buttons, whatever else is said with them`() throws {
        let spoken = try book(.chinese).say(
            [PrivateStatement(.done, .number(TicketNumber(1001))), PrivateStatement(.help)],
            by: Voice(now: Instant(milliseconds: 0), zone: .gmt))
        #expect(spoken.choices.map(\.label) == ["好了", "还没好"])
    }

    @Test(arguments: [
        ("  accepted:", "  acepted: { a: b }", "never says ‘acepted’"), ("public:", "plubic:", "‘plubic’ is no plane"),
        ("  quote:", "  quote: {}", "one to 5 buttons"), ("  quote:", "  quote: 同意", "one to 5 buttons"),
        ("  quote:", "  quote: { 同意: \"\" }", "without a label or words"),
        ("  quote:", "  quote: { 我完全同意你们的这个报价方案了: 同意 }", "is too long"),
    ])
    func `a faulty line is named`(_ line: String, _ text: String, _ problem: String) throws {
        let folder = try PhraseFolder()
        let number = try folder.replace(line, in: "buttons", with: text)
        let faults = folder.faults
        #expect(faults.count == 1)
        #expect(faults.first.map { $0.problem.contains(problem) && $0.line == number } == true, "\(faults)")
    }

    @Test func `without the file there are no buttons, and that is no fault`() throws {
        let folder = try PhraseFolder()
        try FileManager.default.removeItem(at: folder.url("buttons"))
        #expect(folder.faults == [])
    }
}
