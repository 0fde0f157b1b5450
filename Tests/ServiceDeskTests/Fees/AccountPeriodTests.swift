import Testing

@testable import ServiceDesk

@Suite struct AccountPeriodTests {
    @Test(arguments: ["2026-03", "2026-Q1", "2026-Q4", "2026-H2", "2026"])
    func `a period is read and written`(_ text: String) {
        #expect(AccountPeriod(reading: text)?.description == text)
    }

    @Test(arguments: ["", "Q3", "2026-Q5", "2026-H3", "2026-13", "26-Q1", "2026-Q", "2026-Q33"])
    func `what is no period is none`(_ text: String) {
        #expect(AccountPeriod(reading: text) == nil)
    }

    @Test(arguments: [("2026-Q3", "2026-Q4"), ("2026-Q4", "2027-Q1"), ("2026-H2", "2027-H1"), ("2026-12", "2027-01")])
    func `periods follow each other`(_ text: String, next: String) {
        #expect(AccountPeriod(reading: text)?.next.description == next)
    }

    /// DOMAIN C6.
    @Test(arguments: [("2026", 2027, 3, 31), ("2026-Q3", 2026, 10, 30), ("2026-12", 2027, 1, 30)])
    func `a year is due by the end of March, less within thirty days`(_ text: String, year: Int, month: Int, day: Int) {
        #expect(AccountPeriod(reading: text)?.publicationDay == CivilDay(year: year, month: month, day: day))
    }
}
