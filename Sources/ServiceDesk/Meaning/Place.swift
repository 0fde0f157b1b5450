/// Where in the community; only what was told, each part may be missing.
package struct Place: Hashable, Sendable, Codable {
    /// Without leading zeros, as the three below: `3`, `B`.
    package var building: String?
    package var unit: String?
    package var room: String?
    /// `-1` is the first basement.
    package var floor: String?
    package var area: Area?

    package init(
        building: String? = nil, unit: String? = nil, room: String? = nil, floor: String? = nil, area: Area? = nil
    ) {
        self.building = building
        self.unit = unit
        self.room = room
        self.floor = floor
        self.area = area
    }

    package var isEmpty: Bool { self == Place() }

    /// Names no building, unit or room that the other does not have.
    package func isWithin(_ other: Place) -> Bool {
        (building == nil || building == other.building) && (unit == nil || unit == other.unit)
            && (room == nil || room == other.room)
    }
}

/// A part of a building or of a home. Raw values are the words of the corpus.
package enum Area: String, CaseIterable, Sendable, Codable {
    case lobby, corridor, stairwell, elevator, garage, gate, garden, playground, roof, road, facade, pumpRoom
    case garbagePoint, gym, ebikeShed, office
    case kitchen, bathroom, livingRoom, bedroom, balcony, studyRoom, door

    /// Inside a home.
    package var isPrivate: Bool {
        switch self {
        case .kitchen, .bathroom, .livingRoom, .bedroom, .balcony, .studyRoom, .door: true
        case .lobby, .corridor, .stairwell, .elevator, .garage, .gate, .garden, .playground, .roof, .road, .facade,
            .pumpRoom, .garbagePoint, .gym, .ebikeShed, .office:
            false
        }
    }
}

/// A home's address; strings without leading zeros.
package struct HomeAddress: Hashable, Sendable, Codable {
    package var building: String
    package var unit: String?
    package var room: String

    package init(building: String, unit: String? = nil, room: String) {
        self.building = building
        self.unit = unit
        self.room = room
    }
}
