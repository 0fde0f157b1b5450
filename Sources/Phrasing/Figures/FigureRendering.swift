import ServiceDesk

/// A page of figures in words, a line each.
extension PhraseBook {
    func render(_ sheet: FigureSheet) -> String {
        var lines = [title(of: sheet)]
        for part in sheet.parts { lines.append(contentsOf: render(part, grouping: sheet.grouping)) }
        return lines.joined(separator: "\n")
    }

    private func title(of sheet: FigureSheet) -> String {
        if let report = sheet.report {
            return fill(
                .reportTitle, ["report": names.figures.reports[report] ?? report.rawValue, "dates": dates(sheet.span)])
        }
        let scope = sheet.scope.isEmpty ? nil : sheet.scope.map(name).joined(separator: " ")
        let isRanking = sheet.grouping != nil
        return fill(
            isRanking ? .rankTitle : .title,
            [
                "dates": dates(sheet.span), "scope": scope,
                "indicator": isRanking ? names.figures.indicators[sheet.measure ?? .received] : nil,
                "by": sheet.grouping.flatMap { names.figures.groupings[$0] },
            ])
    }

    private func render(_ part: FigureSheet.Part, grouping: FigureGrouping?) -> [String] {
        switch part {
        case .nothing: return [fill(.nothing, [:])]
        case .choose: return [fill(.choose, [:])]
        case .uncounted(let count): return [fill(.uncounted, ["count": String(count)])]
        case .counts(let received, let closed, let open, let withdrawn):
            return [
                fill(
                    .counts,
                    [
                        "received": String(received), "closed": String(closed), "open": String(open),
                        "withdrawn": withdrawn > 0 ? String(withdrawn) : nil,
                    ])
            ]
        case .line(let index, let indicator, let figure, let target, let isReached, let change):
            return [line(index, indicator, figure, target: target, isReached: isReached, change: change)]
        case .waits(let waits):
            let items = waits.map { wait in
                fill(
                    .waited,
                    [
                        "what": names.figures.waits[wait.wait], "half": render(.minutes(wait.half)),
                        "most": render(.minutes(wait.most)),
                    ])
            }
            return [fill(.waitsLine, ["list": items.joined(separator: names.listSeparator)])]
        case .most(let list):
            let items = list.map { fill(.counted, ["name": name($0.name), "count": String($0.count)]) }
            return [fill(.most, ["list": items.joined(separator: names.listSeparator)])]
        case .ranked(let index, let label, let figure, let cases):
            return [
                fill(
                    .ranked,
                    [
                        "index": String(index), "name": name(label), "value": ranked(figure),
                        "of": figure == .count(cases) ? nil : String(cases),
                    ])
            ]
        case .fewer(let list, let least):
            return [
                fill(
                    .fewer,
                    ["list": list.map(name).joined(separator: names.listSeparator), "count": String(least)])
            ]
        case .missed(let indicator, let figure, let target, let missed):
            return [self.missed(indicator, figure, target: target, missed)]
        case .hotSpot(let spot):
            return [
                fill(
                    .hotSpot,
                    [
                        "building": name(.building(spot.building)), "category": name(.category(spot.category)),
                        "days": String(HotSpot.days), "count": String(spot.count),
                        "usual": "\(spot.usual / 10).\(spot.usual % 10)",
                        "tickets": spot.numbers.map(\.description).joined(separator: names.listSeparator),
                    ])
            ]
        case .reached: return [fill(.reached, [:])]
        case .department(let department, let received, let closed):
            return [
                fill(
                    .department,
                    [
                        "name": name(.department(department)), "received": String(received), "closed": String(closed),
                    ])
            ]
        case .tickets(let tickets, let all, let missing):
            let head =
                missing.map {
                    fill(
                        $0.isBetterLow ? .ticketsWith : .ticketsMissing,
                        ["indicator": names.figures.indicators[$0], "count": String(all)])
                } ?? fill(.tickets, ["count": String(all)])
            let more = all > tickets.count ? [fill(.moreTickets, ["count": String(all - tickets.count)])] : []
            return [head] + tickets.map(label) + more
        }
    }

    private func line(
        _ index: Int?, _ indicator: Indicator, _ figure: Figure, target: Int?, isReached: Bool?, change: Int?
    ) -> String {
        var values: [String: String?] = [
            "index": index.map(String.init), "indicator": names.figures.indicators[indicator], "value": value(figure),
            "target": isReached == false ? target.flatMap { written($0, like: figure) } : nil,
            "change": change.flatMap { self.change($0, of: figure) },
        ]
        if case .share(let part, let whole) = figure {
            values["part"] = String(part)
            values["of"] = String(whole)
        }
        if case .score(_, let whole) = figure { values["of"] = String(whole) }
        return fill(.line, values)
    }

    private func missed(
        _ indicator: Indicator, _ figure: Figure, target: Int, _ missed: FigureAnswer.Missed?
    ) -> String {
        let tickets = missed.flatMap { missed in
            missed.numbers.isEmpty
                ? nil
                : fill(
                    .missedTickets,
                    [
                        "list": missed.numbers.map(\.description).joined(separator: names.listSeparator),
                        "count": missed.all > missed.numbers.count ? String(missed.all) : nil,
                    ])
        }
        var values: [String: String?] = [
            "indicator": names.figures.indicators[indicator], "value": value(figure),
            "target": written(target, like: figure), "tickets": tickets,
        ]
        if case .share(let part, let whole) = figure {
            values["part"] = String(part)
            values["of"] = String(whole)
        }
        return fill(.missed, values)
    }

    // MARK: Values

    func value(_ figure: Figure) -> String {
        switch figure {
        case .count(let count): String(count)
        case .share(let part, let whole): percent(part, of: whole)
        case .score(let hundredths, _): fill(.score, ["score": Self.tenths(hundredths)])
        case .minutes(let minutes, _): render(.minutes(minutes))
        case .money(let fen): money(fen)
        }
    }

    /// A bare number says what it counts.
    private func ranked(_ figure: Figure) -> String {
        guard case .count(let count) = figure else { return value(figure) }
        return fill(.cases, ["count": String(count)])
    }

    /// Never “100 %” where one is missing, never “0 %” where there is one.
    private func percent(_ part: Int, of whole: Int) -> String {
        let rounded = (part * 200 + whole) / (whole * 2)
        let honest = part < whole ? min(rounded, 99) : rounded
        return fill(.percent, ["count": String(part > 0 ? max(honest, 1) : honest)])
    }

    private func written(_ size: Int, like figure: Figure) -> String? {
        switch figure {
        case .share: percent(size, of: 1000)
        case .score: fill(.score, ["score": Self.tenths(size)])
        case .minutes: render(.minutes(size))
        case .money: money(size)
        case .count: String(size)
        }
    }

    /// In whole points of a hundred, tenths of a star, minutes; nothing where it is the same.
    private func change(_ size: Int, of figure: Figure) -> String? {
        let amount: String?
        switch figure {
        case .share:
            amount =
                size.magnitude >= 5 ? fill(.points, ["count": String((size.magnitude + 5) / 10)]) : nil
        case .score: amount = size.magnitude >= 5 ? Self.tenths(Int(size.magnitude)) : nil
        case .minutes: amount = size == 0 ? nil : render(.minutes(Int(size.magnitude)))
        case .count: amount = size == 0 ? nil : String(size.magnitude)
        case .money: amount = size == 0 ? nil : money(Int(size.magnitude))
        }
        return amount.map { fill(size > 0 ? .up : .down, ["count": $0]) }
    }

    /// 430 and 438 → `4.3`: what is below a target is not written as if it had reached it.
    private static func tenths(_ hundredths: Int) -> String {
        let tenths = hundredths / 10
        return "\(tenths / 10).\(tenths % 10)"
    }

    // MARK: Names

    func name(_ name: FigureName) -> String {
        switch name {
        case .category(let category): names.categories[category] ?? category.rawValue
        case .family(let family): names.figures.families[family] ?? family
        case .building(let building): fill(.building, ["building": oneLine(building)])
        case .person(let person): person.shown
        case .department(let department): names.departments[department] ?? department.rawValue
        case .complaints: fill(.complaints, [:])
        }
    }

    func dates(_ span: CivilSpan) -> String {
        let last = max(span.first, span.last)
        return last == span.first
            ? date(last) : fill(.dates, ["from": date(span.first), "to": date(last)])
    }

    private func date(_ day: CivilDay) -> String {
        let (year, month, day) = day.parts
        return fill(.date, ["year": String(year), "month": String(month), "day": String(day)])
    }

    func fill(_ wording: FigureNames.Wording, _ values: [String: String?]) -> String {
        names.figures.wordings[wording]?.filled { values[$0] ?? nil } ?? ""
    }
}
