import Testing

@testable import ServiceDesk

@Suite struct AccountsCorrectionTests {
    private static func sheet(
        _ opening: Int?, _ income: [(String, Int)], _ expense: [(String, Int)], _ closing: Int?
    ) -> AccountsSheet {
        AccountsSheet(
            kind: .commonRevenue, period: AccountPeriod(first: Month(year: 2026, month: 4), months: 3),
            opening: opening, income: income.map { AccountsItem(name: $0.0, fen: $0.1) },
            expense: expense.map { AccountsItem(name: $0.0, fen: $0.1) }, closing: closing)
    }

    private static let old = sheet(100, [("广告", 50), ("停车", 30)], [("维修", 20)], 160)

    @Test func `every sum that differs is told once, what is new and what is gone too`() {
        let new = Self.sheet(100, [("广告", 55), ("场地", 30)], [("维修", 20)], 165)
        #expect(
            new.corrections(since: Self.old) == [
                .init(side: .income, item: "广告", from: 50, to: 55), .init(side: .income, item: "场地", from: nil, to: 30),
                .init(side: .income, item: "停车", from: 30, to: nil),
                .init(side: .closing, item: "", from: 160, to: 165),
            ])
    }

    @Test func `an item that moved to the other side is a correction on both`() {
        let new = Self.sheet(100, [("广告", 50), ("停车", 30), ("维修", 20)], [], 200)
        let sides = new.corrections(since: Self.old).map(\.side)
        #expect(sides == [.income, .expense, .closing])
    }

    @Test func `the same again corrects nothing`() {
        #expect(Self.old.corrections(since: Self.old).isEmpty)
    }

    @Test func `what was corrected is sealed with it`() {
        var new = Self.old
        new.corrections = [.init(side: .income, item: "广告", from: 1, to: 50)]
        #expect(new.canonical != Self.old.canonical)
    }
}
