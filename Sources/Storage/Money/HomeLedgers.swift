import GRDB
import ServiceDesk

extension Books {
    /// What a home was billed, as far as it is published, and has paid.
    package func ledger(of home: Home) throws -> HomeLedger {
        var bills: [Month: [BillLine]] = [:]
        let rows = try db.cachedStatement(
            sql: """
                SELECT month, kind, what, version, formula, fen, due, clause, source FROM bill_line
                WHERE home = ? AND state = 'live' ORDER BY month, id
                """)
        let cursor = try Row.fetchCursor(rows, arguments: [home.id.value])
        while let row = try cursor.next() {
            let what: String = row["what"]
            bills[Month(number: row["month"]), default: []].append(
                BillLine(
                    kind: try Ticket.known(row["kind"]), what: what.isEmpty ? nil : what,
                    formula: try JSONText.read(Formula.self, row["formula"]), fen: row["fen"],
                    due: CivilDay(number: row["due"]), clause: row["clause"], source: row["source"],
                    version: row["version"]))
        }
        let payments = try Row.fetchAll(
            db, sql: "SELECT day, fen, receipt FROM payment WHERE home = ? ORDER BY day, receipt",
            arguments: [home.id.value]
        ).map { Payment(day: CivilDay(number: $0["day"]), fen: $0["fen"], receipt: $0["receipt"]) }
        return HomeLedger(home: home, bills: bills.map { Bill(month: $0, lines: $1) }, payments: payments)
    }

    /// Bills of the community come through us.
    package func hasBills(in community: String) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: "SELECT EXISTS (SELECT 1 FROM fee_import WHERE community = ? AND state = 'published')",
            arguments: [community]) ?? false
    }

    /// Homes of an import, in the order of the books, behind one that has been dealt with.
    package func homes(of draft: DraftID, dueOn day: CivilDay?, after done: HomeID, limit: Int) throws -> [Home] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT h.id, h.building, h.unit, h.room FROM bill_line l JOIN home h ON h.id = l.home
                WHERE l.import = ?1 AND l.state = 'live' AND (?2 IS NULL OR l.due = ?2) AND l.home > ?3
                ORDER BY l.home LIMIT ?4
                """, arguments: [draft.value, day?.number, done.value, limit]
        ).map { row in
            Home(
                id: HomeID(row["id"]),
                address: HomeAddress(building: row["building"], unit: row["unit"], room: row["room"]))
        }
    }

    package func months(of draft: DraftID, for home: HomeID) throws -> [Month] {
        try Int.fetchAll(
            db, sql: "SELECT DISTINCT month FROM bill_line WHERE import = ? AND home = ? AND state = 'live' ORDER BY 1",
            arguments: [draft.value, home.value]
        ).map { Month(number: $0) }
    }
}
