import Foundation
import GRDB
import ServiceDesk
import Testing

@testable import Storage

@Suite struct FigureReportsTests {
    private func roll(_ reports: [ReportKind: Int]) -> Roll {
        var community = Roll.sample.community
        community.figures.reports = reports
        return Roll(
            community: community, rooms: Roll.sample.rooms, homes: Roll.sample.homes, people: Roll.sample.people)
    }

    private func take(_ store: Store, _ now: Instant) async throws -> (ReportKind, Instant)? {
        try await store.transaction { try $0.takeDueReport(at: now).map { ($0.kind, $0.due) } }
    }

    /// 2026-11-25 04:00 UTC is `noon`; the sample lives in GMT.
    @Test func `a report is told once at its time, however long nobody was there`() async throws {
        try await withStore(roll: roll([.daily: 510])) { store in
            #expect(try await take(store, noon) == nil)
            #expect(try await store.reading { try $0.nextAlarm() } == noon + .minutes(270))
            #expect(try await take(store, noon + .minutes(269)) == nil)
            let first = try await take(store, noon + .minutes(270))
            #expect(first?.0 == .daily && first?.1 == noon + .minutes(270))
            #expect(try await take(store, noon + .minutes(271)) == nil)
            let late = try await take(store, noon + .hours(24 * 5))
            #expect(late?.1 == noon + .minutes(270 + 1440))
            #expect(try await take(store, noon + .hours(24 * 5)) == nil)
        }
    }

    @Test func `another time of day plans it anew, an unchanged one does not, and without one it is told no more`()
        async throws
    {
        try await withStore(roll: roll([.daily: 510])) { store in
            _ = try await take(store, noon)
            let due = try await store.reading { try $0.nextAlarm() }
            try await store.transaction { try $0.enrol(roll([.daily: 510])) }
            #expect(try await store.reading { try $0.nextAlarm() } == due)
            try await store.transaction { try $0.enrol(roll([.daily: 540])) }
            _ = try await take(store, noon)
            #expect(try await store.reading { try $0.nextAlarm() } == noon + .minutes(300))
            try await store.transaction { try $0.enrol(roll([:])) }
            #expect(try await store.reading { try $0.nextAlarm() } == nil)
        }
    }

    @Test
    func `a building with far more of one trouble than it ever had is a hot spot, one that always has as many is not`()
        async throws
    {
        try await withStore { store in
            let today = CivilDay(year: 2026, month: 7, day: 1)
            var facts: [TicketFact] = []
            func add(_ category: ServiceDesk.Category, _ building: String, daysAgo: Int) {
                var tally = Tally()
                tally[.opened] = 1
                facts.append(
                    TicketFact(
                        number: TicketNumber(1001 + facts.count), opened: today + -daysAgo, ended: nil,
                        category: category, department: .engineering, building: building, person: nil, concern: .fault,
                        tally: tally, nextLook: nil))
            }
            for day in [2, 3, 5, 8] { add(.elevatorFault, "3", daysAgo: day) }
            for day in stride(from: 1, to: 190, by: 3) { add(.powerLight, "5", daysAgo: day) }
            for day in [1, 60] { add(.waterLeak, "7", daysAgo: day) }
            let young = facts
            try await store.transaction { try $0.count(young, in: guiyuan) }
            #expect(try await store.reading { try $0.hotSpots(before: today, in: guiyuan) } == [])
            add(.parking, "9", daysAgo: 200)
            let all = facts
            try await store.transaction { try $0.count(all, in: guiyuan) }
            let spots = try await store.reading { try $0.hotSpots(before: today, in: guiyuan) }
            #expect(spots.map(\.building) == ["3"])
            #expect(spots.first?.category == .elevatorFault && spots.first?.count == 4 && spots.first?.usual == 0)
            #expect(spots.first?.numbers == [1001, 1002, 1003, 1004].map { TicketNumber($0) })
        }
    }
}
