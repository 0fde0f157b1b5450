import Conversations
import ServiceDesk
import Testing

@testable import Gateway

@Suite struct AccountsTableTests {
    private static let whole = """
        ledger,period,side,item,amount
        commonRevenue,2026-Q3,opening,,12000
        commonRevenue,2026-Q3,income,Lift adverts,5000.00
        commonRevenue,2026-Q3,income,Parking,3500
        commonRevenue,2026-Q3,totalIncome,,8500
        commonRevenue,2026-Q3,expense,Gate,2000
        commonRevenue,2026-Q3,closing,,18500
        """

    private func read(_ text: String) throws -> AccountsSheet {
        try AccountsTable(Array(text.utf8), file: "t.csv", words: AccountsWords([])).sheet
    }

    private func faults(replacing old: String, with new: String) throws -> [String] {
        let text = Self.whole.replacing(old, with: new, maxReplacements: 1)
        return try #require(throws: FileFaults.self) { try read(text) }.faults.map { "\($0.line): \($0.problem)" }
    }

    @Test func `what adds up is taken`() throws {
        let sheet = try read(Self.whole)
        #expect(sheet.kind == .commonRevenue && sheet.period.description == "2026-Q3")
        #expect(sheet.totalIncome == 850_000 && sheet.totalExpense == 200_000 && sheet.closing == 1_850_000)
    }

    @Test(arguments: [
        ("closing,,18500", "closing,,18499", "7: closing ‘18499.00’ is not opening + income − expense = 18500.00"),
        ("totalIncome,,8500", "totalIncome,,8400", "5: is ‘8400.00’, the items add up to 8500.00"),
        ("2026-Q3,expense", "2026-Q4,expense", "6: is of another period than the lines above"),
        ("income,Parking", "income,Lift adverts", "4: names the same item as line 3"),
        ("Gate,2000", "Gate,-2000", "6: column amount ‘-2000’ is below zero"),
        ("Gate,2000", "=1+1,2000", "6: column item ‘=1+1’ holds a formula"),
        (
            "Gate,2000", "Wang 13800138000,2000",
            "6: column item ‘Wang 13800138000’ looks like a phone or account number"
        ),
        ("Gate,2000", "Gate,2E3", "6: column amount ‘2E3’ is no amount"),
        ("expense,Gate,2000", "expense,Gate", "6: has 4 fields, the first line names 5"),
    ])
    func `what does not is refused, with why`(_ old: String, _ new: String, why: String) throws {
        #expect(try faults(replacing: old, with: new).contains(why))
    }
}
