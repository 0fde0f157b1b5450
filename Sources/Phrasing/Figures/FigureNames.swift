import ServiceDesk

/// How a language writes figures; from `phrases/figures.yaml`.
package struct FigureNames: Sendable {
    /// A wording of its own, with the slots it may use.
    package enum Wording: String, CaseIterable, Hashable, Sendable {
        case title, rankTitle, nothing, counts, line, waitsLine, waited, most, ranked, fewer, tickets, ticketsMissing,
            ticketsWith, moreTickets
        case choose, uncounted
        case hotSpot
        case reportTitle, missed, missedTickets, reached, department
        case shortDate, chartTargets, chartShort, chartCourse, chartBuildings
        case letter, letterCounts, letterLine, letterMost
        case date, dates, counted, cases, percent, points, score, up, down, building, complaints

        package var slots: Set<String> {
            switch self {
            case .title: ["dates", "scope"]
            case .rankTitle: ["dates", "scope", "indicator", "by"]
            case .nothing, .choose, .complaints: []
            case .counts: ["received", "closed", "open", "withdrawn"]
            case .line: ["index", "indicator", "value", "part", "of", "target", "change"]
            case .waited: ["what", "half", "most"]
            case .waitsLine, .most: ["list"]
            case .ranked: ["index", "name", "value", "of"]
            case .fewer: ["list", "count"]
            case .tickets: ["count"]
            case .ticketsMissing, .ticketsWith: ["indicator", "count"]
            case .moreTickets: ["count"]
            case .uncounted: ["count"]
            case .reportTitle: ["report", "dates"]
            case .missed: ["indicator", "value", "part", "of", "target", "tickets"]
            case .missedTickets: ["list", "count"]
            case .reached: []
            case .hotSpot: ["building", "category", "days", "count", "usual", "tickets"]
            case .department: ["name", "received", "closed"]
            case .shortDate: ["month", "day"]
            case .chartTargets, .chartShort, .chartCourse, .chartBuildings: []
            case .letter: ["dates"]
            case .letterCounts: ["received", "closed"]
            case .letterLine: ["indicator", "value"]
            case .letterMost: ["list"]
            case .date: ["year", "month", "day"]
            case .dates: ["from", "to"]
            case .counted: ["name", "count"]
            case .percent, .cases, .points, .up, .down: ["count"]
            case .score: ["score"]
            case .building: ["building"]
            }
        }
    }

    package var wordings: [Wording: Template] = [:]
    package var indicators: [Indicator: String] = [:]
    package var waits: [Tally.Wait: String] = [:]
    package var groupings: [FigureGrouping: String] = [:]
    package var reports: [ReportKind: String] = [:]
    /// All of `water` in a word.
    package var families: [String: String] = [:]

    package init() {}
}
