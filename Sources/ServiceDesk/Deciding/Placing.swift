/// Where a report belongs, or what has to be asked to find out.
enum Placing: Hashable {
    /// With the home, where it is one of the speaker's.
    case known(Place, Home?)
    /// At home, or somewhere shared?
    case choose([PlaceChoice])
    /// Which of the speaker's homes? With what is known so far.
    case which([Home], Place)
    /// Which building, unit, room? With what is known so far.
    case ask(Place)

    var place: Place {
        switch self {
        case .known(let place, _), .ask(let place), .which(_, let place): place
        case .choose: Place()
        }
    }

    var home: Home? {
        switch self {
        case .known(_, let home): home
        case .ask, .choose, .which: nil
        }
    }

    var isSettled: Bool {
        switch self {
        case .known: true
        case .ask, .choose, .which: false
        }
    }

    var choices: [PlaceChoice] {
        switch self {
        case .choose(let choices): choices
        case .known, .ask, .which: []
        }
    }

    var homes: [Home] {
        switch self {
        case .which(let homes, _): homes
        case .known, .ask, .choose: []
        }
    }

    /// What to ask about a ticket, in both forms; nil: nothing.
    func question(for ticket: Ticket) -> (open: PublicStatement, personal: PrivateStatement)? {
        switch self {
        // What was told is not asked again.
        case .known where ticket.category == .elevatorTrapped && ticket.place.building != nil:
            (.init(.askInside), .init(.askInside))
        case .known where ticket.category == .elevatorTrapped, .ask where ticket.category == .elevatorTrapped,
            .choose where ticket.category == .elevatorTrapped, .which where ticket.category == .elevatorTrapped:
            (.init(.askLift), .init(.askLift))
        case .known: nil
        case .ask: (.init(.askPlace), .init(.askPlace))
        case .which(let homes, _): (.init(.askHome), .init(.askHome, .homes(homes.map(\.address))))
        case .choose(let choices):
            (.init(.askPlaceChoice, .choices(choices)), .init(.askPlaceChoice, .open(.choices(choices))))
        }
    }
}

extension CaseFile {
    /// Finds where a report belongs from what it tells, and else from the speaker's home.
    func placing(of act: Act) -> Placing {
        let told = act.place ?? Place()
        // Staff who pass something on know where they were told to send somebody.
        if speaker.worksHere { return .known(told, nil) }
        let whereabouts = (act.category ?? .other).whereabouts
        if told.room != nil { return placing(room: told) }
        if !told.isEmpty { return placing(told, whereabouts) }
        switch (whereabouts, speaker.ownHome) {
        case (.home, let home?): return .known(home.place(), home)
        case (.building, let home?): return .known(home.buildingPlace(), nil)
        case (.either, _?): return .choose([.home, .corridor, .garage, .elsewhere])
        case (.building, nil): return speaker.ownBuilding.map { .known($0, nil) } ?? whichHome(told)
        case (.home, nil), (.either, nil): return whichHome(told)
        case (.community, _): return .known(told, nil)
        }
    }

    /// Of several homes one is asked for; without any the address is.
    private func whichHome(_ told: Place) -> Placing {
        speaker.homes.isEmpty ? .ask(told) : .which(speaker.homes, told)
    }

    /// 501 alone is a home of the speaker's, or next door.
    private func placing(room told: Place) -> Placing {
        if let own = speaker.home(at: told) { return .known(own.place(area: told.area, floor: told.floor), own) }
        guard told.building == nil else { return .known(told, nil) }
        return (speaker.ownHome?.buildingPlace() ?? speaker.ownBuilding).map { .known(told.filled(from: $0), nil) }
            ?? .ask(told)
    }

    private func placing(_ told: Place, _ whereabouts: Category.Whereabouts) -> Placing {
        if told.building != nil {
            // 3号楼厨房漏水 from somebody who lives in building 3.
            let there = speaker.homes.filter { $0.isAt(told) }
            guard whereabouts != .building, told.area?.isPrivate == true, !there.isEmpty else {
                return .known(told, nil)
            }
            guard let home = there.count == 1 ? there.first : speaker.ownHome, there.contains(home) else {
                return .which(there, told)
            }
            return .known(home.place(area: told.area, floor: told.floor), home)
        }
        guard let area = told.area else {
            // A floor or a unit of which building?
            return (speaker.ownHome?.buildingPlace() ?? speaker.ownBuilding)
                .map { .known(told.filled(from: $0), nil) } ?? whichHome(told)
        }
        if area.isPrivate {
            guard let home = speaker.ownHome else { return whichHome(told) }
            return .known(home.place(area: area, floor: told.floor), home)
        }
        guard area.isInsideABuilding else { return .known(told, nil) }
        guard var place = speaker.ownHome?.buildingPlace() ?? speaker.ownBuilding else { return whichHome(told) }
        place.unit = told.unit ?? place.unit
        place.floor = told.floor
        place.area = area
        return .known(place, nil)
    }
}

extension Speaker {
    /// The own home that a place names.
    func home(at place: Place) -> Home? {
        homes.first { home in
            home.address.room == place.room
                && (place.building == nil || place.building == home.address.building)
                && (place.unit == nil || home.address.unit == nil || place.unit == home.address.unit)
        }
    }
}

extension Speaker {
    /// The building and unit that all homes share; nil: they do not, or there is none.
    fileprivate var ownBuilding: Place? {
        let places = Set(homes.map { $0.buildingPlace() })
        return places.count == 1 ? places.first : nil
    }
}

extension Home {
    /// In the building and unit that were told.
    func isAt(_ told: Place) -> Bool {
        told.building == address.building && (told.unit == nil || told.unit == address.unit)
    }

    func place(area: Area? = nil, floor: String? = nil) -> Place {
        Place(building: address.building, unit: address.unit, room: address.room, floor: floor, area: area)
    }

    func buildingPlace(area: Area? = nil) -> Place {
        Place(building: address.building, unit: address.unit, area: area)
    }
}

extension Area {
    /// Every building has one, so that the building must be known to find it.
    var isInsideABuilding: Bool {
        switch self {
        case .lobby, .corridor, .stairwell, .elevator, .roof, .facade: true
        case .garage, .gate, .garden, .playground, .road, .pumpRoom, .garbagePoint, .gym, .ebikeShed, .office,
            .kitchen, .bathroom, .livingRoom, .bedroom, .balcony, .studyRoom, .door:
            false
        }
    }
}
