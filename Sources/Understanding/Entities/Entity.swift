import ServiceDesk

/// Something named in a text: a home, a sum, a time.
struct Entity {
    enum Kind {
        case address(Place)
        /// `isNamed`: said to be one, as in #1042 or 1042号单; else it only looks like one.
        case ticket(Int, isNamed: Bool)
        case phone(String)
        /// In hundredths.
        case amount(Int)
        /// In minutes.
        case duration(Int)
        case rating(Int)
        case time(Window)
        case person(String)
    }

    let kind: Kind
    let start: Int
    let end: Int

    /// An address without its floor; anything else as it is, and nil where nothing would be left.
    var withoutFloor: Entity? {
        guard case .address(var place) = kind, place.floor != nil else { return self }
        place.floor = nil
        return place.isEmpty ? nil : Entity(kind: .address(place), start: start, end: end)
    }
}
