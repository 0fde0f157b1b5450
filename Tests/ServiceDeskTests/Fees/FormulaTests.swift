import Testing

@testable import ServiceDesk

@Suite struct FormulaTests {
    /// DOMAIN C5, worked month.
    @Test func `the worked month comes out to the fen`() {
        let property = Formula.area("98.56", rate: "2.80")
        let used = Share.Consumption(quantity: "1860", unit: "kWh", price: "0.52")
        let home = HomeAddress(building: "3", unit: "2", room: "501")
        let others = HomeAddress(building: "9", room: "0")
        let shares = SharedCost(total: used.fen, used: used, basis: .area)
            .shares([home: "98.56", others: "15131.84"])
        let parking = Formula.fixed(fen: 30000)
        #expect(property.fen == 27597)
        #expect(used.fen == 96720)
        #expect(shares[home]?.fen == 626)
        #expect(property.fen + (shares[home]?.fen ?? 0) + parking.fen == 58223)
    }

    /// DOMAIN C5, late charge.
    @Test func `the worked late charge comes out to the fen`() {
        let charge = LateCharge(perDay: "0.0005", cap: "1", clause: "7.2")
        #expect(Formula.late(charge, base: 27597, days: 37).fen == 511)
    }

    @Test(arguments: [
        (Formula.quantity("1", unit: "", price: "0.005"), 1), (.quantity("1", unit: "", price: "0.0049"), 0),
        (.quantity("-1", unit: "", price: "0.005"), -1), (.quantity("-1", unit: "", price: "0.0049"), 0),
        (.quantity("3", unit: "", price: "0.335"), 101), (.area("89.50", rate: "2.80"), 25060),
    ])
    func `a half fen is rounded away from zero, less is dropped`(_ formula: Formula, fen: Int) {
        #expect(formula.fen == fen)
    }

    @Test func `a meter costs the difference of its readings`() {
        #expect(Formula.meter(from: "1203.5", to: "1215.5", unit: "t", price: "3.45").fen == 4140)
    }

    @Test(arguments: [("0", 0), ("100", 4883), ("180", 8789), ("181", 8843), ("280", 14172), ("300", 15749)])
    func `each tier has its own price`(_ used: Quantity, fen: Int) throws {
        let price = try #require(TieredPrice(reading: "0.4883<180;0.5383<280;0.7883"))
        #expect(Formula.tiers(from: "0", to: used, unit: "kWh", price).fen == fen)
    }

    @Test(arguments: ["", "0.5<100", "0.5<100;0.6<90;0.7", "0.5;0.6", "a<3;1", "-1<3;1", "0.5<0;0.6", "1<2<3;4"])
    func `tiers that do not rise, or have no end, are none`(_ text: String) {
        #expect(TieredPrice(reading: text) == nil)
    }

    @Test func `part of a month is rounded once, at the end`() {
        #expect(Formula.partMonth(.area("98.56", rate: "2.80"), days: 16, of: 31).fen == 14244)
    }

    @Test(arguments: [(PartMonths.fromNextMonth, 0), (.byDays, 16)])
    func `a home handed over in the middle is charged from the next month, by days only where agreed`(
        _ rule: PartMonths, days: Int
    ) {
        let march = Month(year: 2026, month: 3)
        let handOver = CivilDay(year: 2026, month: 3, day: 16)
        #expect(rule.days(of: march, from: handOver) == days)
        #expect(rule.days(of: march + 1, from: handOver) == 30)
        #expect(rule.days(of: march + -1, from: handOver) == 0)
    }

    @Test(arguments: [(0, 0), (10, 0), (11, 14), (40, 414), (5000, 2760)])
    func `a late charge waits out its grace and stops at its limit`(_ days: Int, fen: Int) {
        let charge = LateCharge(perDay: "0.0005", grace: 10, cap: "0.1", clause: "7.2")
        #expect(charge.fen(on: 27597, daysLate: days) == fen)
    }

    @Test(arguments: [("2026-03", "2026-03"), ("2026/3", "2026-03"), ("202612", "2026-12")])
    func `a month is read as people write it`(_ text: String, month: String) {
        #expect(Month(reading: text)?.description == month)
    }

    @Test(arguments: ["", "2026", "2026-13", "2026-00", "26-03", "Mar-26", "2026-3-1", "2.02603E5", "２０２６-03"])
    func `what is no month is none`(_ text: String) {
        #expect(Month(reading: text) == nil)
    }
}
