import Foundation
import Testing

@testable import ServiceDesk

@Suite struct RecheckingTests {
    private static let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
    private static let today = CivilDay(year: 2026, month: 7, day: 31)
    private static let now = WallZone(zone).moment(today, minute: 510)

    private func rechecking(rained daysAgo: Int?) throws -> Rechecking {
        var times = CareTimes()
        times.repaired = .init(anywhere: [.waterLeak], open: [.waterDrain], days: 30)
        let plan = CarePlan(
            id: CarePlanID("recheck"), name: CareName("修后复查"), department: .service, category: .waterLeak,
            times: times, within: .workingDays(3), places: .these([]),
            items: [CheckItem("有没有再坏", category: .waterLeak)])
        return try #require(
            Rechecking(plan, rained: daysAgo.map { Self.today + -$0 }, zone: Self.zone))
    }

    private func ticket(
        _ number: Int, _ category: ServiceDesk.Category = .waterLeak,
        _ place: Place = Place(building: "3", unit: "2", room: "501"), done daysAgo: Int
    ) -> Ticket {
        var ticket = Ticket(
            number: TicketNumber(number), category: category, urgency: .normal, place: place, words: "漏水",
            reporter: PersonID(1), home: nil, unverified: false, owner: nil, lead: .engineering, openedAt: Self.now,
            origin: Origin(channel: "", room: "", message: nil, account: "", accountName: ""))
        ticket.doneAt = WallZone(Self.zone).moment(Self.today + -daysAgo, minute: 900)
        return ticket
    }

    /// How many days ago it was done, how many days ago it rained, and whether it is looked at again today.
    @Test(
        arguments: [
            (30, nil, true), (29, nil, false), (5, nil, false), (5, 4, true), (5, 1, true), (5, 0, false),
            (5, 5, false),
            (5, 6, false), (0, nil, false), (33, nil, true),
        ] as [(Int, Int?, Bool)])
    func `it is looked at again once rain that came later is over, or when its days are`(
        _ done: Int, _ rained: Int?, _ isDue: Bool
    ) throws {
        let rounds = try rechecking(rained: rained).rounds(of: [ticket(1001, done: done)], at: Self.now)
        #expect(rounds.isEmpty == !isDue)
    }

    @Test func `one round for each trouble, to every place once, told to managers alone`() throws {
        let drain = Place(building: "5")
        let rounds = try rechecking(rained: nil).rounds(
            of: [
                ticket(1003, done: 30), ticket(1001, done: 31), ticket(1002, .waterDrain, drain, done: 30),
                // In a home it is its people's, and what nobody placed nobody finds.
                ticket(1004, .waterDrain, done: 30), ticket(1005, .waterLeak, Place(), done: 30),
                ticket(1006, .pest, drain, done: 30),
            ], at: Self.now)
        #expect(rounds.map(\.about) == [[TicketNumber(1001), TicketNumber(1003)], [TicketNumber(1002)]])
        #expect(rounds.map(\.places) == [.these([ticket(1, done: 0).place]), .these([drain])])
        #expect(rounds.allSatisfy { $0.listener == .managers && $0.department == .engineering })
        #expect(rounds[1].items.map(\.category) == [.waterDrain])
    }
}
