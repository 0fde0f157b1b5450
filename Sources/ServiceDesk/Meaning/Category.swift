/// What kind of trouble it is. Raw values are the words of the corpus.
package enum Category: String, CaseIterable, Sendable, Codable, CodingKeyRepresentable {
    case waterLeak = "water.leak"
    case waterOutage = "water.outage"
    case waterPressure = "water.pressure"
    case waterQuality = "water.quality"
    case waterDrain = "water.drain"
    case powerOutage = "power.outage"
    case powerTrip = "power.trip"
    case powerHazard = "power.hazard"
    case powerLight = "power.light"
    case gasLeak = "gas.leak"
    case heatingCold = "heating.cold"
    case heatingLeak = "heating.leak"
    case elevatorTrapped = "elevator.trapped"
    case elevatorStopped = "elevator.stopped"
    case elevatorFault = "elevator.fault"
    case accessDoor = "access.door"
    case accessIntercom = "access.intercom"
    case accessGate = "access.gate"
    case buildingWall = "building.wall"
    case buildingRoof = "building.roof"
    case buildingWindow = "building.window"
    case buildingFixture = "building.fixture"
    case fireAlarm = "fire.alarm"
    case fireBlocked = "fire.blocked"
    case fireEquipment = "fire.equipment"
    case securityTheft = "security.theft"
    case securityStranger = "security.stranger"
    case securityFight = "security.fight"
    case securityFalling = "security.falling"
    case securityEbike = "security.ebike"
    case cleaningGarbage = "cleaning.garbage"
    case cleaningDirty = "cleaning.dirty"
    case cleaningSmell = "cleaning.smell"
    case pest
    case green
    case parking
    case noiseRenovation = "noise.renovation"
    case noiseNeighbour = "noise.neighbour"
    case noisePublic = "noise.public"
    case pet
    case network
    case fee
    case service
    case appliance
    case other
}
