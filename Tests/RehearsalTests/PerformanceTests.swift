import Foundation
import Testing

@testable import Rehearsal

@Suite struct PerformanceTests {
    private static let report = "【三栋群】\n王阿姨: 漏水\n小管家: 已收到，编号 {号}，进展私信您。\n"
    private static let card = "【维修群】\n小管家: {号} 漏水{*}\n"

    @Test func `the example of the house style passes in every mode`() async throws {
        let scene = try Scene(file: "leak.zh.chat", text: House.example)
        let report = await House.player().play(scene)
        #expect(report.diff() == "")
        #expect(report.verdict == .asWritten)
        #expect(report.takes.map(\.mode) == [.plain, .restarting, .twice])
    }

    @Test func `rooms are compared apart, so their lines may stand in any order`() async throws {
        let crossed = try await House.play(
            "【三栋群】\n王阿姨: 漏水\n\(Self.card)【三栋群】\n小管家: 已收到{*}\n")
        #expect(crossed.diff() == "")
        let early = try await House.play("\(Self.card)【三栋群】\n王阿姨: 漏水\n小管家: 已收到{*}\n")
        #expect(early.verdict == .differs, "but not above what draws them")
    }

    @Test(arguments: [
        ("【三栋群】\n王阿姨: 漏水\n\(card)", "+小管家 >: 已收到"),
        ("\(report)", "+【维修群】"),
        ("\(report)小管家: 还有吗\n\(card)", "-小管家: 还有吗"),
        ("\(report)\(card)【三栋群】\n（沉默）\n小管家: 好\n", "-小管家: 好"),
        ("【三栋群】\n王阿姨: 漏水\n小管家: 收到，编号 {号}。\n\(card)", "-小管家: 收到，编号 {号}。\n+小管家: 已收到，编号"),
        ("\(report)（沉默）\n\(card)", "+小管家: {号} 漏水"),
        ("\(report)\(card)李师傅: 在\n小管家: {号} 还没有人接，{*}\n", "-小管家: {号} 还没有人接，{*}"),
    ])
    func `what is unwritten, unsaid, different or too late to be written differs`(_ body: String, line: String)
        async throws
    {
        let report = try await House.play(body)
        #expect(report.verdict == .differs)
        #expect(report.diff().contains(line), "\(report.diff())")
        #expect(report.takes.count == 1, "other modes would only repeat it")
    }

    @Test(arguments: [
        ("09:14 小管家: {号} 还没有人接{*}", "not said by 09:14"),
        ("09:16 小管家: {号} 还没有人接{*}", "said at 09:15, written for 09:16"),
        ("+20m\n小管家 : {号} 还没有人接{*}", ""),
        ("+15m 小管家: {号} 还没有人接{*}", ""),
        ("09:15 小管家: {号} 还没有人接{*}", ""),
    ])
    func `a time on the bot's line is the minute it was said in`(_ line: String, remark: String) async throws {
        let report = try await House.play("\(Self.report)\(Self.card)\(line)\n+1h\n【经理群】\n小管家: {*}\n")
        #expect(remark.isEmpty ? report.diff() == "" : report.diff().contains("! \(remark)"), "\(report.diff())")
    }

    @Test func `a quote on the bot's line is checked, and none allows any`() async throws {
        let quoting = "【三栋群】\n王阿姨 #甲: 漏水\n小管家 >甲: {*}\n\(Self.card)"
        #expect(try await House.play(quoting).diff() == "")
        #expect(try await House.play(quoting.replacing(" >甲", with: "")).diff() == "")
        let other = try await House.play("【三栋群】\n王阿姨 #甲: 早\n王阿姨: 漏水\n小管家 >甲: {*}\n\(Self.card)")
        #expect(other.diff().contains("-小管家 >甲: {*}\n+小管家 >: {*}\n  ! quotes another message\n"), "\(other.diff())")
        let unquoted = try await House.play(
            "【维修群】\n李师傅: 早\n【三栋群】\n王阿姨: 漏水\n小管家: {*}\n【维修群】\n小管家 >: {*}\n")
        #expect(unquoted.diff().contains("-小管家 >: {*}\n+小管家: {*}\n  ! quotes nothing\n"), "\(unquoted.diff())")
    }

    @Test func `people can write what the bot's wildcards stood for, and braces of their own`() async throws {
        let stage = PuppetStage(House.cues)
        let scene = try House.scene("\(Self.report)【王阿姨】\n王阿姨: {号} 怎么样了 {谁}\n")
        _ = await Player { stage }.play(scene, in: .plain)
        #expect(await stage.spoken.last?.text == "#1001 怎么样了 {谁}")
        #expect(await stage.isClosed)
    }

    @Test func `people quote by the handle of what was said`() async throws {
        let stage = PuppetStage(House.cues)
        let scene = try House.scene("\(Self.report)\(Self.card)李师傅 >: 好\n【三栋群】\n王阿姨 >: @小管家 谢谢\n")
        let take = await Player { stage }.play(scene, in: .plain)
        #expect(take.asWritten)
        let spoken = await stage.spoken
        #expect(spoken.map(\.quoting) == [nil, "b3", "b2"])
        #expect(spoken.map(\.mentioned) == [false, false, true])
    }

    @Test func `a line that quotes what was not said is hampered`() async throws {
        let report = try await House.play("【三栋群】\n小管家 #甲: {谁}早\n王阿姨 >甲: {谁}\n")
        #expect(report.diff().contains("! line 9, which it quotes, was not said"))
        #expect(report.diff().contains("! what {谁} stands for was not said"))
    }

    @Test func `the same name for two things is told`() async throws {
        let report = try await House.play(
            "\(Self.report)\(Self.card)【三栋群】\n王阿姨: 又漏水\n小管家: 已收到，编号 {号}，{*}\n\(Self.card)")
        #expect(report.diff().contains("! {号} was “#1001”, and here it is “#1004”"), "\(report.diff())")
    }

    @Test func `redelivery in the script draws what the house says to it`() async throws {
        let body = "\(Self.report)\(Self.card)（重发）\n（沉默）\n"
        #expect(try await House.play(body).verdict == .asWritten)
        #expect(try await House.play(body, flaw: .answersRedelivery).takes.map(\.asWritten) == [false])
    }

    @Test func `a house that answers twice is found by delivering twice`() async throws {
        let report = try await House.play(Self.report + Self.card, flaw: .answersRedelivery)
        #expect(report.takes.map(\.asWritten) == [true, true, false])
        #expect(report.diff().contains("with every message delivered twice"))
        #expect(report.diff().contains("! said again when line 9 was delivered twice"))
    }

    @Test(arguments: [PuppetStage.Flaw.forgetsOnRestart, .repeatsOnRestart])
    func `a house that cannot restart is found by restarting`(_ flaw: PuppetStage.Flaw) async throws {
        let scene = try Scene(file: "leak.zh.chat", text: House.example)
        let report = await House.player(flaw: flaw).play(scene)
        #expect(report.takes.map(\.asWritten) == [true, false, true])
        #expect(report.verdict == .differs)
        #expect(bless(scene, report) == House.example, "no rewriting hides it")
        let restarting = try await House.play("（重启）\n\(Self.report)\(Self.card)（重启）\n+15m\n\(Self.card)", flaw: flaw)
        #expect(restarting.takes.map(\.asWritten) == [false])
    }

    @Test func `a stage that breaks down is broken, pending or not`() async throws {
        for header in [House.header, "待办: 将来\n" + House.header] {
            let scene = try House.scene(Self.report, header: header)
            let report = await House.player(flaw: .breaksDown).play(scene)
            #expect(report.verdict == .broken)
            #expect(!report.passed)
            #expect(report.diff().contains("the stage broke down"))
        }
    }

    @Test func `a pending scene must fail, and its line goes when it passes`() async throws {
        let header = "待办: 将来\n" + House.header
        let failing = await House.player([]).play(try House.scene(Self.report, header: header))
        #expect(failing.verdict == .pending && failing.passed)
        #expect(bless(failing.scene, failing) == header + Self.report, "it says what is wanted")
        let passing = await House.player().play(try House.scene(Self.report + Self.card, header: header))
        #expect(passing.verdict == .pendingButTrue && !passing.passed)
        #expect(passing.diff() == "scenes/test.zh.chat:1: the scene has come true (“将来”); remove this line\n")
    }
}
