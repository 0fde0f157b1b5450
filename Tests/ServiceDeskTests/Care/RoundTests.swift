import Testing

@testable import ServiceDesk

/// A round of three items in two buildings, from the day it begins to what residents hear.
@Suite struct RoundTests {
    private static let plan: CarePlan = {
        var plan = CarePlan(
            id: CarePlanID("drains"), name: CareName("雨季前排水检查"), department: .engineering, category: .waterDrain,
            times: CareTimes(), within: .workingDays(5), places: .buildings,
            items: [
                CheckItem("雨水口", category: .waterDrain), CheckItem("雨水井", category: .waterDrain),
                CheckItem("水泵", category: .powerTrip, urgency: .urgent),
            ])
        plan.notice = CareNotice(kind: .safety, text: "请清阳台地漏")
        return plan
    }()
    private static let places = [Place(building: "3"), Place(building: "5")]

    static func begun() -> Town {
        var town = Town()
        town.begin(plan, at: places)
        return town
    }

    private func check(_ parts: CheckReading.Part..., of number: Int? = nil) -> Act {
        var act = Act(.check, ticket: number)
        act.checks = CheckReading(parts: parts)
        return act
    }

    private func part(
        _ building: String?, _ marks: [(Int, CheckReading.Verdict)] = [], rest: CheckReading.Verdict? = nil
    ) -> CheckReading.Part {
        var part = CheckReading.Part(places: building.map { [Place(building: $0)] } ?? [])
        part.marks = marks.map { CheckReading.Mark([$0.0], $0.1, words: "坏了") }
        part.rest = rest
        return part
    }

    @Test func `a plan opens one job of its department, with a clock of its own and an owner`() throws {
        var town = Town()
        let decision = town.begin(Self.plan, at: Self.places)
        let ticket = try #require(town[1001])
        #expect(ticket.state == .dispatched && ticket.lead == .engineering && ticket.owner == Person.zhou.id)
        #expect(ticket.serviceClass(town.level) == .inspection && ticket.inspection?.stops.map(\.place) == Self.places)
        #expect(town.alarms(1001) == [.acceptance, .finish])
        #expect(town.level.limits(for: ticket).finish == .workingDays(5))
        let said = decision.messages.flatMap { message in
            if case .post(.engineering, let statements, _) = message { statements.map(\.key) } else { [WorkKey]() }
        }
        #expect(said == [.inspection])
    }

    @Test func `what failed is a repair of its own category at that place, owned by who owns the round`() throws {
        var town = Self.begun()
        town.say(.li, check(part("3", [(1, .fine), (2, .fine), (3, .failed)])))
        let repair = try #require(town[1002])
        #expect(repair.category == .powerTrip && repair.urgency == .urgent && repair.place == Place(building: "3"))
        #expect(repair.state == .dispatched && repair.owner == Person.zhou.id && repair.concern == .fault)
        #expect(town[1001]?.state == .accepted, "whoever answers has taken it")
        #expect(town[1001]?.inspection?.repairs == [TicketNumber(1002)])
    }

    @Test func `said again it opens nothing again, and a fault that is known is joined`() {
        var town = Self.begun()
        town.say(.li, check(part("3", [(3, .failed)])))
        town.say(.li, check(part("3", [(3, .failed)])))
        #expect(town.tickets.count == 2 && town.history(1002).contains(.detail))
        town.say(.li, check(part("3", [(1, .failed)])))
        town.say(.li, check(part("3", [(2, .failed)])))
        #expect(town.tickets.count == 3, "the same trouble at the same place")
    }

    @Test func `a repair nobody told is filed when it is done; nobody is asked`() {
        var town = Self.begun()
        town.say(.li, check(part("3", [(3, .failed)])))
        let decision = town.say(.li, Act(.complete, ticket: 1002), with: .init(words: "换了"))
        #expect(town[1002]?.state == .archived && town.pending[PersonID(99)] == nil)
        #expect(!decision.messages.contains { if case .tell = $0 { true } else { false } })
        #expect(town.alarms(1002).isEmpty)
    }

    @Test func `the round ends by itself, and residents hear the score once, by day`() throws {
        var town = Self.begun()
        town.say(.li, check(part("3", [(1, .fine), (2, .notThere), (3, .failed)])))
        town.now = town.now + .hours(14)  // 23:00
        town.say(.bao, check(part("5", rest: .fine)))
        #expect(town[1001]?.state == .archived)
        #expect(town.due(.inspected, 1001) == .hours(9), "at eight")
        let told = town.pass(.hours(24)).flatMap(\.messages).compactMap { message in
            if case .publish(let statements) = message { statements } else { nil }
        }
        let statement = try #require(told.first?.first)
        #expect(told.count == 1 && statement.key == .inspected)
        #expect(
            Set(statement.slots) == [
                .round(Self.plan.name), .checked(5), .total(5), .faults(1), .numbers([TicketNumber(1002)]),
            ])
    }

    @Test func `a finish that is said too early names what is left, and ends nothing`() {
        var town = Self.begun()
        town.say(.li, check(part("3", [(1, .fine)])))
        let decision = town.say(.li, Act(.complete, ticket: 1001))
        guard case .answerAtWork(let statements, _)? = decision.messages.first else {
            Issue.record("no answer")
            return
        }
        #expect(statements.map(\.key) == [.inspectionMissing, .inspectionNext])
        #expect(town[1001]?.state.isOpen == true)
    }

    @Test func `without a place it is the one begun, or it is asked`() {
        var town = Self.begun()
        town.say(.li, check(part(nil, [(1, .fine)])))
        #expect(town[1001]?.inspection?.score.checked == 0 && town.pending[Person.li.id] != nil)
        town.say(.li, check(part("5", [(1, .fine)])))
        town.say(.li, check(part(nil, [(2, .fine)])))
        #expect(town[1001]?.inspection?.stops[1].missing == [3])
    }

    @Test func `those of another department and residents cannot answer`() {
        var town = Self.begun()
        for person in [Person.hu, .wang, .stranger] {
            town.say(person, check(part("3", rest: .fine)))
            #expect(
                town[1001]?.inspection?.score.checked == 0
                    && town.file(of: person, .init(), naming: []).checkable.isEmpty)
        }
    }

    /// Whatever is answered in whatever order: each failed item has one repair, nothing is counted twice, and the round
    /// is at its end exactly when nothing is left.
    @Test(arguments: 0..<60)
    func `any order of answers keeps the books right`(_ seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        var town = Self.begun()
        for _ in 0..<30 where town[1001]?.state.isOpen == true {
            let building = ["3", "5", nil].randomElement(using: &dice) ?? nil
            let marks = (0..<Int.random(in: 0...3, using: &dice)).map { _ in
                (
                    Int.random(in: 0...4, using: &dice),
                    CheckReading.Verdict.allCases.randomElement(using: &dice) ?? .fine
                )
            }
            let rest: CheckReading.Verdict? = marks.isEmpty ? .fine : nil
            town.say([.li, .bao].randomElement(using: &dice) ?? .li, check(part(building, marks, rest: rest)))
            let ticket = try #require(town[1001])
            let inspection = try #require(ticket.inspection)
            #expect(inspection.score.checked <= inspection.score.total && inspection.score.total <= 6)
            #expect(ticket.state.isOpen == !inspection.isDone)
            #expect(Set(inspection.repairs) == Set(inspection.repairs.filter { town[$0.value] != nil }))
            for stop in inspection.stops {
                for finding in stop.findings where finding?.verdict == .failed { #expect(finding?.repair != nil) }
            }
            #expect(Set(town.tickets.map(\.number)).count == town.tickets.count)
        }
    }
}
