import Chat
import Foundation
import ServiceDesk
import Storage

/// Three made-up years of a large company: thirty buildings, forty people, some troubles more frequent than others.
enum FigureYears {
    static let community = "bench"
    static let roll = Roll(
        community: .init(
            id: community, name: community, zone: .gmt, language: .chinese, level: ServiceLevel()), rooms: [],
        homes: [],
        people: [])

    private static let start = CivilDay(year: 2023, month: 1, day: 1)
    private static let today = CivilDay(year: 2026, month: 1, day: 1)

    /// The ticket of a number; the same one each time.
    static func fact(_ number: Int) -> TicketFact {
        var chance = Chance(seed: UInt64(number))
        let day = start + Int.random(in: 0..<1096, using: &chance)
        // The earlier ones of the list are several times as frequent.
        let all = ServiceDesk.Category.allCases
        let category = all[
            min(Int.random(in: 0..<all.count, using: &chance), Int.random(in: 0..<all.count, using: &chance))]
        var tally = Tally()
        let accept = Int.random(in: 0...90, using: &chance)
        let finish = accept + Int.random(in: 5...4000, using: &chance)
        tally[.opened] = 1
        tally[.finished] = 1
        tally[.acceptDue] = 1
        tally[.acceptKept] = accept <= 60 ? 1 : 0
        tally[.finishDue] = 1
        tally[.finishKept] = finish <= 2880 ? 1 : 0
        tally[.fixedAtOnce] = Int.random(in: 0..<10, using: &chance) > 0 ? 1 : 0
        tally[.visits] = 1
        tally[.accept].add(minutes: accept)
        tally[.finish].add(minutes: finish)
        if Bool.random(using: &chance) {
            tally[.rated] = 1
            tally[.stars] = Int.random(in: 1...5, using: &chance)
            tally[.ratedWell] = tally[.stars] >= 4 ? 1 : 0
        }
        return TicketFact(
            number: TicketNumber(number + 1001), opened: day, ended: day + finish / 1440, category: category,
            department: category.department, building: String(Int.random(in: 1...30, using: &chance)),
            person: PersonID(Int64.random(in: 1...40, using: &chance)),
            concern: category == .service ? .complaint : .fault, tally: tally, nextLook: nil)
    }

    static let questions: [(String, FigureQuestion)] = {
        let years = CivilSpan(start, until: today)
        let year = CivilSpan(month: 1, year: 2025, count: 12)
        let month = CivilSpan(month: 12, year: 2025)
        return [
            ("overview, three years", question(years)), ("overview, a year", question(year)),
            ("overview, a month", question(month)),
            (
                "lifts, a year",
                question(year) { $0.scope.categories = [.elevatorTrapped, .elevatorStopped, .elevatorFault] }
            ),
            ("a building, three years", question(years) { $0.scope.building = "3" }),
            ("a person, three years", question(years) { $0.scope.person = PersonID(7) }),
            ("a department, three years", question(years) { $0.scope.department = .engineering }),
            (
                "complaints by building, a year",
                question(year) {
                    $0.scope.complaintsOnly = true
                    $0.grouping = .building
                }
            ),
            ("who has the most, three years", question(years) { $0.grouping = .person }),
            (
                "who is rated best, three years",
                question(years) {
                    $0.grouping = .person
                    $0.measure = .stars
                }
            ),
            (
                "which trouble in a building, three years",
                question(years) {
                    $0.scope.building = "3"
                    $0.grouping = .category
                }
            ),
            (
                "finish time by trouble, a year",
                question(year) {
                    $0.grouping = .category
                    $0.measure = .finishHalf
                }
            ),
            (
                "a person in a building, three years",
                question(years) {
                    $0.scope.person = PersonID(7)
                    $0.scope.building = "3"
                }
            ),
            ("tickets taken late, three years", question(years) { $0.tickets = .missing(.accepted) }),
        ]
    }()

    private static func question(
        _ span: CivilSpan, _ change: (inout FigureQuestion) -> Void = { _ in }
    ) -> FigureQuestion {
        var question = FigureQuestion(span: span, today: today)
        change(&question)
        return question
    }
}
