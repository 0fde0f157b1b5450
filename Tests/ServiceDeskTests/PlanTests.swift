import Testing

@testable import ServiceDesk

/// Emergency plans, drills, storms.
@Suite struct PlanTests {
    private func town() -> Town {
        var town = Town()
        town.duties = [
            .trapped: PlanDuty(calls: [.engineering, .security], outside: [.liftMaintenance], tell: []),
            .gas: PlanDuty(calls: [.engineering, .security], outside: [.gasRepair], tell: [.gasRepair]),
        ]
        town.level.outside = [.gasRepair: "96777"]
        return town
    }

    @Test func `all departments of the plan are called with the card and the steps`() {
        var town = town()
        let heard = town.say(.chen, .trapped)
        for department in [Department.engineering, .security] {
            let keys = heard.posted(to: department).map(\.key)
            #expect(keys.first == .card && keys.contains(.checklist))
        }
    }

    @Test func `whoever of them says yes first has it, and the other department hears of it`() {
        var town = town()
        town.say(.chen, .trapped)
        let heard = town.say(.hu, Act(.accept))
        #expect(town[1001]?.job.assignee == Person.hu.id)
        #expect(heard.posted(to: .engineering).map(\.key) == [.takenBy])
        #expect(town.say(.li, Act(.accept, ticket: 1001)).atWork.map(\.key) == [.alreadyTaken])
    }

    @Test func `until somebody does, all of them are called again`() {
        var town = town()
        town.say(.chen, .trapped)
        let again = town.pass(.minutes(2))
        #expect(again.flatMap { $0.posted(to: .security) }.map(\.key) == [.unaccepted])
    }

    @Test func `residents are told the words of the plan and the number they need`() {
        var town = town()
        let gas = Act(.report, category: .gasLeak, urgency: .emergency, place: Place(building: "3"))
        let safety = town.say(.chen, gas).open.first { $0.key == .safety }
        #expect(safety?[.safety] == .safety(.gas))
        #expect(safety?[.outside] == .outside([OutsideNumber(service: .gasRepair, number: "96777")]))
    }

    @Test(arguments: ServiceDesk.Category.allCases)
    func `what is no danger has no plan`(_ category: ServiceDesk.Category) {
        var town = town()
        town.say(.chen, Act(.report, category: category, urgency: .urgent, place: Place(building: "3", area: .lobby)))
        #expect(town[1001]?.plan == nil)
    }

    @Test func `a drill calls everybody, tells no resident, takes nobody in, and ends with its times`() {
        var town = town()
        let place = Place(building: "5", unit: "1", area: .elevator)
        let begun = town.say(.zhao, Act(.drill, category: .elevatorTrapped, place: place))
        #expect(town[1001]?.isDrill == true)
        #expect(begun.atWork.map(\.key) == [.drillBegun])
        town.say(.chen, .trapped)
        #expect(town[1002]?.isDrill == false)
        #expect(town.say(.hu, Act(.accept, ticket: 1001)).told.isEmpty)
        town.pass(.minutes(4))
        #expect(town.say(.hu, Act(.arrive, ticket: 1001)).told.isEmpty)
        let ended = town.say(.hu, Act(.complete, ticket: 1001))
        #expect(ended.reported.map(\.key) == [.drillDone])
        #expect(ended.reported.first?[.arrivedAfter] == .wait(.minutes(4)))
        #expect(town[1001]?.state == .archived && town.alarms(1001).isEmpty)
    }

    @Test func `only a manager calls a drill or a storm`() {
        var town = town()
        #expect(town.say(.li, Act(.drill, category: .elevatorTrapped)).atWork.map(\.key) == [.drillHow])
        #expect(town.say(.li, Act(.stormBegins)).atWork.map(\.key) == [.stormHow])
        #expect(town.tickets.isEmpty && !town.isStormy)
        #expect(town.say(.wang, Act(.stormBegins)).isNothing)
    }

    @Test func `a storm is told to residents once, and stretches what is no danger`() {
        var town = town()
        let announced = { (decision: Decision) in
            decision.messages.contains { if case .publish = $0 { true } else { false } }
        }
        #expect(announced(town.say(.zhao, Act(.stormBegins))))
        #expect(!announced(town.say(.zhao, Act(.stormBegins))))
        #expect(announced(town.say(.zhao, Act(.stormEnds))))
        let (calm, storm) = (ServiceLevel(), ServiceLevel().inStorm)
        #expect(storm.classes[.repair]?.accept == .workingMinutes(45))
        #expect(storm.classes[.publicArea]?.finish == .workingDays(3))
        #expect(storm.classes[.lifeSafety] == calm.classes[.lifeSafety])
        #expect(storm.classes[.urgent] == calm.classes[.urgent])
    }
}
