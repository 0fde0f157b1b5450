import Charts
import Phrasing
import ServiceDesk

/// A published account for the paper board, and as a picture for a telephone.
package struct AccountsPage {
    let book: PhraseBook
    let sheet: AccountsSheet
    /// As residents know it.
    let community: String

    package init(_ sheet: AccountsSheet, of community: String, in book: PhraseBook) {
        self.community = community
        self.book = book
        self.sheet = sheet
    }

    /// A page of HTML that needs nothing else, with every item in a table and the largest in a chart.
    package var html: String {
        var rows: [String] = []
        if let opening = sheet.opening { rows.append(sum(.opening, opening)) }
        rows += sheet.income.map { item(.income, $0) }
        rows.append(sum(.totalIncome, sheet.totalIncome))
        rows += sheet.expense.map { item(.expense, $0) }
        rows.append(sum(.totalExpense, sheet.totalExpense))
        if let closing = sheet.closing { rows.append(sum(.closing, closing)) }
        let title = Self.escaped("\(community) \(book.title(of: sheet))")
        return """
            <!doctype html>
            <html lang="\(book.language.code)"><meta charset="utf-8"><title>\(title)</title>
            <style>
            @page{size:A4;margin:2cm}
            body{font:16px/1.5 sans-serif;max-width:17cm;margin:auto}
            table{border-collapse:collapse;width:100%}
            td{border:1px solid #000;padding:6px}
            td:last-child{text-align:right;white-space:nowrap}
            .sum{font-weight:bold}
            svg{display:block;width:100%;height:auto;margin:1em 0;break-inside:avoid}
            .seal{font-size:13px;word-break:break-all}
            </style>
            <h1>\(title)</h1>
            <table>
            \(rows.joined(separator: "\n"))
            </table>
            \(picture.svg)
            <p class="seal">\(Self.escaped(book.foot(of: sheet)))</p>
            </html>

            """
    }

    /// Its largest items as bars, in the order of the account.
    package var picture: Picture {
        let all = sheet.income.map { (sign: "＋", item: $0) } + sheet.expense.map { (sign: "－", item: $0) }
        let largest = Set(
            all.indices.sorted { (all[$1].item.fen, $0) < (all[$0].item.fen, $1) }.prefix(Bars.most))
        let shown = all.indices.filter(largest.contains).map { all[$0] }
        return Bars(
            title: book.title(of: sheet),
            subtitle: book.chartHead(of: sheet, shown: shown.count < all.count ? shown.count : nil),
            bars: shown.map {
                Bars.Bar("\($0.sign) \($0.item.name)", size: $0.item.fen, value: book.written(fen: $0.item.fen))
            }, nothing: ""
        ).picture
    }

    private func item(_ side: AccountsSide, _ item: AccountsItem) -> String {
        "<tr><td>\(name(side))</td><td>\(Self.escaped(item.name))</td><td>\(amount(item.fen))</td></tr>"
    }

    private func sum(_ side: AccountsSide, _ fen: Int) -> String {
        "<tr class=\"sum\"><td colspan=\"2\">\(name(side))</td><td>\(amount(fen))</td></tr>"
    }

    private func name(_ side: AccountsSide) -> String { Self.escaped(book.written(side)) }
    private func amount(_ fen: Int) -> String { Self.escaped(book.written(fen: fen)) }

    /// Names of items come from a table; here they become markup, and nowhere else.
    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
