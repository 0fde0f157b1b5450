import Testing

@testable import Rehearsal

@Suite struct SceneFaultTests {
    @Test(arguments: [
        ("王阿姨: 好", "in which room?"),
        ("【四栋群】", "no room or person is called “四栋群”"),
        ("【三栋群】 好", "and nothing else"),
        ("【三栋群】\n孙大爷: 好", "expected a section"),
        ("【三栋群】\n王阿姨 好", "expected a colon"),
        ("【三栋群】\n王阿姨 @李师傅: 好", "after “@” expected “小管家”"),
        ("【三栋群】\n小管家 @小管家: 好", "expected a colon"),
        ("【王阿姨】\n李师傅: 好", "only “王阿姨” and “小管家” speak"),
        ("【三栋群】\n王阿姨 >: 好", "there is none above"),
        ("【三栋群】\n王阿姨 >派单: 好", "no message above is named “派单”"),
        ("【三栋群】\n王阿姨 #甲: 好\n【维修群】\n李师傅 >甲: 好", "a quote stays within its own"),
        ("【三栋群】\n王阿姨 #甲: 好\n王阿姨 #甲: 好", "a name no other message has"),
        ("【三栋群】\n王阿姨 #: 好", "a name no other message has"),
        ("【三栋群】\n小管家:", "expected what it says"),
        ("08:59", "the clock never goes back"),
        ("+5m\n2026-03-02 09:00", "the clock never goes back"),
        ("25:00", "expected a time of day"),
        ("2026-02-30 09:00", "no such day"),
        ("2026-03 09:00", "expected a date and a time"),
        ("+5x", "expected how much time passes"),
        ("+", "expected how much time passes"),
        ("09:15小管家: 好", "expected a blank"),
        ("（安静）", "expected （沉默）"),
        ("（重发）", "nothing was said yet"),
        ("==", "expected a title"),
        ("  | 再来", "no message directly above"),
        ("【三栋群】\n王阿姨: 好\n\n  | 再来", "no message directly above"),
        ("【三栋群】\n  王阿姨: 好", "only a further line of a message is indented"),
        ("【三栋群】\n人物 孙大爷: 业主", "belongs in the header"),
    ])
    func `a faulty line of the script is named with what was expected`(_ body: String, expected: String) throws {
        let line =
            House.header.split(separator: "\n").count
            + body.split(separator: "\n", omittingEmptySubsequences: false).count
        let faults = #expect(throws: Scene.Faults.self) { try House.scene(body + "\n") }
        let fault = try #require(faults?.all.first)
        #expect(fault.description.hasPrefix("scenes/test.zh.chat:\(line): "))
        #expect(fault.what.contains(expected))
        #expect(faults?.all.count == 1)
    }

    @Test(arguments: [
        ("天气: 好", "expected a line of the header"),
        ("人物 孙大爷: 邻居", "expected what “孙大爷” is"),
        ("人物 孙大爷: 业主 三楼", "neither a home"),
        ("人物 孙大爷: 业主 工程", "no department"),
        ("人物 孙大爷: 陌生人 3栋501", "in no book"),
        ("人物 孙大爷: 师傅 工程 保洁", "one department only"),
        ("人物: 业主", "expected a name"),
        ("人物 王阿姨: 业主", "already the name"),
        ("人物 孙#爷: 业主", "a character the script needs"),
        ("群 四栋群: 大群", "what kind of group"),
        ("待办:", "say what the scene waits for"),
        ("开始: 2026-03-02 09:00 Asia/Shanghai", "already given"),
        ("机器人 小管家", "expected a colon"),
    ])
    func `a faulty line of the header is named with what was expected`(_ line: String, expected: String) throws {
        let faults = #expect(throws: Scene.Faults.self) { try House.scene(line + "\n") }
        let fault = try #require(faults?.all.first)
        #expect(fault.line == 8)
        #expect(fault.what.contains(expected))
    }

    @Test(arguments: [
        ("开始: 2026-03-02 09:00 Asia/Atlantis", "a.zh.chat", "expected a time zone"),
        ("开始: 明天 09:00 Asia/Shanghai", "a.zh.chat", "expected a date and a time"),
        ("人物 王阿姨: 业主", "a.zh.chat", "lacks its start"),
        ("开始: 2026-03-02 09:00 Asia/Shanghai", "a.chat", "<what-happens>.<language>.chat"),
        ("开始: 2026-03-02 09:00 Asia/Shanghai\n人物 小管家: 业主", "a.zh.chat", "what the bot is called"),
    ])
    func `a scene needs a start and a language`(_ text: String, file: String, expected: String) throws {
        let faults = #expect(throws: Scene.Faults.self) { try Scene(file: file, text: text) }
        #expect(faults?.description.contains(expected) == true)
    }

    @Test func `all faults are told, not only the first`() {
        let faults = #expect(throws: Scene.Faults.self) { try House.scene("群 甲: 乙\n（安静）\n08:00\n") }
        #expect(faults?.all.map(\.line) == [8, 9, 10])
    }
}
