import ServiceDesk

/// All places a text names, in its order; a part of a building goes with the address it stands beside.
struct PlaceList {
    private struct Item {
        let place: Place
        let start: Int
        let end: Int
    }

    private(set) var places: [Place] = []
    private let reading: Reading
    private var last: Item?

    init(_ whereabouts: Whereabouts) {
        reading = whereabouts.reading
        var items = whereabouts.named.map { Item(place: $0.place, start: $0.start, end: $0.end) }
        items.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        for item in items { take(item) }
        share(items)
    }

    private mutating func take(_ item: Item) {
        defer { last = item }
        guard let before = last, let place = places.last else {
            places.append(item.place)
            return
        }
        if let joined = joined(place, item.place) {
            places[places.count - 1] = joined
        } else if item.place.area != nil, place.area != nil, isSameSpot(before, item) {
            // 地库电梯间: two words for one spot.
            return
        } else {
            places.append(item.place)
        }
    }

    /// Both as one place; nil when they say different things of the same part.
    private func joined(_ one: Place, _ other: Place) -> Place? {
        func part(_ path: KeyPath<Place, String?>) -> (String?, agrees: Bool) {
            (
                one[keyPath: path] ?? other[keyPath: path],
                one[keyPath: path] == nil || other[keyPath: path] == nil || one[keyPath: path] == other[keyPath: path]
            )
        }
        let (building, unit, room, floor) = (part(\.building), part(\.unit), part(\.room), part(\.floor))
        guard building.agrees, unit.agrees, room.agrees, floor.agrees,
            one.area == nil || other.area == nil || one.area == other.area
        else { return nil }
        return Place(
            building: building.0, unit: unit.0, room: room.0,
            floor: (room.0.flatMap(Int.init) ?? 0) < 100 ? floor.0 : nil,
            area: one.area ?? other.area)
    }

    private func isSameSpot(_ one: Item, _ other: Item) -> Bool {
        guard other.start - one.end <= 2 else { return false }
        guard one.end < other.start else { return true }
        return (one.end..<other.start).allSatisfy {
            reading.scalars[$0] == Scalars.space || reading.scalars[$0] == 0x7684
        }
            && reading.hit(at: one.end) { $0 == .and } == nil
    }

    /// A building told once holds for every part of a building that is named.
    private mutating func share(_ items: [Item]) {
        let buildings = Set(items.compactMap(\.place.building))
        guard buildings.count == 1, let building = buildings.first else { return }
        for index in places.indices
        where places[index].building == nil
            && (places[index].area?.isInBuilding == true || places[index].unit != nil)
        {
            places[index].building = building
        }
    }
}

extension Area {
    /// A part that every building has, and a community has not but once.
    fileprivate var isInBuilding: Bool {
        switch self {
        case .lobby, .corridor, .stairwell, .elevator, .roof, .facade, .kitchen, .bathroom, .livingRoom, .bedroom,
            .balcony, .studyRoom, .door:
            true
        case .garage, .gate, .garden, .playground, .road, .pumpRoom, .garbagePoint, .gym, .ebikeShed, .office: false
        }
    }
}
