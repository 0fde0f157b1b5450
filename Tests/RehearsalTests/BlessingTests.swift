import Foundation
import Testing

@testable import Rehearsal

@Suite struct BlessingTests {
    private func blessed(_ body: String, cues: [PuppetStage.Cue] = House.cues) async throws -> String {
        let scene = try House.scene(body)
        let text = bless(scene, await House.player(cues).play(scene))
        #expect(text.hasPrefix(House.header))
        return String(text.dropFirst(House.header.count))
    }

    @Test func `words change in place, and wildcards and marks stay where they fit`() async throws {
        let text = try await blessed(
            """
            == 报修
            【三栋群】
            王阿姨：漏水
            小管家 > ：收到，编号 {号}。
            【维修群】
            小管家 #派单: {号} 漏水 {*}
              | 请接单。
            # 尾巴
            """)
        #expect(
            text == """
                == 报修
                【三栋群】
                王阿姨：漏水
                小管家 > ：已收到，编号 #1001，进展私信您。
                【维修群】
                小管家 #派单: {号} 漏水 {*}
                  | 回复本条“收到”即可接单。
                # 尾巴
                """)
    }

    @Test func `unwritten lines go under their room, and the room that held holds again`() async throws {
        let text = try await blessed("【三栋群】\n王阿姨: 漏水\n\n# 闲聊\n王阿姨: 天气不错\n（沉默）\n")
        #expect(
            text == """
                【三栋群】
                王阿姨: 漏水
                小管家 >: 已收到，编号 #1001，进展私信您。
                【维修群】
                小管家: #1001 漏水 3栋501 厨房
                  | 回复本条“收到”即可接单。
                【三栋群】

                # 闲聊
                王阿姨: 天气不错
                （沉默）

                """)
    }

    @Test func `unsaid lines go, and their times stay`() async throws {
        let text = try await blessed("【王阿姨】\n王阿姨: 早\n09:30 小管家: 早\n小管家: 您好\n  | 有事吗\n+10m 王阿姨: 走了\n")
        #expect(text == "【王阿姨】\n王阿姨: 早\n09:30\n+10m 王阿姨: 走了\n")
    }

    @Test func `a line said on the way to its time gets the time it was said at`() async throws {
        let early = PuppetStage.Cue(words: "早", place: House.wang, text: "晚", after: 600)
        #expect(
            try await blessed("【王阿姨】\n王阿姨: 早\n09:15 小管家: 晚\n", cues: [early])
                == "【王阿姨】\n王阿姨: 早\n09:10 小管家: 晚\n09:15\n")
        #expect(
            try await blessed("【王阿姨】\n王阿姨: 早\n+15m 小管家: 晚\n", cues: [early])
                == "【王阿姨】\n王阿姨: 早\n09:10 小管家: 晚\n+5m\n")
    }

    @Test func `what a time brings is written before a line that closes the room`() async throws {
        let cue = PuppetStage.Cue(words: "早", place: House.wang, text: "晚", after: 600)
        #expect(
            try await blessed("【王阿姨】\n王阿姨: 早\n09:10 王阿姨: 好\n+1h （沉默）\n", cues: [cue])
                == "【王阿姨】\n王阿姨: 早\n09:10\n09:10 小管家: 晚\n王阿姨: 好\n+1h （沉默）\n")
        #expect(
            try await blessed("【三栋群】\n【王阿姨】\n王阿姨: 早\n【三栋群】\n+10m （沉默）\n王阿姨: 好\n", cues: [cue])
                == "【三栋群】\n【王阿姨】\n王阿姨: 早\n【三栋群】\n+10m\n【王阿姨】\n09:10 小管家: 晚\n【三栋群】\n（沉默）\n王阿姨: 好\n")
    }

    @Test func `line endings are kept`() async throws {
        let body = "【三栋群】\n王阿姨: 漏水\n小管家: 好\n【维修群】\n小管家: {*}\n"
        let scene = try Scene(file: "a.zh.chat", text: (House.header + body).replacing("\n", with: "\r\n"))
        let text = bless(scene, await House.player().play(scene))
        #expect(text == (House.header + body).replacing("好", with: "已收到，编号 #1001，进展私信您。").replacing("\n", with: "\r\n"))
    }

    /// Whatever is dropped from, added to or changed about the bot's lines, blessing makes the scene true again.
    @Test(arguments: [UInt64](1...80))
    func `a blessed scene passes, and blessing it again changes nothing`(_ seed: UInt64) async throws {
        var dice = Dice(state: seed)
        var lines = House.example.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for index in lines.indices.reversed() where lines[index].contains("小管家") {
            switch Int.random(in: 0..<7, using: &dice) {
            case 0: lines[index] = lines[index].replacing("{号}", with: "#7").replacing("人", with: "谁")
            case 1: lines.insert("小管家: 再说一句", at: index)
            case 2: lines[index] = lines[index].replacing("09:15 ", with: "+1s ")
            case 3 where !lines[index].contains("#派单"): lines.remove(at: index)
            default: break
            }
        }
        let report = try await passes(afterBlessing: lines.joined(separator: "\n"), cues: House.cues)
        #expect(report.takes.count == 3)
    }

    /// Reminders fall due at odd times, in odd rooms, before, within and behind the lines that are there.
    @Test(arguments: [UInt64](1...80))
    func `a script without one line of the bot's gets them all`(_ seed: UInt64) async throws {
        var dice = Dice(state: seed)
        let places = [House.residents, House.staff, House.managers, House.wang]
        let cues = (0..<6).map { index in
            PuppetStage.Cue(
                words: Bool.random(using: &dice) ? "早" : "晚", place: places.randomElement(using: &dice) ?? House.wang,
                text: "第 \(index) 句 %", after: Double(Int.random(in: 0..<40, using: &dice) * 30),
                quotes: Bool.random(using: &dice))
        }
        let pieces = [
            "【三栋群】\n王阿姨: 早\n", "【维修群】\n李师傅: 晚\n", "【王阿姨】\n+7m 王阿姨: 晚\n", "+5m\n", "+3m30s （沉默）\n",
            "（重发）\n", "（重启）\n", "+90s （重发）\n", "== 后来\n", "\n# 旁白\n",
        ]
        let body = "【三栋群】\n王阿姨: 早\n" + (0..<8).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
        try await passes(afterBlessing: House.header + body + "+2h （沉默）\n", cues: cues)
    }

    @discardableResult
    private func passes(afterBlessing text: String, cues: [PuppetStage.Cue]) async throws -> Report {
        let scene = try Scene(file: "a.zh.chat", text: text)
        let once = bless(scene, await House.player(cues).play(scene))
        let mended = try Scene(file: "a.zh.chat", text: once)
        let report = await House.player(cues).play(mended)
        #expect(report.diff() == "", "\(once)")
        #expect(bless(mended, report) == once)
        return report
    }
}

/// Random numbers that are the same every time (SplitMix64).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
