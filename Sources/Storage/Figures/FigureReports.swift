import GRDB
import ServiceDesk

/// A report whose time has come.
package struct DueReport: Sendable {
    package let community: CommunityFacts
    package let kind: ReportKind
    package let due: Instant
}

extension Books {
    /// Which reports a community is told, and at what minute of the day; each is planned anew when that changes.
    func planReports(_ settings: FigureSettings, in community: String) throws {
        for kind in ReportKind.allCases {
            guard let minute = settings.reports[kind] else {
                try db.run(
                    sql: "DELETE FROM figure_report WHERE community = ? AND kind = ?",
                    arguments: [community, kind.rawValue])
                continue
            }
            try db.run(
                sql: """
                    INSERT INTO figure_report (community, kind, minute, due) VALUES (?, ?, ?, 0)
                    ON CONFLICT (community, kind) DO UPDATE SET minute = excluded.minute, due = 0
                    WHERE minute <> excluded.minute
                    """, arguments: [community, kind.rawValue, minute])
        }
    }

    /// When the next report is due; nil: there is none.
    func nextReport() throws -> Instant? {
        try Int64.fetchOne(db, sql: "SELECT min(due) FROM figure_report").map { Instant(milliseconds: $0) }
    }

    /// The earliest report that is due, planned anew; nil: none is. What fell due several times while nobody was there is
    /// told once.
    package func takeDueReport(at now: Instant) throws -> DueReport? {
        while let row = try Row.fetchOne(
            db, sql: "SELECT * FROM figure_report WHERE due <= ? ORDER BY due, community, kind LIMIT 1",
            arguments: [now.milliseconds])
        {
            guard let community = try community(row["community"]), let kind = ReportKind(rawValue: row["kind"]) else {
                try db.run(
                    sql: "DELETE FROM figure_report WHERE community = ? AND kind = ?",
                    arguments: [row["community"], row["kind"]])
                continue
            }
            let next = kind.next(after: now, minute: row["minute"], zone: community.zone)
            try db.run(
                sql: "UPDATE figure_report SET due = ? WHERE community = ? AND kind = ?",
                arguments: [next.milliseconds, community.id, kind.rawValue])
            let due: Int64 = row["due"]
            // Not planned so far: nothing was due.
            guard due > 0 else { continue }
            return DueReport(community: community, kind: kind, due: Instant(milliseconds: due))
        }
        return nil
    }

    /// What a report that is due tells.
    package func report(_ due: DueReport, time: WorkingTime, now: Instant) throws -> FigureReport {
        let day = WallClock(zone: due.community.zone, now: due.due.date).today
        let question = FigureReport.question(due.kind, dueOn: day)
        var report = FigureReport(
            due.kind, try withMissed(try figures(question, in: due.community, time: time, now: now), in: due.community))
        if due.kind == .weekly { report.answer.hotSpots = try hotSpots(before: day, in: due.community.id) }
        guard due.kind == .assessment else { return report }
        for department in Department.allCases {
            var part = question
            part.scope.department = department
            let answer = try figures(part, in: due.community)
            guard answer.tally[.opened] > 0 else { continue }
            report.departments.append(try withMissed(answer, in: due.community))
        }
        return report
    }

    /// Troubles of a building that its own history makes unlikely, in the days before a day; the most unusual first.
    package func hotSpots(before day: CivilDay, in community: String) throws -> [HotSpot] {
        let start = day + -HotSpot.days
        let beginning = start + -HotSpot.days * HotSpot.spans
        let oldest = try Int.fetchOne(
            db, sql: "SELECT min(day) FROM figure_fact WHERE community = ?", arguments: [community])
        // Who has no history yet has nothing to compare with.
        guard let oldest, oldest <= beginning.number else { return [] }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT building, category, sum(day >= ?2) AS now, sum(day < ?2) AS before FROM figure_fact
                WHERE community = ?1 AND day >= ?3 AND day < ?4 AND building IS NOT NULL GROUP BY building, category
                HAVING now >= ?5 ORDER BY building, category
                """,
            arguments: [
                community, start.number, beginning.number, day.number, HotSpot.fewest,
            ])
        var found: [HotSpot] = []
        for row in rows where HotSpot.isUnlikely(row["now"], after: row["before"]) {
            let building: String = row["building"]
            let category: ServiceDesk.Category = try Ticket.known(row["category"])
            var scope = FigureScope()
            scope.building = building
            scope.categories = [category]
            let query = FigureQuery(db: db, community: community, scope: scope)
            let tickets = try query.tickets(.all, in: CivilSpan(start, until: day), limit: 5).tickets
            found.append(
                HotSpot(
                    category: category, building: building, count: row["now"],
                    usual: (row["before"] as Int) * 10 / HotSpot.spans, numbers: tickets.map(\.number)))
        }
        return found.sorted { $0.count * ($1.usual + 5) > $1.count * ($0.usual + 5) }
    }

    /// The same answer with the tickets behind each figure that is below its target.
    package func withMissed(_ answer: FigureAnswer, in community: CommunityFacts) throws -> FigureAnswer {
        var answer = answer
        let query = FigureQuery(db: db, community: community.id, scope: answer.question.scope)
        for indicator in Indicator.allCases {
            guard let figure = indicator.figure(in: answer.tally),
                answer.settings.isReached(indicator, by: figure) == false, case .share = figure
            else { continue }
            let (tickets, all) = try query.tickets(.missing(indicator), in: answer.question.seen, limit: 5)
            answer.missed[indicator] = .init(tickets.map(\.number), of: all)
        }
        return answer
    }
}
