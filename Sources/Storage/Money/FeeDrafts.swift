import GRDB
import ServiceDesk

extension Books {
    /// What the managers have been shown and not answered; nil: nothing.
    package func shownDraft(in community: String) throws -> DraftID? {
        try draft("state = 'shown'", in: community)
    }

    /// The next that they have not seen.
    package func waitingDraft(in community: String) throws -> DraftID? {
        try draft("state = 'waiting'", in: community)
    }

    private func draft(_ condition: String, in community: String) throws -> DraftID? {
        try Int64.fetchOne(
            db, sql: "SELECT id FROM fee_import WHERE community = ? AND \(condition) ORDER BY id LIMIT 1",
            arguments: [community]
        ).map { DraftID($0) }
    }

    package func markShown(_ draft: DraftID) throws {
        try db.run(sql: "UPDATE fee_import SET state = 'shown' WHERE id = ?", arguments: [draft.value])
    }

    /// - Parameter percent: how far off its own mean a home is worth a look.
    package func preview(of draft: DraftID, in community: String, percent: Int) throws -> FeeDraft {
        if let sheet = try sheet(of: draft, in: community) { return FeeDraft(id: draft, content: .accounts(sheet)) }
        return FeeDraft(id: draft, content: .bills(try billPreview(of: draft, in: community, percent: percent)))
    }

    func billPreview(of draft: DraftID, in community: String, percent: Int) throws -> BillPreview {
        let months = try Int.fetchAll(
            db, sql: "SELECT DISTINCT month FROM bill_line WHERE import = ? ORDER BY month", arguments: [draft.value]
        ).map { Month(number: $0) }
        let (first, last) = (months.first ?? Month(number: 0), months.last ?? Month(number: 0))
        let span = last.number - first.number + 1
        let kinds = try Row.fetchAll(
            db,
            sql: """
                SELECT kind, sum(fen) AS fen, (SELECT ifnull(sum(b.fen), 0) FROM bill_line b JOIN home h ON h.id = b.home
                    WHERE h.community = ?2 AND b.kind = l.kind AND b.state = 'live' AND b.month BETWEEN ?3 AND ?4
                        AND EXISTS (SELECT 1 FROM bill_line d WHERE d.import = ?1 AND d.kind = b.kind)) AS before
                FROM bill_line l WHERE import = ?1 GROUP BY kind ORDER BY sum(fen) DESC, kind
                """, arguments: [draft.value, community, first.number - span, first.number - 1]
        ).map { row in
            BillPreview.KindTotal(kind: try Ticket.known(row["kind"]), fen: row["fen"], before: row["before"])
        }
        // With what is live of these months already, less what this draft corrects.
        let drafted = try totals(
            """
            SELECT h.building, h.unit, h.room, sum(l.fen) FROM bill_line l JOIN home h ON h.id = l.home
            WHERE h.community = ?1 AND l.month BETWEEN ?2 AND ?3
                AND l.home IN (SELECT home FROM bill_line WHERE import = ?4)
                AND (l.import = ?4 OR (l.state = 'live' AND NOT EXISTS (SELECT 1 FROM bill_line n
                    WHERE n.import = ?4 AND n.home = l.home AND n.month = l.month AND n.kind = l.kind
                        AND n.what = l.what)))
            GROUP BY l.home
            """, [community, first.number, last.number, draft.value])
        let billed = try totals(
            """
            SELECT DISTINCT h.building, h.unit, h.room, 0 FROM home h CROSS JOIN bill_line l ON l.home = h.id
            WHERE h.community = ? AND l.month BETWEEN ? AND ? AND l.state = 'live'
            """, [community, first.number, last.number])
        let earlier = try earlierTotals(community, from: first + -6, to: first + -1)
        return BillPreview(
            months: months, kinds: kinds, drafted: drafted.mapValues { $0 / span },
            billed: Set(billed.keys), earlier: earlier,
            homes: Array(try homes(in: community).keys), percent: percent)
    }

    private func totals(_ sql: String, _ arguments: StatementArguments) throws -> [HomeAddress: Int] {
        var totals: [HomeAddress: Int] = [:]
        let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
        while let row = try rows.next() { totals[HomeAddress(building: row[0], unit: row[1], room: row[2])] = row[3] }
        return totals
    }

    private func earlierTotals(_ community: String, from: Month, to: Month) throws -> [HomeAddress: [Int]] {
        var totals: [HomeAddress: [Int]] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT h.building, h.unit, h.room, sum(l.fen) FROM home h CROSS JOIN bill_line l ON l.home = h.id
                WHERE h.community = ? AND l.month BETWEEN ? AND ? AND l.state = 'live' GROUP BY l.home, l.month
                """, arguments: [community, from.number, to.number])
        while let row = try rows.next() {
            totals[HomeAddress(building: row[0], unit: row[1], room: row[2]), default: []].append(row[3])
        }
        return totals
    }

    func apply(_ change: FeeChange, in community: String) throws {
        switch change {
        case .publish(let draft, let issueAt): try publish(draft, issueAt: issueAt, in: community)
        case .drop(let draft):
            try db.run(sql: "DELETE FROM bill_line WHERE import = ?", arguments: [draft.value])
            try db.run(sql: "DELETE FROM accounts WHERE import = ?", arguments: [draft.value])
            try settle(draft, as: "dropped", in: community)
        }
    }

    private func publish(_ draft: DraftID, issueAt: Instant, in community: String) throws {
        if let sheet = try sheet(of: draft, in: community) {
            try publish(sheet, of: draft, in: community)
            try settle(draft, as: "published", in: community)
            return try watch(sheet, of: draft, from: issueAt, in: community)
        }
        try db.run(
            sql: """
                UPDATE bill_line SET state = 'old' WHERE state = 'live' AND EXISTS (SELECT 1 FROM bill_line n
                    WHERE n.import = ? AND n.home = bill_line.home AND n.month = bill_line.month
                        AND n.kind = bill_line.kind AND n.what = bill_line.what)
                    AND home IN (SELECT home FROM bill_line WHERE import = ?)
                """, arguments: [draft.value, draft.value])
        try db.run(sql: "UPDATE bill_line SET state = 'live' WHERE import = ?", arguments: [draft.value])
        try settle(draft, as: "published", in: community)
        try set(FeeAlarm(kind: .issue, subject: draft), in: community, at: issueAt)
        guard let facts = try self.community(community) else { return }
        let days = try Int.fetchAll(
            db, sql: "SELECT DISTINCT due FROM bill_line WHERE import = ? ORDER BY 1", arguments: [draft.value])
        for day in days.map({ CivilDay(number: $0) }) {
            for (step, wait) in facts.fees.reminders.enumerated() {
                let due = facts.moment(of: day + wait, minute: facts.fees.morning)
                // Whoever hears of a bill now is not reminded of it at once.
                guard due > issueAt else { continue }
                try set(FeeAlarm(kind: .reminder, subject: draft, day: day, step: step), in: community, at: due)
            }
        }
    }

    /// The next of its kind will have to be published too.
    private func watch(_ sheet: AccountsSheet, of draft: DraftID, from now: Instant, in community: String) throws {
        guard let facts = try self.community(community) else { return }
        let last = sheet.period.next.publicationDay
        for (step, days) in PublicationDuty.steps.enumerated() {
            let due = facts.moment(of: last + days, minute: facts.fees.morning)
            guard due > now else { continue }
            try set(FeeAlarm(kind: .publication, subject: draft, step: step), in: community, at: due)
        }
    }

    private func settle(_ draft: DraftID, as state: String, in community: String) throws {
        try db.run(sql: "UPDATE fee_import SET state = ? WHERE id = ?", arguments: [state, draft.value])
        guard let next = try waitingDraft(in: community) else { return }
        try set(FeeAlarm(kind: .preview, subject: next), in: community, at: Instant(milliseconds: 0))
    }
}

extension CommunityFacts {
    /// A minute of a day by the community's clock.
    package func moment(of day: CivilDay, minute: Int) -> Instant {
        Instant(WallClock(zone: zone, now: .distantPast).date(day, minute: minute))
    }

    /// When bills that are confirmed now go out: at once by day, else in the morning.
    package func issueTime(at now: Instant) -> Instant {
        let clock = WallClock(zone: zone, now: now.date)
        if clock.minuteOfDay < fees.morning { return moment(of: clock.today, minute: fees.morning) }
        return clock.minuteOfDay < fees.evening ? now : moment(of: clock.today + 1, minute: fees.morning)
    }

    package func today(at now: Instant) -> CivilDay { WallClock(zone: zone, now: now.date).today }
}
