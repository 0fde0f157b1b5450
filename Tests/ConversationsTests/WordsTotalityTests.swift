import Chat
import Conversations
import Foundation
import ServiceDesk
import Testing
import Understanding

/// Whatever is sent, there is an answer, and soon.
@Suite struct WordsTotalityTests {
    private static let hostile: [String] = [
        "", " ", "\n\n\n", "\u{0}", "\u{FFFD}\u{FFFE}", "👨‍👩‍👧‍👦", String(repeating: "👍", count: 9000),
        String(repeating: "9", count: 65_536),
        String(repeating: "1-", count: 30_000), String(repeating: "漏水", count: 30_000),
        String(repeating: "3号楼2单元501 ", count: 5000),
        String(repeating: "明天下午三点到", count: 8000), String(repeating: "如果不是没有", count: 9000),
        String(repeating: "a", count: 65_536),
        String(repeating: "@", count: 9000), String(repeating: "⭐", count: 9000),
        String(repeating: "1.2.3.", count: 9000),
        String(repeating: "e\u{301}\u{302}\u{303}", count: 9000), "\u{202E}漏水\u{202C}", "99999999999999999999号楼",
        "-1-1-1", "0号楼0单元000",
        "-", "#", "@", "#99999999999999", "九千九百九十九万九千九百九十九万", "24:60 25:00 13月45号", "b", "ｂ座", "负负负一",
    ]

    private func hearing(_ role: Role, _ pending: Question?) -> Hearing {
        Hearing(
            role: role, chat: .direct, home: HomeAddress(building: "3", unit: nil, room: "501"), pending: pending,
            ticket: 1,
            now: Date(timeIntervalSince1970: 1_795_399_200), zone: .gmt)
    }

    @Test(arguments: hostile)
    func `hostile texts have an answer, the same each time`(_ text: String) throws {
        let understander = try WordsFolder.understander.get()
        for (role, pending) in [(.resident, nil), (.staff, .acceptJob), (.manager, .confirmSend)] as [(Role, Question?)]
        {
            let once = understander.understand(text, in: hearing(role, pending)).acts
            #expect(once == understander.understand(text, in: hearing(role, pending)).acts)
        }
    }

    @Test func `a hostile text can be explained`() throws {
        for text in Self.hostile where text.utf8.count < 100 {
            _ = try WordsFolder.understander.get().understand(text, in: hearing(.resident, nil), explained: true)
        }
    }

    @Test func `broken sayings have an answer`() throws {
        let understander = try WordsFolder.understander.get()
        var random = Shuffle(state: 42)
        let lines = WordsSayingsTests.sayings.map { Array($0.line.unicodeScalars) }
        for _ in 0..<600 {
            guard var line = lines.randomElement(using: &random), let other = lines.randomElement(using: &random) else {
                return
            }
            for _ in 0..<Int.random(in: 1...6, using: &random) where !line.isEmpty {
                let at = Int.random(in: 0..<line.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: line.remove(at: at)
                case 1: line.insert(other[Int.random(in: 0..<other.count, using: &random)], at: at)
                default:
                    line.replaceSubrange(at..<line.count, with: other.suffix(Int.random(in: 0..<40, using: &random)))
                }
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: line)
            let role = Role.allCases.randomElement(using: &random) ?? .resident
            _ = understander.understand(
                String(text), in: hearing(role, Question.allCases.randomElement(using: &random)))
        }
    }

    /// Generous, because tests run unoptimised beside others; what it guards against grows with the square.
    @Test func `a text of 64 KiB is no work`() throws {
        let understander = try WordsFolder.understander.get()
        let text = String(repeating: "如果停电了怎么办，3号楼2单元501明天下午三点后漏水。", count: 900)
        let clock = ContinuousClock()
        let took = clock.measure { _ = understander.understand(text, in: hearing(.resident, nil)) }
        #expect(took < .seconds(5))
    }
}
