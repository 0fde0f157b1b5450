import ServiceDesk
import Testing

@testable import Gateway

@Suite struct AccountsPageTests {
    private func page(_ income: [AccountsItem]) throws -> AccountsPage {
        let sheet = AccountsSheet(
            kind: .commonRevenue, period: AccountPeriod(first: Month(year: 2026, month: 7), months: 3), opening: 100,
            income: income, expense: [AccountsItem(name: "A & B", fen: 100)], closing: 100)
        let book = try #require(try library().books.first { $0.language == .chinese })
        return AccountsPage(sheet, of: "桂园小区", in: book)
    }

    @Test func `the sheet for the board tells every item, and markup in names cannot act`() throws {
        let html = try page([AccountsItem(name: "<script>alert(1)</script>", fen: 5000)]).html
        #expect(!html.contains("<script") && html.contains("&lt;script&gt;") && html.contains("A &amp; B"))
        #expect(html.contains("50 元") && html.contains("<h1>桂园小区 公共收益公示 2026年3季度"))
    }

    @Test func `the picture keeps the largest items in their order, and says that it leaves some out`() throws {
        let items = (1...14).map { AccountsItem(name: "第\($0)项", fen: $0 == 2 ? 1 : 100_000 * $0) }
        let words = try page(items).picture.words
        #expect(!words.contains("第2项 ") && !words.contains("A & B") && words.contains("最大的 12 项"))
        let (third, last) = (try #require(words.range(of: "第3项")), try #require(words.range(of: "第14项")))
        #expect(third.lowerBound < last.lowerBound)
        #expect(try !page([]).picture.words.contains("最大的"))
    }
}
