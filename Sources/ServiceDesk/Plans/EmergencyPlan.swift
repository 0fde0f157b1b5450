/// 预案: what is done at once, without asking anybody, when somebody is in danger. Raw values name the files under
/// `standards/plans/`, which hold its words.
package enum EmergencyPlan: String, CaseIterable, Sendable, Codable {
    case trapped, gas, fire, burst, powercut, shock, falling, security
}

/// Whom a plan needs from outside; each community tells their numbers.
package enum OutsideService: String, CaseIterable, Sendable, Codable, CodingKeyRepresentable {
    case liftMaintenance, gasRepair, waterCompany, powerCompany, police, company
}

/// Whom to ring, by a number that is no person's.
package struct OutsideNumber: Hashable, Sendable {
    package let service: OutsideService
    package let number: String

    package init(service: OutsideService, number: String) {
        self.service = service
        self.number = number
    }
}

/// Who acts by a plan; its words are the phrase books'.
package struct PlanDuty: Hashable, Sendable {
    /// Departments that are called besides the one that leads.
    package let calls: [Department]
    /// Whose numbers staff are shown, and whose of them residents are.
    package let outside: [OutsideService]
    package let tell: [OutsideService]

    package init(calls: [Department], outside: [OutsideService], tell: [OutsideService]) {
        self.calls = calls
        self.outside = outside
        self.tell = tell
    }
}

extension Category {
    /// Source: DOMAIN C10.
    var plan: EmergencyPlan? {
        switch self {
        case .elevatorTrapped, .elevatorStopped, .elevatorFault: .trapped
        case .gasLeak: .gas
        case .fireAlarm, .fireBlocked, .fireEquipment, .securityEbike: .fire
        case .waterLeak, .waterDrain, .heatingLeak: .burst
        case .powerOutage: .powercut
        case .powerHazard, .powerTrip, .powerLight: .shock
        case .securityFalling, .buildingWall, .buildingRoof, .buildingWindow, .buildingFixture, .green: .falling
        case .securityTheft, .securityStranger, .securityFight, .other: .security
        case .waterOutage, .waterPressure, .waterQuality, .heatingCold, .accessDoor, .accessIntercom, .accessGate,
            .cleaningGarbage, .cleaningDirty, .cleaningSmell, .pest, .parking, .noiseRenovation, .noiseNeighbour,
            .noisePublic, .pet, .network, .fee, .service, .appliance:
            nil
        }
    }
}

extension Ticket {
    /// Nil where nobody is in danger.
    var plan: EmergencyPlan? { isDanger ? category.plan : nil }
}

/// What a community does in an emergency.
package struct Readiness: Hashable, Sendable {
    package let duties: [EmergencyPlan: PlanDuty]
    let numbers: [OutsideService: String]

    package init(_ duties: [EmergencyPlan: PlanDuty] = [:], numbers: [OutsideService: String] = [:]) {
        self.duties = duties
        self.numbers = numbers
    }

    /// Departments that are called besides the one that leads.
    func called(for ticket: Ticket) -> [Department] {
        guard let plan = ticket.plan else { return [] }
        return (duties[plan]?.calls ?? []).filter { $0 != ticket.lead }
    }

    /// What residents are told, always the same words.
    func safety(_ ticket: Ticket) -> (open: PublicStatement, personal: PrivateStatement)? {
        guard let plan = ticket.plan else { return nil }
        let numbers = numbers(of: duties[plan]?.tell ?? [])
        let slots: [PublicSlot] = [.safety(plan)] + (numbers.isEmpty ? [] : [.outside(numbers)])
        return (
            PublicStatement(.safety, filling: slots), PrivateStatement(.safety, filling: slots.map { .open($0) })
        )
    }

    /// What staff do, in order.
    func checklist(_ ticket: Ticket) -> WorkStatement? {
        guard let plan = ticket.plan else { return nil }
        let numbers = numbers(of: duties[plan]?.outside ?? [])
        return WorkStatement(
            .checklist, .plan(plan), .steps(plan), numbers.isEmpty ? nil : .outside(numbers))
    }

    private func numbers(of services: [OutsideService]) -> [OutsideNumber] {
        services.compactMap { service in numbers[service].map { OutsideNumber(service: service, number: $0) } }
    }
}
