import ServiceDesk

/// How bills are written, line by line.
extension PhraseBook {
    /// How many homes are named before the rest is counted.
    private static let named = 10

    func feeLine(_ form: FeeForm, _ values: [String: String?]) -> String {
        fees.forms[form]?.filled { values[$0] ?? nil } ?? ""
    }

    func name(_ kind: FeeKind) -> String { fees.kinds[kind] ?? kind.rawValue }

    func render(_ lines: [BillLine]) -> String { lines.map(render).joined(separator: "\n") }

    private func render(_ line: BillLine) -> String {
        let formula = render(line.formula)
        return feeLine(
            .line,
            [
                "kind": name(line.kind), "what": line.what.map(oneLine), "money": money(line.fen),
                "formula": formula.isEmpty ? nil : formula, "clause": line.clause.map(oneLine),
                "version": line.version > 1 ? "" : nil,
            ])
    }

    /// Empty for an amount that was agreed.
    private func render(_ formula: Formula) -> String {
        switch formula {
        case .fixed: return ""
        case .area(let area, let rate):
            return feeLine(.area, ["quantity": area.written(places: 2), "price": price(rate)])
        case .quantity(let quantity, let unit, let price):
            return feeLine(.quantity, ["quantity": "\(quantity)", "unit": oneLine(unit), "price": self.price(price)])
        case .meter(let from, let to, let unit, let price):
            return feeLine(
                .meter,
                [
                    "from": "\(from)", "to": "\(to)", "used": "\(to - from)", "unit": oneLine(unit),
                    "price": self.price(price),
                ])
        case .tiers(let from, let to, let unit, let tiers):
            let steps = tiers.parts(of: to - from).map { part in
                feeLine(
                    .tierStep, ["quantity": "\(part.quantity)", "unit": oneLine(unit), "price": price(part.price)])
            }
            return feeLine(
                .tiers,
                [
                    "from": "\(from)", "to": "\(to)", "used": "\(to - from)", "unit": oneLine(unit),
                    "steps": steps.joined(separator: " + "),
                ])
        case .share(let share): return render(share)
        case .partMonth(let whole, let days, let length):
            return feeLine(.partMonth, ["formula": render(whole), "days": String(days), "of": String(length)])
        case .late(let charge, let base, let days):
            return render(LateSum(charge: charge, fen: charge.fen(on: base, daysLate: days)))
        }
    }

    private func render(_ share: Share) -> String {
        let form: FeeForm =
            switch share.basis {
            case .area: .shareArea
            case .household: .shareHousehold
            case .weight: .shareWeight
            }
        let used = share.used.map { used in
            feeLine(
                .consumption,
                ["quantity": "\(used.quantity)", "unit": oneLine(used.unit), "price": price(used.price)])
        }
        return feeLine(
            form,
            [
                "total": money(share.total), "own": share.own.written(places: share.basis == .area ? 2 : 0),
                "whole": share.whole.written(places: share.basis == .area ? 2 : 0), "used": used,
            ])
    }

    func render(_ late: LateSum) -> String {
        let charge = late.charge
        return feeLine(
            .late,
            [
                "money": money(late.fen), "percent": percent(charge.perDay), "cap": percent(charge.cap),
                "clause": oneLine(charge.clause), "grace": charge.grace > 0 ? String(charge.grace) : nil,
            ])
    }

    // MARK: what changed

    func render(_ changes: [LineChange]) -> String {
        changes.map { change in
            let why = render(change.cause)
            return feeLine(
                .changeLine,
                [
                    "kind": name(change.kind), "what": change.what.map(oneLine), "change": signed(change.fen),
                    "why": why.isEmpty ? nil : why,
                ])
        }.joined(separator: "\n")
    }

    private func render(_ cause: LineChange.Cause) -> String {
        switch cause {
        case .new: feeLine(.whyNew, [:])
        case .gone: feeLine(.whyGone, [:])
        case .used(let from, let to, let unit):
            feeLine(.whyUsed, ["from": "\(from)", "to": "\(to)", "unit": oneLine(unit)])
        case .price(let from, let to): feeLine(.whyPrice, ["from": price(from), "to": price(to)])
        case .whole(let from, let to): feeLine(.whyWhole, ["from": money(from), "to": money(to)])
        case .divided: feeLine(.whyDivided, [:])
        case .other: ""
        }
    }

    func signed(_ fen: Int) -> String { fen > 0 ? "+\(money(fen))" : money(fen) }

    // MARK: what managers see

    func render(_ kinds: [BillPreview.KindTotal]) -> String {
        kinds.map { kind in
            feeLine(
                .kindTotal,
                [
                    "kind": name(kind.kind), "money": money(kind.fen),
                    "change": kind.before == 0 || kind.fen == kind.before ? nil : signed(kind.fen - kind.before),
                    "same": kind.fen == kind.before ? "" : nil,
                    "before": kind.before == 0 ? nil : money(kind.before),
                ])
        }.joined(separator: "\n")
    }

    func render(_ outliers: [BillPreview.Outlier]) -> String {
        listed(
            outliers.map { outlier in
                feeLine(
                    .outlier,
                    ["home": render(outlier.home), "money": money(outlier.fen), "mean": money(outlier.mean)])
            })
    }

    private func render(_ home: HomeAddress) -> String {
        render(Place(building: home.building, unit: home.unit, room: home.room))
    }

    private func listed(_ names: [String]) -> String {
        let shown = names.prefix(Self.named).joined(separator: names.isEmpty ? "" : self.names.listSeparator)
        return names.count > Self.named ? shown + feeLine(.more, ["count": String(names.count)]) : shown
    }

    // MARK: days

    func render(_ month: Month) -> String {
        feeLine(
            .month,
            ["year": String(month.year), "month": String(month.month), "mm": Self.twoDigits(month.month)])
    }

    func render(_ months: [Month]) -> String {
        guard let first = months.first, let last = months.last else { return "" }
        return first == last ? render(first) : feeLine(.months, ["from": render(first), "to": render(last)])
    }

    func render(_ period: AccountPeriod) -> String {
        let year = String(period.first.year)
        if period.months == 1 { return render(period.first) }
        if period.months == 12 { return feeLine(.year, ["year": year]) }
        let number = String((period.first.month - 1) / period.months + 1)
        return feeLine(period.months == 3 ? .quarter : .half, ["year": year, "number": number])
    }

    func render(_ day: CivilDay) -> String {
        let (year, month, dayOfMonth) = day.parts
        return feeLine(
            .date,
            [
                "year": String(year), "month": String(month), "day": String(dayOfMonth), "mm": Self.twoDigits(month),
                "dd": Self.twoDigits(dayOfMonth),
            ])
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    func render(_ dues: [Due]) -> String {
        dues.map { feeLine(.due, ["date": render($0.day), "money": money($0.fen)]) }.joined(separator: "\n")
    }

    /// A price in yuan has at least two digits after the point.
    private func price(_ price: Quantity) -> String { price.written(places: 2) }

    /// 0.0005 → `0.05`.
    private func percent(_ share: Quantity) -> String { "\(Quantity(millionths: share.millionths * 100))" }
}
