import Testing

@testable import ServiceDesk

@Suite struct PublicationCalendarTests {
    private static func day(_ month: Int, _ day: Int) -> CivilDay { CivilDay(year: 2026, month: month, day: day) }

    private func told(on today: CivilDay, since looked: CivilDay? = nil, _ published: [AccountsSheet] = []) -> [String]
    {
        PublicationCalendar.standard.duties(on: today, since: looked ?? today + -1, published: published)
            .map { "\($0.kind.rawValue) \($0.period)" }
    }

    @Test(arguments: [
        (day(3, 24), ["service 2025"]), (day(3, 31), ["utilities 2026-02", "service 2025"].reversed()),
        (day(4, 23), ["commonRevenue 2026-Q1", "utilities 2026-03"]), (day(4, 22), []),
        (day(7, 30), ["commonRevenue 2026-Q2", "repairFund 2026-H1", "utilities 2026-06"]),
    ])
    func `what is due is told a week before, on the day, and beyond it`(_ today: CivilDay, _ due: [String]) {
        #expect(told(on: today).filter { !$0.hasPrefix("utilities") } == due.filter { !$0.hasPrefix("utilities") })
    }

    @Test func `what is out is not asked for`() {
        let out = AccountsSheet(
            kind: .commonRevenue, period: AccountPeriod(first: Month(year: 2026, month: 1), months: 3), opening: nil,
            income: [], expense: [], closing: nil)
        #expect(told(on: Self.day(4, 30), [out]) == ["utilities 2026-03"])
    }

    @Test func `days on which nobody looked are told once`() {
        let due = told(on: Self.day(5, 12), since: Self.day(4, 20)).filter { $0.hasPrefix("common") }
        #expect(due == ["commonRevenue 2026-Q1"])
        #expect(told(on: Self.day(5, 12), since: Self.day(5, 12)).isEmpty)
    }
}
