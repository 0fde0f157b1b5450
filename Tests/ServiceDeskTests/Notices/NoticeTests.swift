import Foundation
import Testing

@testable import ServiceDesk

@Suite struct NoticeTests {
    private static func out() -> NoticeDesk {
        var desk = NoticeDesk()
        desk.say(Act(.broadcast), .water())
        desk.say(Act(.confirmSend))
        return desk
    }

    @Test(arguments: [Person.wang, .stranger, .li, .zhou])
    func `only managers broadcast`(_ person: Person) {
        for intent in [Intent.broadcast, .confirmSend, .cancelSend, .recall, .amend, .schedule, .resend, .restored] {
            var desk = NoticeDesk()
            let heard = desk.say(Act(intent), .water(), by: person)
            #expect(heard.broadcasts.isEmpty && heard.changes.isEmpty)
            #expect(heard.atWork.allSatisfy { $0.key == .onlyManagersNotify })
        }
    }

    @Test func `a manager broadcasts from the managers' room or alone, and from nowhere else`() {
        for (setting, key) in [
            (CaseFile.Setting.managers, WorkKey.noticePreview), (.direct, .noticePreview), (.staff, .noticeElsewhere),
        ] {
            var desk = NoticeDesk()
            #expect(desk.say(Act(.broadcast), .water(), in: setting).atWork.map(\.key) == [key])
        }
        var desk = NoticeDesk()
        #expect(desk.say(Act(.broadcast), .water(), in: .residents).isNothing)
    }

    @Test func `nothing goes out before a yes, and once it is out a second yes sends nothing`() {
        var desk = NoticeDesk()
        #expect(desk.say(Act(.broadcast), .water()).broadcasts.isEmpty)
        #expect(desk.say(Act(.confirmSend)).broadcasts.count == 1)
        let again = desk.say(Act(.confirmSend))
        #expect(again.broadcasts.isEmpty && again.atWork.map(\.key) == [.noticeNotNow])
    }

    @Test func `what was dropped cannot be sent`() {
        var desk = NoticeDesk()
        desk.say(Act(.broadcast), .water())
        #expect(desk.say(Act(.cancelSend)).atWork.map(\.key) == [.noticeDropped])
        #expect(desk[1]?.state == .dropped)
        #expect(desk.say(Act(.confirmSend)).broadcasts.isEmpty)
    }

    @Test func `a notice that reaches nobody is not sent`() {
        var desk = NoticeDesk()
        desk.reach = Reach()
        desk.say(Act(.broadcast), .water())
        let heard = desk.say(Act(.confirmSend))
        #expect(heard.broadcasts.isEmpty && heard.atWork.map(\.key) == [.noticeNobody])
    }

    @Test func `a third of the day and a second within the hour wait, unless it is an emergency`() {
        for (change, key) in [
            ({ (reach: inout Reach) in reach.heardToday = 2 }, WorkKey.noticeTooMany),
            ({ (reach: inout Reach) in reach.lastAlone = Town.morning + .minutes(-59) }, .noticeTooSoon),
        ] {
            var desk = NoticeDesk()
            change(&desk.reach)
            desk.say(Act(.broadcast), .water())
            #expect(desk.say(Act(.confirmSend)).atWork.map(\.key) == [key])
            var urgent = NoticeReading(words: "紧急")
            urgent.isEmergency = true
            desk.say(Act(.amend), urgent)
            #expect(desk.say(Act(.confirmSend)).broadcasts.count == 1)
        }
    }

    @Test(arguments: [(21 * 60 + 30, 23 * 60 + 30), (3 * 60, 28 * 60), (7 * 60 + 59, 24 * 60 + 7 * 60 + 59)])
    func `in quiet hours it waits for eight`(_ minute: Int, _ total: Int) throws {
        var desk = NoticeDesk()
        let midnight = NoticeDesk.zone.midnight(before: Town.morning)
        desk.now = midnight + .minutes(minute)
        desk.say(Act(.broadcast), .flowers)
        let heard = desk.say(Act(.confirmSend))
        #expect(heard.atWork.map(\.key) == [.noticeQuiet])
        let due = try #require(desk.alarms[.send])
        #expect(NoticeDesk.zone.reading(of: due).minute == 480 && due > desk.now && due - desk.now < .hours(11))
        #expect(desk.ring(.send).broadcasts.count == 1)
    }

    @Test func `a new time takes the old one's place in the words, and the clocks go by it`() {
        var desk = NoticeDesk()
        desk.say(Act(.broadcast), .water())
        var later = NoticeReading(words: "改成后天14:00-16:00")
        later.window = Window(from: (Town.morning + .hours(53)).date, to: (Town.morning + .hours(55)).date)
        later.timeWords = "后天14:00-16:00"
        later.isExact = true
        desk.say(Act(.amend), later)
        #expect(desk[1]?.words == "后天14:00-16:00停水，水泵检修，请储水，电话88001234")
        desk.say(Act(.confirmSend))
        #expect(desk.alarms[.soon] == Town.morning + .hours(51))
        #expect(desk.alarms[.started] == Town.morning + .hours(53))
        #expect(desk.alarms[.end] == Town.morning + .hours(55))
    }

    @Test func `a change to what is out is shown first, goes out as a correction, and stops the clocks of the old`() {
        var desk = Self.out()
        var change = NoticeReading(words: "更正 请改用西门")
        change.tells = [.preparation]
        #expect(desk.say(Act(.amend), change).broadcasts.isEmpty)
        let heard = desk.say(Act(.confirmSend))
        #expect(heard.broadcasts.map(\.open.key) == [.noticeChanged])
        #expect(desk[1]?.state == .replaced && desk[2]?.state == .sent)
    }

    @Test func `a recall holds back what waits, tells those who have it, and stops the clocks`() {
        var desk = Self.out()
        let heard = desk.say(Act(.recall))
        #expect(desk.stopped == [NoticeNumber(1)] && desk[1]?.state == .recalled)
        #expect(heard.broadcasts.map(\.recipients) == [.reached])
        #expect(desk.alarms[.soon] == nil && desk.alarms[.started] == nil && desk.alarms[.end] == nil)
        #expect(desk.say(Act(.recall)).atWork.map(\.key) == [.noticeNotNow])
    }

    @Test func `only what failed is sent again`() {
        var desk = Self.out()
        #expect(desk.say(Act(.resend)).atWork.map(\.key) == [.noticeNoneFailed])
        desk.figures.failed = [.init(why: "HTTP 403", count: 1)]
        #expect(desk.say(Act(.resend)).broadcasts.map(\.recipients) == [.failed])
    }

    @Test func `the receipt names failures and homes nobody could be told, who are to be called`() {
        var desk = Self.out()
        desk.figures.delivered = 1
        desk.figures.failed = [.init(why: "HTTP 403", count: 1)]
        desk.reach.unreachable = [HomeAddress(building: "7", room: "102")]
        let heard = desk.ring(.receipt)
        #expect(heard.reported.map(\.key) == [.noticeReceipt])
        #expect(heard.reported.first?[.failures] == .failures(desk.figures.failed))
        #expect(heard.posted(to: .service).map(\.key) == [.noticeCallList])
    }

    @Test func `while copies wait the receipt waits, an hour at most`() {
        var desk = Self.out()
        desk.figures.waiting = 1
        var rings = 0
        while desk.ring(.receipt).reported.isEmpty, rings < 20 { rings += 1 }
        #expect(rings == 6 && desk.now - Town.morning == .hours(1))
    }

    @Test func `reminders by night wait for the morning or are left out`() {
        var desk = NoticeDesk()
        let six = NoticeDesk.zone.midnight(before: Town.morning) + .hours(54)
        desk.say(
            Act(.broadcast), .water { $0.window = Window(from: six.date, to: (six + .hours(1)).date) })
        desk.say(Act(.confirmSend))
        #expect(desk.ring(.soon).isNothing)
        #expect(desk.ring(.started).broadcasts.isEmpty)
    }

    @Test func `its end asks the manager, a no asks until when, a yes tells residents once`() {
        var desk = Self.out()
        #expect(desk.ring(.end).reported.map(\.key) == [.noticeEnd])
        #expect(desk.say(Act(.cancelSend)).atWork.map(\.key) == [.noticeUntil])
        #expect(desk.say(Act(.confirmSend)).broadcasts.map(\.open.key) == [.noticeRestored])
        #expect(desk.say(Act(.restored)).broadcasts.isEmpty)
    }

    @Test func `what is for a few homes goes to no group and names no home`() {
        var audience = Audience(buildings: ["3"], units: ["2"])
        audience.homes = [HomeAddress(building: "3", unit: "2", room: "501")]
        #expect(Coverage(of: audience, serving: [["3"], []]).groups == [])
        var desk = NoticeDesk()
        var reading = NoticeReading.flowers
        reading.audience = audience
        desk.say(Act(.broadcast), reading)
        let sent = desk.say(Act(.confirmSend)).broadcasts
        #expect(sent.first?.open[.scope] == nil && sent.first?.personal[.scope] == nil)
    }

    @Test func `a building's own group comes before that of everybody, and serves it alone`() {
        let serving = [["3"], [], ["5", "6"]]
        #expect(Coverage(of: Audience(buildings: ["3"]), serving: serving).groups == [0])
        #expect(Coverage(of: Audience(buildings: ["3", "7"]), serving: serving).groups == [0, 1])
        #expect(Coverage(of: Audience(all: true), serving: serving).groups == [0, 1, 2])
        let own = Coverage(of: Audience(buildings: ["3", "7"]), serving: [["3"]])
        #expect(own.covers(HomeAddress(building: "3", room: "1")) && !own.covers(HomeAddress(building: "7", room: "1")))
    }

    @Test func `floors and stacks are told from room numbers`() {
        var audience = Audience(buildings: ["3"])
        audience.floors = ["12"]
        #expect(audience.holds(HomeAddress(building: "3", room: "1203")))
        #expect(!audience.holds(HomeAddress(building: "3", room: "203")))
        audience.floors = []
        audience.stacks = ["03"]
        #expect(audience.holds(HomeAddress(building: "3", room: "203")))
        #expect(!audience.holds(HomeAddress(building: "3", room: "202")))
    }
}
