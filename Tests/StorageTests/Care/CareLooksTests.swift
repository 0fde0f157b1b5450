import Foundation
import ServiceDesk
import Testing

@testable import Storage

@Suite struct CareLooksTests {
    private func roll(_ minute: Int?) -> Roll {
        var community = Roll.sample.community
        community.care = CareSettings(minute: minute)
        return Roll(
            community: community, rooms: Roll.sample.rooms, homes: Roll.sample.homes, people: Roll.sample.people)
    }

    private func take(_ store: Store, _ now: Instant) async throws -> Instant? {
        try await store.transaction { try $0.takeDueLook(at: now).map(\.due) }
    }

    private static let plan = CarePlan(
        id: CarePlanID("drains"), name: CareName("排水检查"), department: .engineering, category: .waterDrain,
        times: CareTimes(), within: .workingDays(5), places: .units,
        items: [CheckItem("雨水口", category: .waterDrain), CheckItem("水泵", category: .powerTrip, urgency: .urgent)])

    /// 04:00 UTC is `noon`; the sample lives in GMT.
    @Test func `a community is looked at once a day, however long nobody was there`() async throws {
        try await withStore(roll: roll(510)) { store in
            #expect(try await take(store, noon) == nil)
            #expect(try await store.reading { try $0.nextAlarm() } == noon + .minutes(270))
            #expect(try await take(store, noon + .minutes(269)) == nil)
            #expect(try await take(store, noon + .minutes(270)) == noon + .minutes(270))
            #expect(try await take(store, noon + .minutes(271)) == nil)
            #expect(try await take(store, noon + .hours(24 * 5)) == noon + .minutes(270 + 1440))
            #expect(try await take(store, noon + .hours(24 * 5)) == nil)
            try await store.transaction { try $0.enrol(roll(nil)) }
            #expect(try await store.reading { try $0.nextAlarm() } == nil)
        }
    }

    @Test func `a round is read back as it was kept, and tells when its plan last began`() async throws {
        try await withStore { store in
            let desk = try await store.transaction { try $0.desk(of: guiyuan) }
            let again = try await store.transaction { try $0.desk(of: guiyuan) }
            #expect(desk == again)
            let places = try await store.reading { try $0.places(of: .units, in: guiyuan) }
            #expect(places == [Place(building: "3", unit: "2")])
            let community = try #require(try await store.reading { try $0.community(guiyuan) })
            let opening = CareOpening(
                plan: Self.plan, number: TicketNumber(1001), places: places, desk: desk, level: ServiceLevel(),
                time: WorkingTime(hours: .standard, calendar: .weekends, zone: .gmt), roster: Roster([], mode: .take))
            let decision = opening.decide(at: noon)
            try await store.transaction { try $0.apply(decision, in: guiyuan) }
            let ticket = try #require(try await store.reading { try $0.ticket(TicketNumber(1001), in: guiyuan) })
            #expect(decision.changes.contains(.ticket(ticket)))
            #expect(ticket.inspection?.items == Self.plan.items && ticket.concern == .inspection)
            let last = try await store.reading { try $0.lastRounds(in: community) }
            #expect(last == [CarePlanID("drains"): CivilDay(year: 2026, month: 11, day: 25)])
        }
    }

    @Test func `a round is no ticket of a resident's: it is near nothing and counts for no figure`() async throws {
        try await withStore { store in
            let desk = try await store.transaction { try $0.desk(of: guiyuan) }
            let time = WorkingTime(hours: .standard, calendar: .weekends, zone: .gmt)
            let opening = CareOpening(
                plan: Self.plan, number: TicketNumber(1001), places: [Place(building: "3")], desk: desk,
                level: ServiceLevel(), time: time, roster: Roster([], mode: .take))
            let decision = opening.decide(at: noon)
            try await store.transaction { try $0.apply(decision, in: guiyuan) }
            let near = try await store.reading { try $0.tickets(near: [.waterDrain], in: ["3"], guiyuan) }
            #expect(near == [])
            let community = try #require(try await store.reading { try $0.community(guiyuan) })
            _ = try await store.transaction {
                try $0.countTickets(in: community, time: time, atMost: 10, now: noon)
            }
            #expect(try await store.count("figure_fact") == 0)
            #expect(try await store.count("figure_due") == 0)
        }
    }

    @Test(arguments: [CarePlaces.buildings, .units, .community, .areas([.pumpRoom, .garage])])
    func `there is always somewhere to look`(_ places: CarePlaces) async throws {
        try await withStore(
            roll: Roll(community: Roll.sample.community, rooms: [], homes: [], people: [])
        ) { store in
            let found = try await store.reading { try $0.places(of: places, in: guiyuan) }
            #expect(!found.isEmpty)
        }
    }
}
