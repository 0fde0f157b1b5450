import Foundation
import GRDB
import ServiceDesk

/// Keeping the sums: what a ticket added before is taken out, what it adds now is put in.
extension Books {
    /// Counts tickets that changed since they were last counted, and those whose limit has passed meanwhile.
    ///
    /// - Parameter limit: the most at once.
    /// - Returns: how many were counted; fewer than the limit: none is left.
    package func countTickets(
        in community: CommunityFacts, time: WorkingTime, atMost limit: Int, now: Instant
    ) throws -> Int {
        var numbers = try Int.fetchAll(
            db, sql: "SELECT ticket FROM figure_due WHERE community = ? LIMIT ?", arguments: [community.id, limit])
        if numbers.count < limit {
            numbers += try Int.fetchAll(
                db,
                sql: """
                    SELECT ticket FROM figure_fact WHERE look <= ?1 AND community = ?2
                        AND ticket NOT IN (SELECT ticket FROM figure_due WHERE community = ?2) LIMIT ?3
                    """, arguments: [now.milliseconds, community.id, limit - numbers.count])
        }
        var sums = FigureSums()
        for number in numbers {
            // What a plan has looked at is no word of a resident's.
            guard let ticket = try ticket(TicketNumber(number), in: community.id), !ticket.isDrill,
                ticket.concern != .inspection
            else {
                continue
            }
            let history = try history(of: ticket.number, in: community.id)
            let fact = Reckoning.fact(
                of: ticket, history: history, acknowledged: try acknowledged(history), level: community.level,
                time: time, now: now)
            try count(fact, in: community.id, into: &sums)
        }
        try add(sums, in: community.id)
        try db.run(
            sql: """
                DELETE FROM figure_due WHERE community = ? AND ticket IN (SELECT value FROM json_each(?))
                """, arguments: [community.id, try JSONText.of(numbers)])
        return numbers.count
    }

    /// How many tickets are still to be counted.
    package func uncountedTickets(in community: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM figure_due WHERE community = ?", arguments: [community]) ?? 0
    }

    /// Whether there is anything to count, in any community.
    package func hasUncountedTickets(at now: Instant) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM figure_due) OR EXISTS (SELECT 1 FROM figure_fact WHERE look <= ?)
                """, arguments: [now.milliseconds]) ?? false
    }

    /// Takes facts in as they are, in place of what was known of those tickets.
    package func count(_ facts: [TicketFact], in community: String) throws {
        var sums = FigureSums()
        for fact in facts { try count(fact, in: community, into: &sums) }
        try add(sums, in: community)
    }

    /// From the message a ticket came from until our first answer to it had gone out.
    private func acknowledged(_ history: [HistoryEntry]) throws -> Duration? {
        guard let source = history.first(where: { $0.event == .received })?.source else { return nil }
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT i.received, o.settled FROM inbox i JOIN outbox o
                    ON o.key = (SELECT name FROM house) || '-m' || i.id || '.1' AND o.state = 'delivered'
                WHERE i.id = ?
                """, arguments: [source.value])
        guard let row, let settled = row["settled"] as Int64? else { return nil }
        return .milliseconds(settled - row["received"])
    }

    private func count(_ fact: TicketFact, in community: String, into sums: inout FigureSums) throws {
        if let old = try self.fact(of: fact.number, in: community) {
            guard old != fact else { return }
            sums.take(old)
        }
        sums.put(fact)
        try db.run(
            sql: """
                INSERT INTO figure_fact (community, ticket, day, ended, category, department, building, person, concern,
                    missed, look, tally)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (community, ticket) DO UPDATE SET day = excluded.day, ended = excluded.ended,
                    category = excluded.category, department = excluded.department, building = excluded.building,
                    person = excluded.person, concern = excluded.concern, missed = excluded.missed,
                    look = excluded.look, tally = excluded.tally
                """,
            arguments: [
                community, fact.number.value, fact.opened.number, fact.ended?.number, fact.category.rawValue,
                fact.department.rawValue, fact.building, fact.person?.value, fact.concern.rawValue, fact.missed,
                fact.nextLook?.milliseconds, Data(fact.tally.packed),
            ])
    }

    private func fact(of number: TicketNumber, in community: String) throws -> TicketFact? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM figure_fact WHERE community = ? AND ticket = ?",
            arguments: [community, number.value]
        ).map { row in
            TicketFact(
                number: number, opened: CivilDay(number: row["day"]),
                ended: (row["ended"] as Int?).map { CivilDay(number: $0) }, category: try Ticket.known(row["category"]),
                department: try Ticket.known(row["department"]), building: row["building"],
                person: (row["person"] as Int64?).map { PersonID($0) }, concern: try Ticket.known(row["concern"]),
                tally: try Tally(kept: row["tally"]),
                nextLook: (row["look"] as Int64?).map { Instant(milliseconds: $0) })
        }
    }

    /// Adds to the sums; one that comes to nothing goes.
    private func add(_ sums: FigureSums, in community: String) throws {
        let single = SumTable("figure_sum", key: ["community", "facet", "grain", "value", "day"])
        for (place, change) in sums.changes where !change.isEmpty {
            try add(
                change, to: single,
                at: [community, place.facet.rawValue, place.grain.rawValue, place.value, place.day.number])
        }
        let paired = SumTable("figure_pair", key: ["community", "one", "other", "one_value", "other_value", "month"])
        for (pair, change) in sums.pairs where !change.isEmpty {
            try add(
                change, to: paired,
                at: [
                    community, pair.one.rawValue, pair.other.rawValue, pair.oneValue, pair.otherValue,
                    pair.month.number,
                ])
        }
    }

    private func add(_ change: Tally, to table: SumTable, at key: StatementArguments) throws {
        var sum =
            try Row.fetchOne(db.cachedStatement(sql: table.reading), arguments: key)
            .map { try Tally(kept: $0["tally"]) } ?? Tally()
        sum += change
        if sum.isEmpty {
            try db.cachedStatement(sql: table.deleting).execute(arguments: key)
        } else {
            try db.cachedStatement(sql: table.writing)
                .execute(arguments: key + [sum[.opened], sum[.ended], Data(sum.packed)])
        }
    }
}

/// How a table of sums is read and written.
private struct SumTable {
    let reading: String
    let writing: String
    let deleting: String

    init(_ name: String, key: [String]) {
        let these = key.map { "\($0) = ?" }.joined(separator: " AND ")
        let columns = (key + ["opened", "ended", "tally"]).joined(separator: ", ")
        reading = "SELECT tally FROM \(name) WHERE \(these)"
        deleting = "DELETE FROM \(name) WHERE \(these)"
        writing = """
            INSERT INTO \(name) (\(columns)) VALUES (\(Array(repeating: "?", count: key.count + 3).joined(separator: ", ")))
            ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET opened = excluded.opened,
                ended = excluded.ended, tally = excluded.tally
            """
    }
}

/// By what the sums tell tickets apart.
enum FigureFacet: String, CaseIterable, Comparable {
    case all, category, department, building, person, concern

    /// Every two that are kept together, the first in order first.
    static let pairs: [(one: FigureFacet, other: FigureFacet)] = allCases.dropFirst().flatMap { one in
        allCases.filter { one < $0 }.map { (one, $0) }
    }

    static func < (one: Self, other: Self) -> Bool {
        (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
    }

    /// The facet's value of a ticket; nil: it has none.
    func value(of fact: TicketFact) -> String? {
        switch self {
        case .all: ""
        case .category: fact.category.rawValue
        case .department: fact.department.rawValue
        case .building: fact.building
        case .person: fact.person.map { String($0.value) }
        case .concern: fact.concern.rawValue
        }
    }
}

enum FigureGrain: Int, CaseIterable {
    case day = 1
    case month = 31

    /// The day by which a day's sum is kept.
    func day(of day: CivilDay) -> CivilDay {
        switch self {
        case .day: day
        case .month: CivilDay.first(ofMonth: day.parts.month, year: day.parts.year)
        }
    }
}

/// Changes to the sums, gathered before they are written.
struct FigureSums {
    struct Place: Hashable {
        let facet: FigureFacet
        let grain: FigureGrain
        let value: String
        let day: CivilDay
    }

    struct Pair: Hashable {
        let one: FigureFacet
        let other: FigureFacet
        let oneValue: String
        let otherValue: String
        let month: CivilDay
    }

    private(set) var changes: [Place: Tally] = [:]
    private(set) var pairs: [Pair: Tally] = [:]

    mutating func put(_ fact: TicketFact) { each(of: fact) { $0 += $1 } }
    mutating func take(_ fact: TicketFact) { each(of: fact) { $0 -= $1 } }

    private mutating func each(of fact: TicketFact, _ change: (inout Tally, Tally) -> Void) {
        for facet in FigureFacet.allCases {
            guard let value = facet.value(of: fact) else { continue }
            for grain in FigureGrain.allCases {
                for (day, tally) in fact.shares {
                    let place = Place(facet: facet, grain: grain, value: value, day: grain.day(of: day))
                    change(&changes[place, default: Tally()], tally)
                }
            }
        }
        for (one, other) in FigureFacet.pairs {
            guard let oneValue = one.value(of: fact), let otherValue = other.value(of: fact) else { continue }
            for (day, tally) in fact.shares {
                let pair = Pair(
                    one: one, other: other, oneValue: oneValue, otherValue: otherValue,
                    month: FigureGrain.month.day(of: day))
                change(&pairs[pair, default: Tally()], tally)
            }
        }
    }
}

extension Tally {
    init(kept bytes: Data) throws {
        guard let tally = Tally(packed: bytes) else { throw StoreFault.damaged("figures that cannot be read") }
        self = tally
    }
}
