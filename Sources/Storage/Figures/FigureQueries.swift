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

    /// One thing by which tickets are told apart, and the values meant of it; none: every one there is.
    struct Facet {
        let facet: FigureFacet
        let values: [String]
    }

    // MARK: Sums

    /// What narrows the scope down, in the order of the facets.
    private var facets: [Facet] {
        var facets: [Facet] = []
        func add(_ facet: FigureFacet, _ values: [String]) { facets.append(Facet(facet: facet, values: values)) }
        if !scope.categories.isEmpty { add(.category, scope.categories.map(\.rawValue)) }
        if let department = scope.department { add(.department, [department.rawValue]) }
        if let building = scope.building { add(.building, [building]) }
        if let person = scope.person { add(.person, [String(person.value)]) }
        if scope.complaintsOnly { add(.concern, [Concern.complaint.rawValue]) }
        return facets
    }

    private var single: Facet { facets.first ?? Facet(facet: .all, values: [""]) }

    func tally(in span: CivilSpan) throws -> Tally {
        let facets = facets
        guard facets.count <= 2 else { return try tallyOfTickets(in: span) }
        var sum = Tally()
        for part in Part.of(span) {
            if facets.count == 2, part.grain == .day {
                sum += try tallyOfTickets(in: part.span)
                continue
            }
            let rows =
                try facets.count == 2
                ? pairs("tally", of: facets[0], and: facets[1], in: part.span) : sums("tally", of: single, in: part)
            for row in rows { sum += try Tally(kept: row["tally"]) }
        }
        return sum
    }

    /// How many were received before a day and not at their end by then.
    func open(before day: CivilDay) throws -> Int {
        let facets = facets
        guard facets.count <= 2 else {
            return try Int.fetchOne(
                db,
                sql:
                    "SELECT count(*) FROM figure_fact WHERE \(condition) AND day < ? AND (ended IS NULL OR ended >= ?)",
                arguments: arguments + [day.number, day.number]) ?? 0
        }
        let month = FigureGrain.month.day(of: day)
        let whole = Part(grain: .month, span: CivilSpan(CivilDay(number: Int.min / 2), until: month))
        let rest = Part(grain: .day, span: CivilSpan(month, until: day))
        let columns = "sum(opened) - sum(ended) AS open"
        func open(_ rows: [Row]) -> Int { rows.first?["open"] ?? 0 }
        guard facets.count == 2 else {
            return try open(sums(columns, of: single, in: whole)) + open(sums(columns, of: single, in: rest))
        }
        let tail = try tallyOfTickets(in: rest.span)
        return try open(pairs(columns, of: facets[0], and: facets[1], in: whole.span)) + tail[.opened] - tail[.ended]
    }

    private func sums(_ columns: String, of facet: Facet, in part: Part) throws -> [Row] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT \(columns) FROM figure_sum WHERE community = ? AND facet = ? AND grain = ?
                    AND value IN (\(marks(facet.values.count))) AND day >= ? AND day < ?
                """,
            arguments: [community, facet.facet.rawValue, part.grain.rawValue]
                + StatementArguments(facet.values) + [part.span.first.number, part.span.end.number])
    }

    /// The sums of two things together in whole months; `one` comes before `other` in the order of the facets.
    private func pairs(_ columns: String, of one: Facet, and other: Facet, in months: CivilSpan) throws -> [Row] {
        var conditions = ""
        for (column, values) in [("one_value", one.values), ("other_value", other.values)] where !values.isEmpty {
            conditions += " AND \(column) IN (\(marks(values.count)))"
        }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT \(columns) FROM figure_pair WHERE community = ? AND one = ? AND other = ?\(conditions)
                    AND month >= ? AND month < ?
                """,
            arguments: [community, one.facet.rawValue, other.facet.rawValue]
                + StatementArguments(one.values + other.values) + [months.first.number, months.end.number])
    }

    // MARK: Tickets

    private func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }

    private var condition: String { condition(choosesIndex: true) }

    /// - Parameter choosesIndex: false: the index is left to what stands beside the scope.
    private func condition(choosesIndex: Bool) -> String {
        let mark = choosesIndex ? "" : "+"
        var parts = ["community = ?"]
        if !scope.categories.isEmpty { parts.append("\(mark)category IN (\(marks(scope.categories.count)))") }
        if scope.department != nil { parts.append("\(mark)department = ?") }
        if scope.building != nil { parts.append("\(mark)building = ?") }
        if scope.person != nil { parts.append("\(mark)person = ?") }
        if scope.complaintsOnly { parts.append("\(mark)concern = 'complaint'") }
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
        guard span.days > 0 else { return sum }
        let rows = try Row.fetchCursor(
            db, sql: "SELECT tally FROM figure_fact WHERE \(condition) AND day >= ? AND day < ?",
            arguments: arguments + [span.first.number, span.end.number])
        while let row = try rows.next() { sum += try Tally(kept: row["tally"]) }
        sum[.ended] =
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM figure_fact WHERE \(condition(choosesIndex: false)) AND ended >= ? AND ended < ?
                    """, arguments: arguments + [span.first.number, span.end.number]) ?? 0
        return sum
    }

    func tickets(
        _ which: FigureQuestion.Tickets, in span: CivilSpan, limit: Int
    ) throws -> (tickets: [TicketChoice], all: Int) {
        let these: String
        let arguments: StatementArguments
        let all: Int
        switch which {
        case .all:
            these = "\(condition) AND day >= ? AND day < ?"
            arguments = self.arguments + [span.first.number, span.end.number]
            all = try tally(in: span)[.opened]
        case .missing(let indicator):
            these = "\(condition) AND day >= ? AND day < ? AND missed <> 0 AND (missed & ?) <> 0"
            arguments = self.arguments + [span.first.number, span.end.number, indicator.bit]
            all =
                try Int.fetchOne(db, sql: "SELECT count(*) FROM figure_fact WHERE \(these)", arguments: arguments) ?? 0
        }
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
        for part in Part.of(span) {
            for row in try rows("opened", orOfTickets: "1 AS opened", of: grouping, in: part) {
                counts[row["value"], default: 0] += row["opened"] as Int
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
        for part in Part.of(span) {
            for row in try rows("tally", orOfTickets: "tally", of: grouping, in: part) {
                tallies[row["value"], default: Tally()] += try Tally(kept: row["tally"])
            }
        }
        return tallies.sorted { $0.key < $1.key }.compactMap { value, tally in
            grouping.label(value).map { FigureGroup($0, tally) }
        }
    }

    /// What every value of a grouping has, in any number of rows each: from sums where they are kept, else of tickets.
    private func rows(
        _ columns: String, orOfTickets ticketColumns: String, of grouping: FigureGrouping, in part: Part
    ) throws -> [Row] {
        let facets = facets
        guard let narrowed = facets.first else { return try rows(columns, of: grouping, in: part) }
        if facets.count == 1, narrowed.facet == grouping.facet {
            return try sums("value, \(columns)", of: narrowed, in: part)
        }
        if facets.count == 1, part.grain == .month {
            let every = Facet(facet: grouping.facet, values: [])
            return narrowed.facet < grouping.facet
                ? try pairs("other_value AS value, \(columns)", of: narrowed, and: every, in: part.span)
                : try pairs("one_value AS value, \(columns)", of: every, and: narrowed, in: part.span)
        }
        let column = grouping.rawValue
        return try Row.fetchAll(
            db,
            sql: """
                SELECT CAST(\(column) AS TEXT) AS value, \(ticketColumns) FROM figure_fact
                WHERE \(condition) AND day >= ? AND day < ? AND \(column) IS NOT NULL
                """, arguments: arguments + [part.span.first.number, part.span.end.number])
    }

    /// The sums of every value of a facet. The values are looked up first, so that days outside the part are passed over.
    private func rows(_ columns: String, of grouping: FigureGrouping, in part: Part) throws -> [Row] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT value, \(columns) FROM figure_sum WHERE community = ?1 AND facet = ?2 AND grain = ?3
                    AND value IN (
                        SELECT DISTINCT value FROM figure_sum WHERE community = ?1 AND facet = ?2 AND grain = 31)
                    AND day >= ?4 AND day < ?5
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
