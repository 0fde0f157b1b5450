/// Words of a notice that have passed the guard. Only such words can be said in a residents' group.
package struct NoticeText: Hashable, Sendable, Codable {
    package let shown: String

    /// - Parameter clearance: there is none for words with an objection.
    init(_ words: String, _ clearance: NoticeGuard.Clearance) { shown = words }

    package init(from decoder: any Decoder) throws { shown = try decoder.singleValueContainer().decode(String.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(shown)
    }
}

/// Whom a notice is for, as a group may hear it: buildings and units, never a floor or a home.
package struct Scope: Hashable, Sendable, Codable {
    /// Both empty: the whole community.
    package let buildings: [String]
    package let units: [String]

    package init(_ audience: Audience) {
        buildings = audience.buildings
        units = audience.buildings.count == 1 ? audience.units : []
    }
}
