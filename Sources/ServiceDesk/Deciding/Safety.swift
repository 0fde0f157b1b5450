/// The fixed words that come with an emergency; the desk never makes them up. Source: DOMAIN C10.
extension Ticket {
    /// What to say at once, in both forms; nil where nobody is in danger.
    var safety: (open: PublicStatement, personal: PrivateStatement)? {
        guard isDanger else { return nil }
        let keys: (PublicKey, PrivateKey)? =
            switch category {
            case .elevatorTrapped, .elevatorStopped, .elevatorFault: (.safetyElevator, .safetyElevator)
            case .gasLeak: (.safetyGas, .safetyGas)
            case .fireAlarm, .fireBlocked, .fireEquipment, .securityEbike: (.safetyFire, .safetyFire)
            case .waterLeak, .waterDrain, .heatingLeak: (.safetyWater, .safetyWater)
            case .powerHazard, .powerOutage, .powerTrip, .powerLight: (.safetyPower, .safetyPower)
            case .securityFalling, .buildingWall, .buildingRoof, .buildingWindow, .buildingFixture, .green:
                (.safetyFalling, .safetyFalling)
            case .securityTheft, .securityStranger, .securityFight, .other: (.safetyPeople, .safetyPeople)
            case .waterOutage, .waterPressure, .waterQuality, .heatingCold, .accessDoor, .accessIntercom, .accessGate,
                .cleaningGarbage, .cleaningDirty, .cleaningSmell, .pest, .parking, .noiseRenovation,
                .noiseNeighbour, .noisePublic, .pet, .network, .fee, .service, .appliance:
                nil
            }
        return keys.map { (PublicStatement($0), PrivateStatement($1)) }
    }
}
