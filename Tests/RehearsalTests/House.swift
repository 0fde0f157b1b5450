import Foundation

@testable import Rehearsal

/// The house of most tests: three rooms, a report, a reminder a quarter of an hour later, an acceptance.
enum House {
    static let residents = Scene.Place.group("三栋群")
    static let staff = Scene.Place.group("维修群")
    static let managers = Scene.Place.group("经理群")
    static let wang = Scene.Place.direct("王阿姨")

    static let cues: [PuppetStage.Cue] = [
        .init(words: "漏水", place: residents, text: "已收到，编号 %，进展私信您。", quotes: true),
        .init(words: "漏水", place: staff, text: "% 漏水 3栋501 厨房\n回复本条“收到”即可接单。"),
        .init(words: "漏水", place: staff, text: "% 还没有人接，已等 15 分钟。", after: 900),
        .init(words: "漏水", place: managers, text: "% 还没有人接，已等 15 分钟。", after: 900),
        .init(words: "马上到", place: wang, text: "#1001 李师傅已接单。"),
    ]

    static let header = """
        开始: 2026-03-02 09:00 Asia/Shanghai
        人物 王阿姨: 业主 3栋501
        人物 李师傅: 师傅
        人物 赵经理: 经理
        群 三栋群: 业主群
        群 维修群: 员工群
        群 经理群: 管理群

        """

    static func scene(_ body: String, header: String = header) throws -> Scene {
        try Scene(file: "scenes/test.zh.chat", text: header + body)
    }

    static func player(_ cues: [PuppetStage.Cue] = cues, flaw: PuppetStage.Flaw? = nil) -> Player {
        Player { PuppetStage(cues, flaw: flaw) }
    }

    static func play(_ body: String, flaw: PuppetStage.Flaw? = nil) async throws -> Report {
        await player(flaw: flaw).play(try scene(body))
    }

    /// The scene that STYLE.md shows, word for word.
    static let example = """
        # 家里漏水：楼群里说一句，没人接就催，接了私信告诉住户
        # 居民说大白话；群里不露房号，闲聊时不插嘴。

        开始: 2026-03-02 09:00 Asia/Shanghai
        人物 王阿姨: 业主 3栋501
        人物 李师傅: 师傅
        人物 赵经理: 经理
        群 三栋群: 业主群
        群 维修群: 员工群
        群 经理群: 管理群

        == 报修
        【三栋群】
        王阿姨: 我家厨房水管漏水了，地上都是水
        小管家 >: 已收到，编号 {号}，进展私信您。
        【维修群】
        小管家 #派单: {号} 漏水 3栋501 厨房
          | 回复本条“收到”即可接单。
        【三栋群】
        王阿姨: 今天天气倒是不错
        （沉默）

        == 十五分钟没人接
        +14m59s
        （沉默）
        【维修群】
        09:15 小管家: {号} 还没有人接，已等 15 分钟。
        【经理群】
        09:15 小管家: {号} 还没有人接，已等 15 分钟。

        == 接单
        【维修群】
        09:16 李师傅 >派单: 收到，马上到
        【王阿姨】
        小管家: {号} 李师傅已接单。

        """
}
