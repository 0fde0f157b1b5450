import Foundation
import GRDB
import ServiceDesk

/// Reading figures: from the sums where one thing narrows them down, else from what each ticket adds.
extension Books {
    /// The most tickets counted while somebody waits for an answer; the rest is counted beside the desk's work.
    private static let countedAtOnce = 2000

    /// Answers a question to the figures, with all that changed counted in.
    package func figures(
        _ question: FigureQuestion, in community: CommunityFacts, time: WorkingTime, now: Instant
    ) throws -> FigureAnswer {
        _ = try countTickets(in: community, time: time, atMost: Self.countedAtOnce, now: now)
        return try figures(question, in: community)
    }

    /// Answers from what is counted so far.
    ///
    /// - Parameter limit: the most tickets of a list.
    package func figures(
        _ question: FigureQuestion, in community: CommunityFacts, listing limit: Int = 20
    ) throws -> FigureAnswer {
        var answer = FigureAnswer(question, community.figures)
        let query = FigureQuery(db: db, community: community.id, scope: question.scope)
        answer.uncounted = try uncountedTickets(in: community.id)
        if let tickets = question.tickets {
            (answer.tickets, answer.ticketCount) = try query.tickets(tickets, in: question.seen, limit: limit)
            return answer
        }
        answer.tally = try query.tally(in: question.seen)
        answer.open = try query.open(before: question.seen.end)
        if let grouping = question.grouping {
            answer.groups =
                try question.measure.map { _ in try query.groups(by: grouping, in: question.seen) }
                ?? query.counts(by: grouping, in: question.seen)
            return answer
        }
        answer.before = try query.tally(in: question.before)
        answer.baseline = try community.figures.baseline.flatMap { CivilSpan(period: $0) }.map {
            try query.tally(in: $0)
        }
        guard question.measure == nil else { return answer }
        if question.scope.categories.count != 1 { answer.troubles = try query.most(by: .category, in: question.seen) }
        if question.scope.building == nil { answer.places = try query.most(by: .building, in: question.seen) }
        return answer
    }

    /// The tally of a scope and span, from the sums or from the tickets.
    package func tally(_ scope: FigureScope, in span: CivilSpan, community: String, fromSums: Bool) throws -> Tally {
        let query = FigureQuery(db: db, community: community, scope: scope)
        return fromSums ? try query.tally(in: span) : try query.tallyOfTickets(in: span)
    }
}

struct FigureQuery {
    let db: Database
    let community: String
    let scope: FigureScope

    // MARK: Sums

    /// The one facet that the scope asks for, with its values; nil: several things narrow it down.
    private var facet: (facet: FigureFacet, values: [String])? {
        guard scope.conditions <= 1 else { return nil }
        if !scope.categories.isEmpty { return (.category, scope.categories.map(\.rawValue)) }
        if let department = scope.department { return (.department, [department.rawValue]) }
        if let building = scope.building { return (.building, [building]) }
        if let person = scope.person { return (.person, [String(person.value)]) }
        if scope.complaintsOnly { return (.concern, [Concern.complaint.rawValue]) }
        return (.all, [""])
    }

    func tally(in span: CivilSpan) throws -> Tally {
        guard let facet else { return try tallyOfTickets(in: span) }
        var sum = Tally()
        for part in Part.of(span) {
            for row in try Row.fetchAll(
                db,
                sql: """
                    SELECT tally FROM figure_sum WHERE community = ? AND facet = ? AND grain = ?
                        AND value IN (\(marks(facet.values.count))) AND day >= ? AND day < ?
                    """,
                arguments: [community, facet.facet.rawValue, part.grain.rawValue]
                    + StatementArguments(facet.values) + [part.span.first.number, part.span.end.number])
            {
                sum += try Tally(kept: row["tally"])
            }
        }
        return sum
    }

    /// How many were received before a day and not at their end by then.
    func open(before day: CivilDay) throws -> Int {
        guard let facet else {
            return try Int.fetchOne(
                db,
                sql:
                    "SELECT count(*) FROM figure_fact WHERE \(condition) AND day < ? AND (ended IS NULL OR ended >= ?)",
                arguments: arguments + [day.number, day.number]) ?? 0
        }
        let month = FigureGrain.month.day(of: day)
        var open = 0
        for (grain, from, until) in [(FigureGrain.month, Int.min / 2, month.number), (.day, month.number, day.number)] {
            open +=
                try Int.fetchOne(
                    db,
                    sql: """
                        SELECT sum(opened) - sum(ended) FROM figure_sum WHERE community = ? AND facet = ? AND grain = ?
                            AND value IN (\(marks(facet.values.count))) AND day >= ? AND day < ?
                        """,
                    arguments: [community, facet.facet.rawValue, grain.rawValue] + StatementArguments(facet.values)
                        + [from, until]) ?? 0
        }
        return open
    }

    // MARK: Tickets

    private func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }

    private var condition: String {
        var parts = ["community = ?"]
        if !scope.categories.isEmpty { parts.append("category IN (\(marks(scope.categories.count)))") }
        if scope.department != nil { parts.append("department = ?") }
        if scope.building != nil { parts.append("building = ?") }
        if scope.person != nil { parts.append("person = ?") }
        if scope.complaintsOnly { parts.append("concern = 'complaint'") }
        return parts.joined(separator: " AND ")
    }

    private var arguments: StatementArguments {
        var values: [(any DatabaseValueConvertible)?] = [community]
        values += scope.categories.map(\.rawValue)
        if let department = scope.department { values.append(department.rawValue) }
        if let building = scope.building { values.append(building) }
        if let person = scope.person { values.append(person.value) }
        return StatementArguments(values)
    }

    func tallyOfTickets(in span: CivilSpan) throws -> Tally {
        var sum = Tally()
        let rows = try Row.fetchCursor(
            db, sql: "SELECT tally FROM figure_fact WHERE \(condition) AND day >= ? AND day < ?",
            arguments: arguments + [span.first.number, span.end.number])
        while let row = try rows.next() { sum += try Tally(kept: row["tally"]) }
        sum[.ended] =
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM figure_fact WHERE \(condition) AND ended >= ? AND ended < ?",
                arguments: arguments + [span.first.number, span.end.number]) ?? 0
        return sum
    }

    func tickets(
        _ which: FigureQuestion.Tickets, in span: CivilSpan, limit: Int
    ) throws -> (tickets: [TicketChoice], all: Int) {
        let bit: Int
        switch which {
        case .all: bit = 0
        case .missing(let indicator): bit = indicator.bit
        }
        let these = "\(condition) AND day >= ? AND day < ? AND (missed & ?) = ?"
        let arguments = arguments + [span.first.number, span.end.number, bit, bit]
        let all =
            try Int.fetchOne(db, sql: "SELECT count(*) FROM figure_fact WHERE \(these)", arguments: arguments) ?? 0
        let tickets = try Row.fetchAll(
            db,
            sql: """
                SELECT f.ticket, f.category, t.building, t.unit, t.room, t.floor, t.area FROM figure_fact f
                LEFT JOIN ticket t ON t.community = f.community AND t.number = f.ticket
                WHERE (f.community, f.ticket) IN (
                    SELECT community, ticket FROM figure_fact WHERE \(these) ORDER BY day DESC, ticket DESC LIMIT ?
                ) ORDER BY f.day DESC, f.ticket DESC
                """, arguments: arguments + [limit]
        ).map { row in
            TicketChoice(
                number: TicketNumber(row["ticket"]), category: try Ticket.known(row["category"]),
                place: Place(
                    building: row["building"], unit: row["unit"], room: row["room"], floor: row["floor"],
                    area: (row["area"] as String?).flatMap(Area.init)))
        }
        return (tickets, all)
    }

    // MARK: Side by side

    /// The most frequent, the most first.
    func most(by grouping: FigureGrouping, in span: CivilSpan) throws -> [FigureGroup] {
        try counts(by: grouping, in: span).sorted { $0.tally[.opened] > $1.tally[.opened] }.prefix(5).map(\.self)
    }

    /// How many there were of each.
    func counts(by grouping: FigureGrouping, in span: CivilSpan) throws -> [FigureGroup] {
        var counts: [String: Int] = [:]
        if scope.conditions == 0 {
            for part in Part.of(span) {
                for row in try rows("value, sum(opened) AS count", of: grouping, in: part, "GROUP BY value") {
                    counts[row["value"], default: 0] += row["count"] as Int
                }
            }
        } else {
            let column = grouping.rawValue
            for row in try Row.fetchAll(
                db,
                sql: """
                    SELECT CAST(\(column) AS TEXT) AS value, count(*) AS count FROM figure_fact
                    WHERE \(condition) AND day >= ? AND day < ? AND \(column) IS NOT NULL GROUP BY \(column)
                    """, arguments: arguments + [span.first.number, span.end.number])
            {
                counts[row["value"], default: 0] += row["count"] as Int
            }
        }
        return counts.filter { $0.value > 0 }.sorted { $0.key < $1.key }.compactMap { value, count in
            var tally = Tally()
            tally[.opened] = count
            return grouping.label(value).map { FigureGroup($0, tally) }
        }
    }

    /// All that is counted of each.
    func groups(by grouping: FigureGrouping, in span: CivilSpan) throws -> [FigureGroup] {
        var tallies: [String: Tally] = [:]
        if scope.conditions == 0 {
            for part in Part.of(span) {
                for row in try rows("value, tally", of: grouping, in: part, "") {
                    tallies[row["value"], default: Tally()] += try Tally(kept: row["tally"])
                }
            }
        } else {
            let column = grouping.rawValue
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT CAST(\(column) AS TEXT) AS value, tally FROM figure_fact
                    WHERE \(condition) AND day >= ? AND day < ? AND \(column) IS NOT NULL
                    """, arguments: arguments + [span.first.number, span.end.number])
            while let row = try rows.next() {
                tallies[row["value"], default: Tally()] += try Tally(kept: row["tally"])
            }
        }
        return tallies.sorted { $0.key < $1.key }.compactMap { value, tally in
            grouping.label(value).map { FigureGroup($0, tally) }
        }
    }

    /// The sums of every value of a facet. The values are looked up first, so that days outside the part are passed over.
    private func rows(
        _ columns: String, of grouping: FigureGrouping, in part: Part, _ end: String
    ) throws -> [Row] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT \(columns) FROM figure_sum WHERE community = ?1 AND facet = ?2 AND grain = ?3
                    AND value IN (
                        SELECT DISTINCT value FROM figure_sum WHERE community = ?1 AND facet = ?2 AND grain = 31)
                    AND day >= ?4 AND day < ?5 \(end)
                """,
            arguments: [
                community, grouping.facet.rawValue, part.grain.rawValue, part.span.first.number, part.span.end.number,
            ])
    }

    /// Whole months are read as months, the days at either end as days.
    struct Part {
        let grain: FigureGrain
        let span: CivilSpan

        static func of(_ span: CivilSpan) -> [Part] {
            let start = FigureGrain.month.day(of: span.first) == span.first ? span.first : Self.nextMonth(span.first)
            let end = FigureGrain.month.day(of: span.end)
            guard start < end else { return [Part(grain: .day, span: span)] }
            return [
                Part(grain: .day, span: CivilSpan(span.first, until: start)),
                Part(grain: .month, span: CivilSpan(start, until: end)),
                Part(grain: .day, span: CivilSpan(end, until: span.end)),
            ].filter { $0.span.days > 0 }
        }

        private static func nextMonth(_ day: CivilDay) -> CivilDay {
            CivilDay.first(ofMonth: day.parts.month + 1, year: day.parts.year)
        }
    }
}

extension FigureGrouping {
    fileprivate var facet: FigureFacet {
        switch self {
        case .category: .category
        case .building: .building
        case .person: .person
        case .department: .department
        }
    }

    fileprivate func label(_ value: String) -> FigureLabel? {
        switch self {
        case .category: Category(rawValue: value).map { .category($0) }
        case .building: .building(value)
        case .person: Int64(value).map { .person(PersonID($0)) }
        case .department: Department(rawValue: value).map { .department($0) }
        }
    }
}
