/// What a public warning is of. Source: 中国气象局令第16号 (气象灾害预警信号发布与传播办法), those that reach houses.
package enum WarningKind: String, CaseIterable, Sendable, Codable {
    case rainstorm, typhoon, heat, cold, wind, snow, lightning, hail, ice, fog

    /// People are called out by it: no heat, no fog.
    var isStorm: Bool {
        switch self {
        case .rainstorm, .typhoon, .cold, .wind, .snow, .lightning, .hail, .ice: true
        case .heat, .fog: false
        }
    }
}

/// How grave it is, from blue to red. Source: as of `WarningKind`.
package enum WarningColour: String, CaseIterable, Sendable, Codable, Comparable {
    case blue, yellow, orange, red

    /// From here on it may be a storm for the desk. Source: DOMAIN C1.
    static let grave = WarningColour.orange

    package static func < (one: WarningColour, other: WarningColour) -> Bool { one.rank < other.rank }

    private var rank: Int {
        switch self {
        case .blue: 0
        case .yellow: 1
        case .orange: 2
        case .red: 3
        }
    }
}

/// A public warning, as a manager passed it on.
package struct WeatherWarning: Hashable, Sendable, Codable {
    package let kind: WarningKind
    package let colour: WarningColour
    package let from: Instant
    package let until: Instant

    /// How long one lasts of which no end was told: a day, for then it is renewed or lifted. Source: our own judgement.
    static let usual = Duration.hours(24)

    package init(_ kind: WarningKind, _ colour: WarningColour, from: Instant, until: Instant) {
        self.kind = kind
        self.colour = colour
        self.from = from
        self.until = until
    }

    var isGrave: Bool { kind.isStorm && colour >= .grave }
}

/// What words tell of a warning: 台风蓝色预警; without a colour it may be one that is over.
package struct WarningReading: Hashable, Sendable, Codable {
    package let kind: WarningKind
    package let colour: WarningColour?

    package init(_ kind: WarningKind, _ colour: WarningColour?) {
        self.kind = kind
        self.colour = colour
    }
}
