import Testing

@testable import ServiceDesk

/// Why a ticket is what it is, and a manager who puts it right.
@Suite struct CorrectingTests {
    private static let grounds: [ServiceDesk.Category: Grounds] = [
        .waterLeak: Grounds(
            category: .said(words: ["水管", "漏水"], rule: "zh/rules/faults.yaml:5"),
            urgency: .said(words: [], rule: "zh/rules/urgency.yaml:7"))
    ]

    private static func reported() -> Town {
        var town = Town()
        town.say(.wang, .leak(.urgent), with: .init(words: "厨房水管漏水了", grounds: grounds))
        return town
    }

    @Test func `staff are told the words and rules a ticket goes by`() {
        var town = Self.reported()
        let told = town.say(.li, Act(.explain, ticket: 1001)).atWork
        #expect(told.map(\.key) == [.why])
        #expect(told.first?[.because] == .cause(.said(words: ["水管", "漏水"], rule: "zh/rules/faults.yaml:5")))
        #expect(told.first?[.urgentBecause] == .cause(.said(words: [], rule: "zh/rules/urgency.yaml:7")))
    }

    @Test func `a quote of the card means its ticket, and nothing is guessed without one`() {
        var town = Self.reported()
        let quoting = Town.Said(quoted: Link(.job, TicketNumber(1001)))
        #expect(town.say(.li, Act(.explain), with: quoting).atWork.map(\.key) == [.why])
        #expect(town.say(.li, Act(.explain)).isNothing)
        #expect(town.say(.zhao, Act(.correct, category: .buildingWall)).isNothing)
    }

    @Test func `residents are told no rules`() {
        var town = Self.reported()
        #expect(town.say(.wang, Act(.explain, ticket: 1001)).isNothing)
        #expect(town.say(.wang, Act(.correct, category: .pest, ticket: 1001)).isNothing)
    }

    @Test func `a complaint about staff is explained to managers only`() {
        var town = Town()
        town.say(.wang, Act(.complain, category: .service, urgency: .normal), with: .init(words: "李师傅态度差"))
        #expect(town.say(.li, Act(.explain, ticket: 1001)).atWork.map(\.key) == [.noSuchTicket])
        #expect(town.say(.zhao, Act(.explain, ticket: 1001)).atWork.map(\.key) == [.why])
    }

    @Test func `a second chase is the reason for the urgency from then on`() {
        var town = Town.withLeak()
        town.say(.wang, Act(.urge))
        town.say(.wang, Act(.urge))
        #expect(town[1001]?.urgency == .urgent && town[1001]?.grounds.urgency == .chased)
    }

    @Test func `within the department, those who have it see what it is now`() {
        var town = Self.reported()
        let heard = town.say(.zhao, Act(.correct, category: .buildingWall, urgency: .normal, ticket: 1001))
        #expect(town[1001]?.category == .buildingWall && town[1001]?.urgency == .normal)
        #expect(town[1001]?.state == .dispatched && town[1001]?.lead == .engineering)
        #expect(heard.atWork.map(\.key) == [.corrected])
        #expect(heard.posted(to: .engineering).map(\.key) == [.recategorised])
        #expect(town[1001]?.grounds.category == .corrected(by: ServiceName("赵经理"), at: town.now))
        #expect(town.history(1001).last == .corrected)
        #expect(
            heard.changes.contains(
                .corrected(
                    Correction(
                        ticket: TicketNumber(1001), was: .waterLeak, category: .buildingWall, urgency: .normal))))
    }

    @Test func `another department gets the card, and who had it is told`() {
        var town = Town.withJob()
        let heard = town.say(.zhao, Act(.correct, category: .cleaningDirty, ticket: 1001))
        #expect(town[1001]?.lead == .cleaning && town[1001]?.state == .dispatched)
        #expect(town[1001]?.job.assignee == nil && town.alarms(1001) == [.acceptance, .arrival, .finish])
        #expect(heard.posted(to: .cleaning).map(\.key) == [.card])
        #expect(heard.posted(to: .engineering).map(\.key) == [.movedAway])
        #expect(heard.told.map(\.key) == [.released])
        #expect(heard.atWork.first?[.department] == .department(.cleaning))
    }

    @Test func `who is at work on it keeps it`() {
        var town = Town.withJob()
        town.say(.li, Act(.arrive))
        let heard = town.say(.zhao, Act(.correct, category: .cleaningDirty, ticket: 1001))
        #expect(town[1001]?.lead == .engineering && town[1001]?.state == .onSite)
        #expect(heard.atWork.first?[.staff] == .name(ServiceName("李师傅")))
    }

    @Test func `a filed ticket is put right for the record alone`() {
        var town = Town.withFiledJob()
        let heard = town.say(.zhao, Act(.correct, category: .cleaningDirty, ticket: 1001))
        #expect(town[1001]?.category == .cleaningDirty && town[1001]?.state == .archived)
        #expect(heard.posted.isEmpty && heard.told.isEmpty && town.alarms(1001) == [.followUp])
    }

    @Test func `urgency alone restarts the clock and is no matter for review of the category`() {
        var town = Self.reported()
        let heard = town.say(.zhao, Act(.setPriority, urgency: .emergency, ticket: 1001))
        #expect(heard.atWork.map(\.key) == [.isSo])
        #expect(!heard.changes.contains { if case .corrected = $0 { true } else { false } })
        #expect(town[1001]?.urgency == .emergency && town[1001]?.category == .waterLeak)
        #expect(town.due(.acceptance, 1001) == .minutes(2))
    }

    @Test func `without a category the desk says how to write one`() {
        var town = Self.reported()
        #expect(town.say(.zhao, Act(.correct, ticket: 1001)).atWork.map(\.key) == [.whichCategory])
    }

    @Test func `nothing changes when it is that already`() {
        var town = Self.reported()
        let heard = town.say(.zhao, Act(.correct, category: .waterLeak, ticket: 1001))
        #expect(heard.changes.isEmpty && heard.atWork.map(\.key) == [.isSo])
    }

    @Test func `staff hear that managers do that`() {
        var town = Self.reported()
        #expect(
            town.say(.li, Act(.setPriority, urgency: .emergency, ticket: 1001)).atWork.map(\.key) == [.onlyManagers])
    }
}
