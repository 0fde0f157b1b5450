import Foundation
import Testing

@testable import ServiceDesk

/// Whom a job is offered to, and what becomes of it when they say no.
@Suite struct DispatchingTests {
    private static func colleague(
        _ id: Int64, jobs: Int = 0, idleSince: Instant? = nil, skills: [String] = [], zones: [String] = [],
        onDuty: Bool = true, isHead: Bool = false
    ) -> Colleague {
        var colleague = Colleague(
            person: PersonID(id), role: .staff, name: ServiceName("\(id)号"), department: .engineering, onDuty: onDuty,
            owned: 0)
        colleague.jobs = jobs
        colleague.lastJob = idleSince
        colleague.skills = skills
        colleague.zones = zones
        colleague.isHead = isHead
        return colleague
    }

    private static func choice(
        _ colleagues: [Colleague], mode: DispatchMode = .appoint, _ urgency: Urgency = .normal, refused: [Int64] = []
    ) -> Roster.Offer {
        var job = Job(department: .engineering)
        job.refusedBy = refused.map { PersonID($0) }
        return Roster(colleagues, mode: mode).offer(of: .waterLeak, urgency, at: Place(building: "3"), job)
    }

    @Test func `skill comes before building, building before load, load before rest`() {
        let late = Town.morning
        #expect(
            Self.choice([Self.colleague(1), Self.colleague(2, jobs: 3, skills: ["water"])])
                == .one(Self.colleague(2, jobs: 3, skills: ["water"])))
        #expect(
            Self.choice([Self.colleague(1, zones: ["5"]), Self.colleague(2, jobs: 3, zones: ["3"])])
                == .one(Self.colleague(2, jobs: 3, zones: ["3"])))
        #expect(
            Self.choice([Self.colleague(1, jobs: 2), Self.colleague(2, jobs: 1, idleSince: late)])
                == .one(Self.colleague(2, jobs: 1, idleSince: late)))
        #expect(
            Self.choice([Self.colleague(1, idleSince: late), Self.colleague(2, idleSince: late + .minutes(-1))])
                == .one(Self.colleague(2, idleSince: late + .minutes(-1))))
    }

    @Test func `taking turns asks who had none for longest, whatever their load`() {
        let people = [Self.colleague(1, idleSince: Town.morning), Self.colleague(2, jobs: 9)]
        #expect(Self.choice(people, mode: .rotate) == .one(people[1]))
        #expect(Self.choice(people, mode: .take) == .everybody(people))
    }

    @Test func `an emergency calls everybody who is there`() {
        let people = [Self.colleague(1), Self.colleague(2), Self.colleague(3, onDuty: false)]
        #expect(Self.choice(people, .emergency) == .everybody(Array(people.prefix(2))))
    }

    @Test func `with nobody there the head is asked, without a head the manager, without a department its room`() {
        let head = Self.colleague(2, onDuty: false, isHead: true)
        #expect(Self.choice([Self.colleague(1, onDuty: false), head]) == .head(head))
        #expect(Self.choice([Self.colleague(1, onDuty: false)]) == .manager)
        #expect(Self.choice([Self.colleague(1), head], refused: [1, 2]) == .manager)
        #expect(Self.choice([]) == .room)
    }

    @Test func `a specialist of another trade is asked last`() {
        let people = [Self.colleague(1, skills: ["power"]), Self.colleague(2, jobs: 5)]
        #expect(Self.choice(people) == .one(people[1]))
        #expect(Self.choice([people[0]]) == .one(people[0]))
    }

    @Test func `the next one is asked after a no, and after two somebody decides`() {
        var town = Town()
        town.dispatching = .appoint
        town.say(.wang, .leak())
        #expect(town[1001]?.job.offered == Person.li.id)
        let first = town.say(.li, Act(.decline))
        #expect(town[1001]?.job.offered == Person.bao.id && first.posted.map(\.key) == [.card])
        let second = town.say(.bao, Act(.decline))
        #expect(second.reported.map(\.key) == [.referredToManager] && town[1001]?.state == .dispatched)
        town.say(.zhao, Act(.assign, ticket: 1001).naming("包师傅"))
        #expect(town[1001]?.job.offered == Person.bao.id)
        town.say(.bao, Act(.accept))
        #expect(town[1001]?.job.assignee == Person.bao.id)
    }

    @Test func `nobody on duty is told to the manager`() {
        var town = Town()
        town.say(.li, Act(.offDuty))
        town.say(.bao, Act(.offDuty))
        #expect(town.say(.wang, .leak()).reported.map(\.key) == [.nobodyFree])
    }

    @Test(arguments: 1...60)
    func `of many who answer at once one has it, and the books agree`(_ seed: UInt64) throws {
        var dice = Dice(state: seed)
        var town = Town()
        town.dispatching = DispatchMode.allCases.randomElement(using: &dice) ?? .take
        town.say(.wang, .leak(Urgency.allCases.randomElement(using: &dice) ?? .normal))
        var taken: PersonID?
        for _ in 1...12 {
            let person = try #require([Person.li, .bao, .hu, .zhao].randomElement(using: &dice))
            let words: [Intent] = [.accept, .accept, .accept, .decline, .arrive]
            let act = Act(words.randomElement(using: &dice) ?? .accept, ticket: 1001)
            // Everyone answers what they saw: nobody knows what the others have just said.
            town.say(person, act)
            let now = town[1001]?.job.assignee
            if let taken, let now { #expect(now == taken, "taken from somebody’s hands") }
            taken = now
        }
        let events = town.history(1001)
        let state = try #require(town[1001]?.state)
        let takes = events.count { $0 == .accepted }
        let gives = events.count { $0 == .declined }
        #expect(takes <= gives + 1)
        #expect((taken == nil) == state.waitsForStaff)
        #expect(taken == nil || events.contains(.accepted))
    }
}

extension Act {
    func naming(_ person: String) -> Act {
        var act = self
        act.person = person
        return act
    }

    func because(_ reason: HoldReason) -> Act {
        var act = self
        act.reason = reason
        return act
    }

    func `for`(_ department: Department) -> Act {
        var act = self
        act.department = department
        return act
    }
}
