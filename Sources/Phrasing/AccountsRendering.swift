import ServiceDesk

/// How accounts are written for everybody.
extension PhraseBook {
    /// Enough of the seal to compare by eye.
    private static let sealShown = 16

    func render(_ sheet: AccountsSheet) -> String {
        feeLine(
            .sheet,
            [
                "account": fees.accounts[sheet.kind] ?? sheet.kind.rawValue, "period": render(sheet.period),
                "version": sheet.version > 1 ? String(sheet.version) : nil,
                "opening": sheet.opening.map(money), "income": money(sheet.totalIncome),
                "incomeItems": listed(sheet.income), "expense": money(sheet.totalExpense),
                "expenseItems": listed(sheet.expense), "closing": sheet.closing.map(money),
                "corrections": listed(sheet.corrections),
                "seal": sheet.seal.isEmpty ? nil : String(sheet.seal.prefix(Self.sealShown)),
            ])
    }

    private func listed(_ items: [AccountsItem]) -> String? {
        guard !items.isEmpty else { return nil }
        return items.map { feeLine(.sheetItem, ["item": oneLine($0.name), "money": money($0.fen)]) }
            .joined(separator: names.listSeparator)
    }

    private func listed(_ corrections: [AccountsCorrection]) -> String? {
        guard !corrections.isEmpty else { return nil }
        return corrections.map { correction in
            let isItem = correction.side == .income || correction.side == .expense
            return feeLine(
                .sheetCorrection,
                [
                    "item": isItem ? oneLine(correction.item) : written(correction.side),
                    "from": correction.from.map(money) ?? feeLine(.sheetMissing, [:]),
                    "to": correction.to.map(money) ?? feeLine(.sheetMissing, [:]),
                ])
        }.joined(separator: names.listSeparator)
    }

    func render(_ sheets: [AccountsSheet]) -> String {
        sheets.map { sheet in
            feeLine(
                .sheetName,
                ["account": fees.accounts[sheet.kind] ?? sheet.kind.rawValue, "period": render(sheet.period)])
        }.joined(separator: names.listSeparator)
    }

    // MARK: for paper and pictures

    package func title(of sheet: AccountsSheet) -> String {
        feeLine(
            .sheetTitle,
            ["account": fees.accounts[sheet.kind] ?? sheet.kind.rawValue, "period": render(sheet.period)])
    }

    /// The version, the seal, and whom to tell what is wrong.
    package func foot(of sheet: AccountsSheet) -> String {
        feeLine(
            .sheetFoot,
            [
                "seal": sheet.seal, "version": sheet.version > 1 ? String(sheet.version) : nil,
                "corrections": listed(sheet.corrections),
            ])
    }

    /// Both sums.
    ///
    /// - Parameter shown: how many items the picture has room for; nil: all.
    package func chartHead(of sheet: AccountsSheet, shown: Int?) -> String {
        feeLine(
            .sheetSums,
            [
                "income": money(sheet.totalIncome), "expense": money(sheet.totalExpense),
                "count": shown.map(String.init),
            ])
    }

    package func written(_ side: AccountsSide) -> String { fees.sides[side] ?? side.rawValue }
    package func written(fen: Int) -> String { money(fen) }
}
