import Chat
import Foundation
import ServiceDesk
import Testing
import Understanding

@testable import Conversations

/// What the words of a notice are read as, with the words that ship.
@Suite struct NoticeReadingTests {
    /// 2026-11-23 10:00 in Shanghai, a Monday.
    private static let hearing = Hearing(
        role: .manager, chat: .group, now: Date(timeIntervalSince1970: 1_795_399_200),
        zone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt)

    private func read(_ text: String) throws -> NoticeReading {
        try WordsFolder.understander.get().notice(text, in: Self.hearing)
    }

    @Test func `order and addressees in front are the envelope, the rest is the notice`() throws {
        let reading = try read("通知 3号楼、5号楼 明天9:00-12:00停水,请提前储水")
        #expect(reading.words == "明天9:00-12:00停水,请提前储水")
        #expect(reading.audience == Audience(buildings: ["3", "5"]))
        #expect(reading.kind == .outage && reading.service == .water && reading.isExact)
        #expect(reading.tells.contains(.preparation) && !reading.tells.contains(.cause))
        #expect(reading.timeWords == "明天9:00-12:00")
    }

    @Test(arguments: [
        ("现在开始到下午五点 7号楼消防检测 警铃会响 通知一下7号楼", "现在开始到下午五点 7号楼消防检测 警铃会响", ["7"]),
        ("发个通知：12月1号9:00-12:00 3号楼5号楼停电", "12月1号9:00-12:00 3号楼5号楼停电", ["3", "5"]),
        ("notice to building 3: water off tomorrow 9:00-12:00", "water off tomorrow 9:00-12:00", ["3"]),
    ])
    func `an envelope may stand behind, or the addressees in the middle`(
        _ text: String, _ words: String, _ buildings: [String]
    ) throws {
        let reading = try read(text)
        #expect(reading.words == words && reading.audience?.buildings == buildings)
    }

    @Test func `homes, floors and stacks are told apart`() throws {
        let homes = try read("通知 3栋2单元501、502 周六上门检测")
        #expect(homes.audience?.homes.map(\.room) == ["501", "502"] && !homes.namesHomes)
        let floor = try read("通知 3栋12层 周六刷漆")
        #expect(floor.audience?.floors == ["12"])
        let stack = try read("通知 3栋2单元01户型 周六疏通下水管")
        #expect(stack.audience?.stacks == ["01"] && stack.audience?.units == ["2"])
    }

    @Test(arguments: [
        ("通知3栋 物业费逾期不交的停水停电", true), ("通知3栋 拖欠物业费的停用门禁", true),
        ("通知3栋 明天9:00-12:00停水，水箱清洗", false), ("通知全小区 请按时缴纳物业费", false),
        ("tell building 3 those with unpaid fees will have water off", true),
    ])
    func `a threat is a threat, a stop is a stop`(_ text: String, _ isThreat: Bool) throws {
        #expect(try read(text).threatens == isThreat)
    }

    @Test func `a home or a mobile number in the words is seen`() throws {
        #expect(try read("通知3栋 请楼下检查水管，2单元501漏水").namesHomes)
        // Read as an address it goes to that home alone; no neighbour hears of it.
        let one = try read("通知3栋 2单元501漏水，请楼下检查")
        #expect(one.namesHomes || one.audience?.homes.map(\.room) == ["501"])
        #expect(try read("通知3栋 有事打13800001111").phones == ["13800001111"])
        let office = try read("通知3栋 明天9:00-12:00停水，电话88001234")
        #expect(!office.namesHomes && office.phones == ["88001234"])
    }
}
