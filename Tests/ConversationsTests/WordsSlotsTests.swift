import Conversations
import Foundation
import Testing
import Understanding

/// What is named in a message, whatever it means; now is Monday, 2026-11-23, 10:00 at +08:00.
@Suite struct WordsSlotsTests {
    private func slots(_ text: String) throws -> [String: Any] {
        let asked = String(
            decoding: try JSONSerialization.data(withJSONObject: ["id": "1", "text": text]), as: UTF8.self)
        let told = try WordsFolder.understander.get().slots(line: asked, number: 1)
        return try #require(try JSONSerialization.jsonObject(with: Data(told.utf8)) as? [String: Any])
    }

    @Test(arguments: [
        ("3号楼2单元501", "3/2/501"), ("3-2-501", "3/2/501"), ("三栋二单元五零一", "3/2/501"), ("3#501", "3//501"),
        ("3幢501室", "3//501"), ("B座1203", "B//1203"), ("12-1-1802", "12/1/1802"), ("３号楼２单元５０１", "3/2/501"),
        ("楼上601", "//601"),
        ("3号楼 2单元", "3/2/"), ("9-803", "9//803"), ("B座0905", "B//905"), ("十二号楼一单元幺八零二", "12/1/1802"),
        ("building 3 apt 501", "3//501"), ("Tower B 1203", "B//1203"), ("flat 12B", "//12B"),
        ("apt 902 building 14", "14//902"),
        ("building 7 unit 3 room 302", "7/3/302"), ("lift in B block", "B//"), ("the bins behind 7", "7//"),
        ("the door of 702", "//702"), ("block 4, two street lamps out", "4//"),
    ])
    func `homes in every habit`(_ text: String, home: String) throws {
        let place = try #require((try slots(text)["places"] as? [[String: String]])?.first)
        #expect([place["building"], place["unit"], place["room"]].map { $0 ?? "" }.joined(separator: "/") == home)
    }

    @Test(arguments: [("8楼走廊", "8"), ("负一层车库", "-1"), ("B2车库", "-2"), ("the 8th floor", "8"), ("level B2", "-2")])
    func `floors`(_ text: String, floor: String) throws {
        #expect((try slots(text)["places"] as? [[String: String]])?.first?["floor"] == floor)
    }

    @Test(arguments: ["2026-11-25", "9:00-12:00", "1-2 次", "第3次", "35-40块", "2 blocks away", "behind 3 cars"])
    func `what is no home`(_ text: String) throws {
        #expect((try slots(text)["places"] as? [[String: String]])?.isEmpty == true)
    }

    @Test(arguments: [
        ("电话13800001111", ["13800001111"]), ("call 138 0000 1111", ["13800001111"]), ("010-88881234", ["01088881234"]),
        ("3号楼2单元501 13800001111", ["13800001111"]), ("138****1111", ["138****1111"]), ("工单1042 35块", []),
    ])
    func `phones`(_ text: String, phones: [String]) throws {
        #expect(try slots(text)["phones"] as? [String] == phones)
    }

    @Test(arguments: [
        ("明天下午三点后", String?("2026-11-24T15:00:00+08:00"), String?.none),
        ("后天上午", "2026-11-25T08:00:00+08:00", "2026-11-25T12:00:00+08:00"),
        ("周六", "2026-11-28T00:00:00+08:00", "2026-11-29T00:00:00+08:00"),
        ("周末", "2026-11-28T00:00:00+08:00", "2026-11-30T00:00:00+08:00"),
        ("下周一到周三", "2026-11-30T00:00:00+08:00", "2026-12-03T00:00:00+08:00"),
        ("明晚7点到9点", "2026-11-24T19:00:00+08:00", "2026-11-24T21:00:00+08:00"),
        ("25号零点到6点", "2026-11-25T00:00:00+08:00", "2026-11-25T06:00:00+08:00"),
        ("11月25日至27日", "2026-11-25T00:00:00+08:00", "2026-11-28T00:00:00+08:00"),
        ("晚上8点半以后", "2026-11-23T20:30:00+08:00", nil), ("月底前", nil, "2026-12-01T00:00:00+08:00"),
        ("12月1号9:00-12:00", "2026-12-01T09:00:00+08:00", "2026-12-01T12:00:00+08:00"),
        ("今晚十点到明早六点", "2026-11-23T22:00:00+08:00", "2026-11-24T06:00:00+08:00"),
        ("现在开始到下午五点", "2026-11-23T10:00:00+08:00", "2026-11-23T17:00:00+08:00"),
        ("around 7 tonight", "2026-11-23T19:00:00+08:00", nil),
        ("9 to 5 on Saturday", "2026-11-28T09:00:00+08:00", "2026-11-28T17:00:00+08:00"),
        ("26/11/2026 2pm", "2026-11-26T14:00:00+08:00", nil),
        ("first thing tomorrow", "2026-11-24T08:00:00+08:00", "2026-11-24T12:00:00+08:00"),
        ("tomorrow after 3pm", "2026-11-24T15:00:00+08:00", nil),
        ("before 8 tonight", nil, "2026-11-23T20:00:00+08:00"),
        ("Dec 1, 9am-12pm", "2026-12-01T09:00:00+08:00", "2026-12-01T12:00:00+08:00"),
        ("next Monday to Wednesday", "2026-11-30T00:00:00+08:00", "2026-12-03T00:00:00+08:00"),
        ("this weekend", "2026-11-28T00:00:00+08:00", "2026-11-30T00:00:00+08:00"),
        ("Saturday morning", "2026-11-28T08:00:00+08:00", "2026-11-28T12:00:00+08:00"),
    ])
    func `time windows`(_ text: String, from: String?, to: String?) throws {
        let times = try #require(try slots(text)["times"] as? [[String: Any]])
        #expect(times.count == 1)
        #expect(times.first?["from"] as? String == from)
        #expect(times.first?["to"] as? String == to)
    }

    @Test(arguments: ["快一点", "一点都不热", "尽快", "3号楼", "有点漏", "35块"])
    func `what is no time`(_ text: String) throws {
        #expect((try slots(text)["times"] as? [Any])?.isEmpty == true)
    }

    @Test func `a time is told in the words it was written in`() throws {
        let times = try #require(try slots("麻烦明天　下午３点后来")["times"] as? [[String: Any]])
        #expect((times.first?["text"] as? String)?.contains("下午３点") == true)
    }
}
