import Chat
import Foundation
import ServiceDesk
import Testing

@testable import Understanding

/// A small language of its own, so that these tests hold whatever the lexicons say.
@Suite struct RulesTests {
    private static let source = Source(file: "test", line: 1)

    private static func understander() -> Understander {
        let words: [(String, [String])] = [
            ("t.pipe", ["水管"]), ("t.guard", ["漏电保护器"]), ("s.leak", ["漏水", "漏"]), ("f.dark", ["灯坏", "灯也坏"]),
            ("f.spark", ["漏电"]), ("scope.not", ["没有", "没"]), ("scope.if", ["要是"]), ("scope.past", ["昨天"]),
            ("scope.still", ["还在"]), ("scope.elsewhere", ["隔壁小区"]), ("scope.solved", ["修好了"]), ("matter.opens", ["另外"]),
            ("area.kitchen", ["厨房"]), ("area.corridor", ["楼道"]), ("place.home", ["我家"]), ("yes", ["好的", "好"]),
            ("filler", ["啊", "的"]), ("chat.joke", ["哈哈"]), ("at.building.after", ["号楼"]), ("at.unit.after", ["单元"]),
        ]
        var lexicon = Lexicon()
        for (cue, list) in words {
            for word in list { lexicon.entries.append(.init(word: word, cue: cue, source: source)) }
        }
        var rules = RuleBook()
        rules.faults = [
            FaultRule(category: .waterLeak, cues: Cues(any: ["s.leak"]), source: source),
            FaultRule(
                category: .waterLeak, cues: Cues(all: [["t.pipe"], ["s.leak"]]), urgency: .urgent, weight: 12,
                source: source),
            FaultRule(category: .powerLight, cues: Cues(any: ["f.dark"]), source: source),
            FaultRule(category: .powerHazard, cues: Cues(any: ["f.spark"]), weight: 14, source: source),
        ]
        rules.urgencies = [
            UrgencyRule(
                categories: [.waterLeak], cues: Cues(), whereabouts: [.inside], urgency: .urgent, source: source)
        ]
        var report = ActRule(intent: .report, priority: 20, source: source)
        report.roles = [.resident]
        report.fault = true
        report.cues = Cues(none: ["chat.joke"])
        var confirm = ActRule(intent: .confirmDone, priority: 90, source: source)
        confirm.pending = [.confirmDone]
        confirm.whole = ["yes"]
        confirm.take = [.ticket]
        rules.acts = [report, confirm]
        return Understander(packs: [LanguagePack(language: .chinese, lexicon: lexicon, rules: rules)])
    }

    private let understander = Self.understander()

    private func hearing(pending: Question? = nil, ticket: Int? = nil) -> Hearing {
        Hearing(
            role: .resident, chat: .group, home: HomeAddress(building: "3", unit: "2", room: "501"), pending: pending,
            ticket: ticket, now: Date(timeIntervalSince1970: 1_795_399_200), zone: .gmt)
    }

    private func acts(_ text: String, pending: Question? = nil, ticket: Int? = nil) -> [Act] {
        understander.understand(text, in: hearing(pending: pending, ticket: ticket)).acts
    }

    @Test func `a private room stands for the speaker's home`() {
        let home = Place(building: "3", unit: "2", room: "501", area: .kitchen)
        #expect(acts("厨房漏水") == [Act(.report, category: .waterLeak, urgency: .urgent, place: home)])
    }

    @Test func `an address told goes before the home bound`() {
        #expect(acts("5号楼1单元302厨房漏水").first?.place == Place(building: "5", unit: "1", room: "302", area: .kitchen))
    }

    @Test(arguments: ["没有漏水", "没漏水啊", "要是漏水就麻烦", "昨天漏水", "隔壁小区漏水", "漏水修好了", "漏水 已经修好了", "漏水哈哈"])
    func `what is denied, imagined, past, elsewhere, over or a joke is no report`(_ text: String) {
        #expect(acts(text).isEmpty)
    }

    @Test(arguments: ["昨天漏水还在漏", "漏水", "水管漏水", "漏"])
    func `what goes on is one`(_ text: String) {
        #expect(acts(text).map(\.category) == [.waterLeak])
    }

    @Test func `a word inside a longer one of another kind is not heard`() {
        #expect(acts("漏电保护器").isEmpty)
        #expect(acts("漏电").map(\.category) == [.powerHazard])
    }

    @Test func `two matters are two acts, in the order of the text`() {
        #expect(acts("厨房漏水，另外楼道灯也坏").map(\.category) == [.waterLeak, .powerLight])
        #expect(acts("1.楼道灯坏 2.厨房漏水").map(\.category) == [.powerLight, .waterLeak])
    }

    @Test func `words of one trouble may be in neighbouring clauses`() {
        #expect(acts("水管啊 漏").first?.category == .waterLeak)
    }

    @Test(arguments: [("好的", true), ("好啊！", true), ("好的 水管", false), ("", false), ("啊", false)])
    func `a whole answer is made of nothing else`(_ text: String, confirms: Bool) {
        #expect(acts(text, pending: .confirmDone, ticket: 7) == (confirms ? [Act(.confirmDone, ticket: 7)] : []))
    }

    @Test func `the trail names the words, where they are written, and the rule`() {
        let trail = understander.understand("厨房漏水", in: hearing(), explained: true).trail
        #expect(trail.contains { $0.contains("漏水: s.leak (test:1)") })
        #expect(trail.contains { $0.contains("water.leak") && $0.contains("chosen") })
        #expect(trail.contains { $0.hasPrefix("rule") && $0.contains("report") })
        #expect(understander.understand("厨房漏水", in: hearing()).trail.isEmpty)
    }

    @Test func `without any language there is an answer all the same`() {
        #expect(Understander(packs: []).understand("漏水", in: hearing()).acts.isEmpty)
    }
}
