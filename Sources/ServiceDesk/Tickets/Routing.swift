/// Which department a category goes to, and where a report without a place belongs.
extension Category {
    package var department: Department {
        switch self {
        case .waterLeak, .waterOutage, .waterPressure, .waterQuality, .waterDrain, .powerOutage, .powerTrip,
            .powerHazard, .powerLight, .gasLeak, .heatingCold, .heatingLeak, .elevatorTrapped, .elevatorStopped,
            .elevatorFault, .accessDoor, .accessIntercom, .accessGate, .buildingWall, .buildingRoof, .buildingWindow,
            .buildingFixture, .fireEquipment, .network, .appliance:
            .engineering
        case .fireAlarm, .fireBlocked, .securityTheft, .securityStranger, .securityFight, .securityFalling,
            .securityEbike, .parking, .noiseRenovation, .noiseNeighbour, .noisePublic, .pet:
            .security
        case .cleaningGarbage, .cleaningDirty, .cleaningSmell, .pest: .cleaning
        case .green: .greening
        case .fee: .finance
        case .service, .other: .service
        }
    }

    /// Where a report that names no place is taken to be.
    package enum Whereabouts: Sendable {
        /// The reporter's home: a service that comes into it, or something only homes have.
        case home
        /// The reporter's building.
        case building
        /// As well inside as outside; worth a question.
        case either
        /// The place does not matter for finding it.
        case community
    }

    package var whereabouts: Whereabouts {
        switch self {
        case .waterOutage, .waterPressure, .waterQuality, .waterDrain, .powerOutage, .powerTrip, .gasLeak, .heatingCold,
            .heatingLeak, .network, .appliance, .accessIntercom, .buildingWindow, .noiseRenovation, .noiseNeighbour:
            .home
        case .elevatorTrapped, .elevatorStopped, .elevatorFault, .accessDoor, .buildingRoof, .fireBlocked,
            .fireEquipment, .fireAlarm, .securityStranger, .securityEbike, .securityFalling, .pest, .cleaningDirty,
            .cleaningGarbage, .cleaningSmell, .securityTheft, .powerLight:
            .building
        case .waterLeak, .powerHazard, .buildingWall: .either
        case .accessGate, .securityFight, .green, .parking, .noisePublic, .pet, .fee, .service, .other,
            .buildingFixture:
            .community
        }
    }
}
