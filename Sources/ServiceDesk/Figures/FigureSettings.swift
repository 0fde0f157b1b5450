/// What a community wants to reach, and when it is told how far it is.
package struct FigureSettings: Hashable, Sendable, Codable {
    /// A share in thousandths, a score in hundredths, a time in minutes; as `Figure.size`.
    package var targets: [Indicator: Int] = Self.standardTargets
    /// People and departments with fewer tickets are not compared. Source: none; our own judgement.
    package var leastCases = 10
    /// The period the targets were set against: `2026-Q1`; nil: none was.
    package var baseline: String?
    /// What is told by itself, at which minute of the day.
    package var reports: [ReportKind: Int] = [:]

    package init() {}

    /// As a community has it that says nothing: in the morning, before the residents do.
    package static let standard: FigureSettings = {
        var settings = FigureSettings()
        settings.reports = [.daily: 510, .weekly: 515, .letter: 570, .assessment: 520]
        return settings
    }()

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        targets = try values.decodeIfPresent([Indicator: Int].self, forKey: .targets) ?? Self.standardTargets
        leastCases = try values.decodeIfPresent(Int.self, forKey: .leastCases) ?? 10
        reports = try values.decodeIfPresent([ReportKind: Int].self, forKey: .reports) ?? [:]
        baseline = try values.decodeIfPresent(String.self, forKey: .baseline)
    }

    /// Source: DOMAIN C11.
    package static let standardTargets: [Indicator: Int] = [
        .acknowledged: 990, .accepted: 950, .acceptedUrgent: 990, .arrived: 950, .finished: 920, .fixedAtOnce: 850,
        .cameBack: 50, .toldBefore: 950, .rated: 400, .stars: 430, .ratedWell: 800, .complaintAnswered: 950,
        .complaintEnded: 1000, .followedUp: 1000,
    ]

    /// Whether a figure is where it should be; nil where there is no target.
    package func isReached(_ indicator: Indicator, by figure: Figure) -> Bool? {
        targets[indicator].map { indicator.isBetterLow ? figure.size <= $0 : figure.size >= $0 }
    }
}
