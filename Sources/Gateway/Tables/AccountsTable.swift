import Conversations
import ServiceDesk

/// A table that holds one account of one period: `ledger,period,side,item,amount`, a line an item.
///
/// Sides: opening, income, expense, closing, and totalIncome and totalExpense, which are checked.
struct AccountsTable {
    let sheet: AccountsSheet

    private struct Line {
        let row: Int
        let side: AccountsSide
        let item: String
        let fen: Int
    }

    /// - Throws: every fault; then nothing was read.
    init(_ bytes: [UInt8], file: String, words: AccountsWords) throws(FileFaults) {
        let table = CommaRows(try TableText.read(bytes, file: file))
        let faults = FaultList(file: file)
        for broken in table.broken { faults.add(broken.line, broken.problem, "import the whole file") }
        guard let head = table.rows.first else {
            throw FileFaults([
                FileFault(
                    file: file, line: 1, problem: "the file is empty",
                    remedy: "begin with the line ledger,period,side,item,amount")
            ])
        }
        let columns = head.fields.map(words.column)
        for (name, column) in zip(head.fields, columns) where column == nil {
            faults.add(head.line, "there is no column ‘\(name)’", "write ledger,period,side,item,amount")
        }
        for column in AccountsColumn.allCases where column != .note && !columns.contains(column) {
            faults.add(head.line, "the column ‘\(column.rawValue)’ is missing", "add it")
        }
        guard faults.faults.isEmpty else { throw FileFaults(faults.faults) }
        var kinds: [AccountsKind: Int] = [:]
        var periods: [AccountPeriod: Int] = [:]
        var lines: [Line] = []
        for row in table.rows.dropFirst() {
            guard row.fields.count == columns.count else {
                faults.add(
                    row.line, "has \(row.fields.count) fields, the first line names \(columns.count)",
                    "the file may be cut off; import the whole file")
                continue
            }
            let reader = AccountsRow(
                line: row.line,
                fields: Dictionary(zip(columns.compactMap(\.self), row.fields)) { first, _ in first }, words: words,
                faults: faults)
            if let kind = reader.kind() { kinds[kind] = kinds[kind] ?? row.line }
            if let period = reader.period() { periods[period] = periods[period] ?? row.line }
            if let side = reader.side(), let item = reader.item(of: side), let fen = reader.fen(of: side) {
                lines.append(Line(row: row.line, side: side, item: item, fen: fen))
            }
        }
        for (_, row) in kinds.sorted(by: { $0.value < $1.value }).dropFirst() {
            faults.add(row, "is of another ledger than the lines above", "import each account in a file of its own")
        }
        for (_, row) in periods.sorted(by: { $0.value < $1.value }).dropFirst() {
            faults.add(row, "is of another period than the lines above", "import each period in a file of its own")
        }
        guard let kind = kinds.first?.key, let period = periods.first?.key, faults.faults.isEmpty else {
            if faults.faults.isEmpty {
                faults.add(head.line, "there is nothing below the names of the columns", "import the whole file")
            }
            throw FileFaults(faults.faults.sorted { $0.line < $1.line })
        }
        sheet = Self.sheet(kind, period, lines, faults)
        guard faults.faults.isEmpty else { throw FileFaults(faults.faults.sorted { $0.line < $1.line }) }
    }

    private static func sheet(
        _ kind: AccountsKind, _ period: AccountPeriod, _ lines: [Line], _ faults: FaultList
    ) -> AccountsSheet {
        func single(_ side: AccountsSide) -> Line? {
            let found = lines.filter { $0.side == side }
            for line in found.dropFirst() { faults.add(line.row, "is a second \(side.rawValue)", "leave one out") }
            return found.first
        }
        func items(_ side: AccountsSide) -> [AccountsItem] {
            var seen: [String: Int] = [:]
            for line in lines where line.side == side {
                if let other = seen[line.item] {
                    faults.add(line.row, "names the same item as line \(other)", "add them up, or tell them apart")
                }
                seen[line.item] = line.row
            }
            return lines.filter { $0.side == side }.map { AccountsItem(name: $0.item, fen: $0.fen) }
        }
        let sheet = AccountsSheet(
            kind: kind, period: period, opening: single(.opening)?.fen, income: items(.income),
            expense: items(.expense), closing: single(.closing)?.fen)
        let totals = [(single(.totalIncome), sheet.totalIncome), (single(.totalExpense), sheet.totalExpense)]
        for case (let line?, let sum) in totals where line.fen != sum {
            faults.add(line.row, "is ‘\(yuan(line.fen))’, the items add up to \(yuan(sum))", "correct one of them")
        }
        let row = lines.last?.row ?? 1
        switch (sheet.expectedClosing, sheet.closing) {
        case (let expected?, let closing?) where expected != closing:
            faults.add(
                single(.closing)?.row ?? row,
                "closing ‘\(yuan(closing))’ is not opening + income − expense = \(yuan(expected))", "correct it")
        case (nil, .some), (.some, nil):
            faults.add(row, "has only one of opening and closing", "give both, or none")
        case (.some, .some), (nil, nil): break
        }
        return sheet
    }

    private static func yuan(_ fen: Int) -> String { Quantity(millionths: Int64(fen) * 10_000).written(places: 2) }
}

/// One line of an account.
private struct AccountsRow {
    let line: Int
    let fields: [AccountsColumn: String]
    let words: AccountsWords
    let faults: FaultList

    private func text(_ column: AccountsColumn) -> String { fields[column] ?? "" }

    private func refuse(_ column: AccountsColumn, _ why: String, _ remedy: String) {
        faults.add(line, "column \(column.rawValue) ‘\(text(column))’ \(why)", remedy)
    }

    func kind() -> AccountsKind? {
        let kind = words.kind(text(.ledger))
        if kind == nil {
            refuse(
                .ledger, "is no account",
                "write one of: \(AccountsKind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return kind
    }

    func period() -> AccountPeriod? {
        let period = AccountPeriod(reading: text(.period))
        if period == nil { refuse(.period, "is no period", "write it as 2026-03, 2026-Q3, 2026-H2 or 2026") }
        return period
    }

    func side() -> AccountsSide? {
        let side = words.side(text(.side))
        if side == nil {
            refuse(
                .side, "is no side of an account",
                "write one of: \(AccountsSide.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return side
    }

    /// What is published has no place for a person's phone or a formula.
    func item(of side: AccountsSide) -> String? {
        let text = text(.item)
        if let first = text.first, "=+-@".contains(first) {
            refuse(.item, "holds a formula", "write the name of the item")
            return nil
        }
        if text.isEmpty, side == .income || side == .expense {
            refuse(.item, "is empty", "name the item")
            return nil
        }
        if text.filter({ $0.isASCII && $0.isNumber }).count >= 7 {
            refuse(.item, "looks like a phone or account number", "name the item without it; it is published")
            return nil
        }
        return text
    }

    func fen(of side: AccountsSide) -> Int? {
        guard let value = try? Quantity(reading: text(.amount)), value.millionths % 10_000 == 0 else {
            refuse(.amount, "is no amount", "write yuan with at most two digits after the point, such as 1860.00")
            return nil
        }
        if value < .zero, side != .opening, side != .closing {
            refuse(.amount, "is below zero", "put it on the other side")
            return nil
        }
        return Int(value.millionths / 10_000)
    }
}
