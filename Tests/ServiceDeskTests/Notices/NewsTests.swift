import Testing

@testable import ServiceDesk

/// What people do not want to be sent, and who has read what.
@Suite struct NewsTests {
    private func chosen(_ decision: Decision) -> [NewsKind] {
        decision.changes.flatMap { change in
            if case .notices(.chose(_, let kinds, _)) = change { kinds } else { [] as [NewsKind] }
        }
    }

    private func act(_ intent: Intent, _ news: [NewsKind]) -> Act {
        var act = Act(intent)
        act.news = news
        return act
    }

    @Test func `what is named is turned off, without a name all that can wait, and never what is dangerous to miss`() {
        var town = Town()
        #expect(chosen(town.say(.wang, act(.unsubscribe, [.parking]))) == [.parking])
        #expect(chosen(town.say(.wang, act(.unsubscribe, []))) == NewsKind.allCases)
        let both = town.say(.wang, act(.unsubscribe, [.outage, .event]))
        #expect(both.personal.first?[.news] == .news([.event]))
        #expect(town.say(.wang, act(.unsubscribe, [.safety, .outage])).personal.map(\.key) == [.newsAlways])
        #expect(!NewsKind.optional.contains(.outage) && !NewsKind.optional.contains(.safety))
    }

    @Test func `a group does not hear what somebody does not want to be sent`() throws {
        var town = Town()
        let heard = town.say(.wang, act(.unsubscribe, [.bills]))
        #expect(try #require(heard.open.first).slots.isEmpty)
        #expect(heard.personal.first?[.news] == .news([.bills]))
    }

    @Test func `only who can be written to alone and whose home is known is sent more`() {
        var town = Town()
        #expect(town.say(.chen, act(.subscribe, [.outage])).open.map(\.key) == [.newsOpenDirect])
        #expect(town.say(.stranger, act(.subscribe, []), with: .init(setting: .direct)).changes.isEmpty)
        #expect(chosen(town.say(.wang, act(.subscribe, [.outage]))) == [.outage])
    }

    @Test func `an emergency and a stop go to everybody`() {
        #expect(News(.outage, isAboutParking: true, isEmergency: false).isForAll)
        #expect(News(.works, isAboutParking: false, isEmergency: true).isForAll)
        #expect(!News(.works, isAboutParking: true, isEmergency: false).isForAll)
        #expect(News(.works, isAboutParking: true, isEmergency: false).kinds == [.works, .parking])
    }

    @Test func `homes that have not read are reminded once and then left to the service desk, by day`() throws {
        var desk = NoticeDesk()
        desk.say(Act(.broadcast), .flowers.asking)
        desk.homesRead = ReadingFigures(households: 3, unread: [HomeAddress(building: "3", room: "101")])
        let sent = desk.say(Act(.confirmSend))
        #expect(sent.broadcasts.first?.asksReading == true)
        let reminded = desk.ring(.readingReminder)
        #expect(reminded.broadcasts.map(\.recipients) == [.unread])
        #expect(reminded.broadcasts.first?.asksReading == false)
        #expect(reminded.reported.first?[.count] == .count(2))
        let ended = desk.ring(.readingEnd)
        #expect(ended.broadcasts.isEmpty && ended.posted(to: .service).map(\.key) == [.noticeUnreadList])
        #expect(try #require(desk[1]).wantsReading)
    }

    @Test func `where all have read nobody is reminded`() {
        var desk = NoticeDesk()
        desk.say(Act(.broadcast), .flowers.asking)
        desk.homesRead = ReadingFigures(households: 3, unread: [])
        desk.say(Act(.confirmSend))
        #expect(desk.ring(.readingReminder).isNothing)
        #expect(desk.ring(.readingEnd).posted.isEmpty)
    }

    @Test func `a notice that asks nobody to read it has no such clocks`() {
        var desk = NoticeDesk()
        desk.say(Act(.broadcast), .flowers)
        desk.say(Act(.confirmSend))
        #expect(desk.alarms[.readingReminder] == nil && desk.alarms[.readingEnd] == nil)
    }
}

extension NoticeReading {
    fileprivate var asking: NoticeReading {
        var reading = self
        reading.wantsReading = true
        return reading
    }
}
