import Foundation
import Testing

@testable import Rehearsal

@Suite struct SceneReadingTests {
    @Test func `the example of the house style is read whole`() throws {
        let scene = try Scene(file: "leak.zh.chat", text: House.example)
        #expect(scene.cast.people.map(\.role) == [.resident, .staff, .manager])
        #expect(scene.cast.people[0].homes == [.init(building: "3", room: "501")])
        #expect(scene.cast.groups.map(\.kind) == [.residents, .staff, .managers])
        #expect(scene.cast.bot == "小管家")
        #expect(scene.steps.count == 21)

        let card = try #require(scene.steps.first { $0.lines.count == 2 })
        guard case .expect(let speech) = card.action else { return #expect(Bool(false), "the card is the bot's") }
        #expect(speech.text == "{号} 漏水 3栋501 厨房\n回复本条“收到”即可接单。")
        #expect(speech.label == "派单")
        #expect(card.number == 17)
        #expect(card.room == .group("维修群"))

        let answer = try #require(scene.steps.firstIndex { $0.time == "09:16" })
        #expect(scene.speech(answer)?.quote == scene.steps.firstIndex(of: card))
        #expect(scene.steps[answer].clock == scene.cast.start.addingTimeInterval(16 * 60))
        #expect(scene.source.joined(separator: "\n") == House.example)
    }

    @Test func `an English scene has its own words and names with blanks`() throws {
        let scene = try Scene(
            file: "en/leak.en.chat",
            text: """
                start: 2026-03-02 09:00 Europe/London
                pending: until rates are in
                person Ann: resident building 3 unit 2 room 501
                person Ann Lee: staff engineering
                person Mr Poe: manager service, 1-2-3
                person Jo: stranger
                room Tower 3: residents' group
                group Crew: staff room
                room Office: managers room
                == Report
                [Tower 3]
                Ann Lee: hello
                Ann @Desk: the tap leaks
                Desk >: Noted.
                [Ann]
                +1d2h Ann: @Desk well?
                (silence)
                (restart)
                (redeliver)
                """)
        let people = scene.cast.people
        #expect(people.map(\.name) == ["Ann", "Ann Lee", "Mr Poe", "Jo"])
        #expect(people[0].homes == [.init(building: "3", unit: "2", room: "501")])
        #expect(people.map(\.department) == [nil, .engineering, .service, nil])
        #expect(people[2].homes == [.init(building: "1", unit: "2", room: "3")])
        #expect(people[3].role == .stranger)
        #expect(scene.cast.groups.map(\.kind) == [.residents, .staff, .managers])
        #expect(scene.pending == .init(reason: "until rates are in", line: 2))
        #expect(scene.cast.bot == "Desk")
        let said = scene.steps.indices.compactMap { scene.speech($0) }
        #expect(said.map(\.speaker) == ["Ann Lee", "Ann", "Desk", "Ann"])
        #expect(said.map(\.text) == ["hello", "the tap leaks", "Noted.", "well?"])
        #expect(said.map(\.mentioned) == [false, true, false, true])
        #expect(scene.steps.suffix(3).map(\.action) == [.silence, .restart, .redeliver])
    }

    @Test(arguments: [
        ("3栋501", Scene.Home(building: "3", room: "501")), ("3号楼2单元501室", .init(building: "3", unit: "2", room: "501")),
        ("3-2-501", .init(building: "3", unit: "2", room: "501")), ("a座1201", .init(building: "A", room: "1201")),
        ("12-1501", .init(building: "12", room: "1501")), ("building 3 room 501", .init(building: "3", room: "501")),
    ])
    func `a home is read as people write it`(_ written: String, home: Scene.Home) throws {
        let scene = try House.scene("人物 张三: 业主 \(written)\n人物 老周: 员工 保洁部，\(written)\n")
        #expect(scene.cast.person(named: "张三")?.homes == [home])
        #expect(scene.cast.person(named: "老周")?.homes == [home])
        #expect(scene.cast.person(named: "老周")?.department == .cleaning)
    }

    @Test func `one person may have several homes`() throws {
        let scene = try House.scene("人物 张三: 业主 3栋501 5-1-1201\n")
        #expect(scene.cast.person(named: "张三")?.homes.map(\.building) == ["3", "5"])
    }

    @Test(arguments: [
        ("09:15", 15 * 60), ("９：１５", 15 * 60), ("+15m", 15 * 60), ("＋15分钟", 15 * 60), ("+14m59s", 899), ("+2h", 7200),
        ("+1小时30分", 5400), ("+1d", 86400), ("2026-03-03 08:30", 84600), ("2026-03-02　09:00", 0),
    ])
    func `a time is read in every spelling`(_ time: String, seconds: Int) throws {
        for line in [time, "\(time) 王阿姨: 好", "\(time) （沉默）"] {
            let scene = try House.scene("【三栋群】\n\(line)\n")
            #expect(scene.steps.last?.clock == scene.cast.start.addingTimeInterval(TimeInterval(seconds)))
        }
    }

    @Test func `full and half width come to the same`() throws {
        let half = try House.scene("== 一\n[三栋群]\n王阿姨 #甲 @小管家: 好\n小管家 >甲: 好\n(沉默)\n")
        let full = try House.scene("＝＝　一\n【三栋群】\n王阿姨　＃甲　＠小管家：好\n小管家　＞甲：好\n（沉默）\n")
        func gist(_ scene: Scene) -> [String] {
            scene.steps.indices.map { index in
                let speech = scene.speech(index)
                return "\(scene.steps[index].room?.name ?? "") \(speech?.speaker ?? "") \(speech?.text ?? "") "
                    + "\(speech?.label ?? "") \(speech?.quote ?? -1) \(speech?.mentioned ?? false)"
            }
        }
        #expect(gist(half) == gist(full))
        #expect(full.steps.count == 5)
    }

    @Test func `a message may begin on its second line and hold empty ones`() throws {
        let scene = try House.scene("【三栋群】\n小管家:\n  | 一\n  |\n  |  二\n")
        #expect(scene.speech(1)?.text == "一\n\n 二")
        #expect(scene.steps[1].lines == 8..<12)
    }

    @Test func `a comment, a person without words and a time within the present minute are fine`() throws {
        let scene = try House.scene("+30s\n09:00\n# 王阿姨: 不说\n【王阿姨】\n王阿姨:\n")
        #expect(scene.steps.count == 4)
        #expect(scene.speech(3)?.text == "")
        #expect(scene.steps[1].clock == scene.cast.start.addingTimeInterval(30))
    }
}
