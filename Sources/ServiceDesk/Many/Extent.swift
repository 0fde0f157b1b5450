/// How far one trouble reaches: whether what two people tell can be the same. Source: PRODUCT 2.
enum Extent: Hashable {
    /// What a whole building lives by; the same service there is the same fault.
    case service(Service)
    /// A thing at one public place.
    case place
    /// Each has their own.
    case own

    enum Service: Hashable {
        case water, waterQuality, power, gas, heating, trapped, elevator, gate, network
    }
}

extension Category {
    var extent: Extent {
        switch self {
        case .waterOutage, .waterPressure: .service(.water)
        case .waterQuality: .service(.waterQuality)
        case .powerOutage: .service(.power)
        case .gasLeak: .service(.gas)
        case .heatingCold: .service(.heating)
        case .elevatorStopped, .elevatorFault: .service(.elevator)
        // Somebody inside is never taken for a lift that merely stands.
        case .elevatorTrapped: .service(.trapped)
        case .accessGate: .service(.gate)
        case .network: .service(.network)
        case .waterLeak, .waterDrain, .powerHazard, .powerLight, .heatingLeak, .accessDoor, .accessIntercom,
            .buildingWall, .buildingRoof, .buildingWindow, .buildingFixture, .fireAlarm, .fireBlocked, .fireEquipment,
            .securityFight, .securityFalling, .securityEbike, .cleaningGarbage, .cleaningDirty, .cleaningSmell, .pest,
            .green, .noisePublic:
            .place
        // One thief, one car, one neighbour is not another.
        case .powerTrip, .securityTheft, .securityStranger, .parking, .noiseRenovation, .noiseNeighbour, .pet, .fee,
            .service, .appliance, .other:
            .own
        }
    }

    /// Categories that can be the same trouble as this one; empty: none.
    package var alike: [Category] {
        switch extent {
        case .service: Self.allCases.filter { $0.extent == extent }
        case .place: [self]
        case .own: []
        }
    }

    /// Out for a whole home, so it cannot wait; whoever says “us too” means no less. Source: DOMAIN C1.
    var isOutage: Bool { self == .waterOutage || self == .powerOutage }
}

extension Extent.Service {
    /// Each stair has its own.
    var isByUnit: Bool {
        switch self {
        case .elevator, .trapped: true
        case .water, .waterQuality, .power, .gas, .heating, .gate, .network: false
        }
    }

    func covers(_ one: Place, _ other: Place) -> Bool {
        guard one.building == other.building else { return false }
        if self == .gate { return true }
        guard one.building != nil else { return false }
        return !isByUnit || one.unit == nil || other.unit == nil || one.unit == other.unit
    }
}

extension Ticket {
    /// Others can have it as well.
    var isEverybodys: Bool {
        switch category.extent {
        case .service: leftOverFrom == nil
        case .place: place.isPublic && home == nil
        case .own: false
        }
    }

    /// Told again, of this place, it is this trouble.
    func isSame(as category: Category, at place: Place, in home: HomeID?) -> Bool {
        // What was left over for one home when all others had it back is that home's.
        guard state.isOpen, concern == .fault, leftOverFrom == nil, !isDrill else { return false }
        switch category.extent {
        case .service(let service): return self.category.extent == category.extent && service.covers(self.place, place)
        case .place:
            return self.category == category && self.place == place && isEverybodys
                && place.isPublic && home == nil
        case .own: return false
        }
    }
}

extension Ticket {
    /// Where it hits people, as far as a building's service goes.
    var reach: Place {
        guard case .service(let service) = category.extent, !service.isByUnit else { return place.shared }
        return Place(building: place.building, area: place.shared.area)
    }
}

extension Place {
    /// Somewhere everybody may be.
    fileprivate var isPublic: Bool { !isEmpty && room == nil && area?.isPrivate != true }

    /// Told to all: of a home only its building.
    var shared: Place { room != nil || area?.isPrivate == true ? Place(building: building) : self }
}
