import ServiceDesk

/// `figures` of a community: what it wants to reach, and when it is told how far it is.
struct FiguresReader {
    /// Nil: the shipped ones hold.
    let section: Section?
    let faults: FaultList

    func read() -> FigureSettings {
        var settings = FigureSettings.standard
        guard let section else { return settings }
        settings.leastCases = section.number("least_cases", in: 1...10_000) ?? settings.leastCases
        if let baseline = section.text("baseline") {
            if CivilSpan(period: baseline) == nil {
                faults.add(
                    section.line(of: "baseline"), "\(section.path).baseline is ‘\(baseline)’",
                    "write a period such as 2026-03, 2026-Q1, 2026-H1 or 2026")
            } else {
                settings.baseline = baseline
            }
        }
        if let reports = section.section("reports") {
            for kind in ReportKind.allCases { read(kind, in: reports, into: &settings) }
            reports.refuseOthers()
        }
        if let targets = section.section("targets") {
            for indicator in Indicator.allCases { read(indicator, in: targets, into: &settings) }
            targets.refuseOthers()
        }
        section.refuseOthers()
        return settings
    }

    /// `08:30`, or `off`.
    private func read(_ kind: ReportKind, in section: Section, into settings: inout FigureSettings) {
        guard let text = section.text(kind.rawValue) else { return }
        if text == "off" {
            settings.reports[kind] = nil
            return
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        if parts.count == 2, let hour = parts[0], let minute = parts[1], (0...23).contains(hour),
            (0...59).contains(minute)
        {
            settings.reports[kind] = hour * 60 + minute
            return
        }
        faults.add(
            section.line(of: kind.rawValue), "\(section.path).\(kind.rawValue) is ‘\(text)’",
            "write a time such as 08:30, or off")
    }

    /// Percent, stars or minutes, by what the indicator is.
    private func read(_ indicator: Indicator, in section: Section, into settings: inout FigureSettings) {
        guard let text = section.text(indicator.rawValue) else { return }
        let scale: (factor: Double, most: Double, written: String)
        switch indicator.formula {
        case .share: scale = (10, 100, "percent from 0 to 100")
        case .mean: scale = (100, 1000, "a number such as 4.3")
        case .quantile: scale = (1, 525_600, "whole minutes")
        case .count, .money, .moneyEach: scale = (1, 1_000_000_000, "a whole number")
        }
        guard let value = Double(text), value >= 0, value <= scale.most else {
            faults.add(
                section.line(of: indicator.rawValue), "\(section.path).\(indicator.rawValue) is ‘\(text)’",
                "write \(scale.written)")
            return
        }
        settings.targets[indicator] = Int((value * scale.factor).rounded())
    }
}
