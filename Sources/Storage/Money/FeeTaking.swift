import GRDB
import ServiceDesk

/// Why lines of an import cannot be taken; each names a line of the table.
package struct FeeConflicts: Error, Sendable {
    package enum Why: Hashable, Sendable {
        /// Billed and published already: only a correction may change it.
        case published
        /// Waits for a manager in another import.
        case waiting
        /// A correction of what was never billed.
        case nothingToCorrect
        /// A receipt that is in the books.
        case receipt
    }

    package let lines: [(row: Int, why: Why)]
}

extension Books {
    package func homes(in community: String) throws -> [HomeAddress: HomeID] {
        var homes: [HomeAddress: HomeID] = [:]
        let rows = try Row.fetchCursor(
            db, sql: "SELECT id, building, unit, room FROM home WHERE community = ?", arguments: [community])
        while let row = try rows.next() {
            homes[HomeAddress(building: row[1], unit: row[2], room: row[3])] = HomeID(row[0])
        }
        return homes
    }

    package func measures(in community: String) throws -> [HomeAddress: HomeMeasure] {
        var measures: [HomeAddress: HomeMeasure] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT h.building, h.unit, h.room, m.area, m.weight
                FROM home_measure m JOIN home h ON h.id = m.home WHERE h.community = ?
                """, arguments: [community])
        while let row = try rows.next() {
            measures[HomeAddress(building: row[0], unit: row[1], room: row[2])] = HomeMeasure(
                area: (row[3] as Int64?).map { Quantity(millionths: $0) },
                weight: (row[4] as Int64?).map { Quantity(millionths: $0) })
        }
        return measures
    }

    /// Takes entries whole: bills as a draft that waits for a manager, payments and measures at once.
    ///
    /// - Parameter correcting: bills that are in the books get a new version.
    /// - Throws: `FeeConflicts`; then the transaction must be given up.
    package func take(
        _ entries: FeeEntries, from file: String, correcting: Bool, into community: String, at now: Instant
    ) throws {
        let homes = try homes(in: community)
        switch entries {
        case .bills(let bills): try take(bills, homes, from: file, correcting: correcting, into: community, at: now)
        case .payments(let payments): try take(payments, homes, into: community)
        case .measures(let measures):
            let insert = try db.makeStatement(
                sql: """
                    INSERT INTO home_measure (home, area, weight) VALUES (?, ?, ?)
                    ON CONFLICT (home) DO UPDATE SET area = excluded.area, weight = excluded.weight
                    """)
            for entry in measures {
                try insert.execute(arguments: [
                    homes[entry.home]?.value, entry.measure.area?.millionths, entry.measure.weight?.millionths,
                ])
            }
        }
    }

    private func take(
        _ bills: [BillEntry], _ homes: [HomeAddress: HomeID], from file: String, correcting: Bool,
        into community: String, at now: Instant
    ) throws {
        try db.run(
            sql: "INSERT INTO fee_import (community, at, file, lines, state) VALUES (?, ?, ?, ?, 'waiting')",
            arguments: [community, now.milliseconds, file, bills.count])
        let draft = DraftID(db.lastInsertedRowID)
        let last = try db.makeStatement(
            sql: """
                SELECT version, state FROM bill_line WHERE home = ? AND month = ? AND kind = ? AND what = ?
                ORDER BY version DESC LIMIT 1
                """)
        let insert = try db.makeStatement(
            sql: """
                INSERT INTO bill_line
                    (import, home, month, kind, what, version, formula, fen, due, clause, source, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'draft')
                """)
        var conflicts: [(row: Int, why: FeeConflicts.Why)] = []
        for entry in bills {
            let (home, line) = (homes[entry.home]?.value, entry.line)
            let what = line.what ?? ""
            let before = try Row.fetchOne(
                last, arguments: [home, entry.month.number, line.kind.rawValue, what])
            let version: Int = before?["version"] ?? 0
            if let state = before?["state"] as String? {
                if state == "draft" { conflicts.append((entry.row, .waiting)) }
                if state != "draft", !correcting { conflicts.append((entry.row, .published)) }
            } else if correcting {
                conflicts.append((entry.row, .nothingToCorrect))
            }
            guard conflicts.isEmpty else { continue }
            try insert.execute(arguments: [
                draft.value, home, entry.month.number, line.kind.rawValue, what, version + 1,
                try JSONText.of(line.formula), line.fen, line.due.number, line.clause, line.source,
            ])
        }
        guard conflicts.isEmpty else { throw FeeConflicts(lines: conflicts) }
        try set(FeeAlarm(kind: .preview, subject: draft), in: community, at: now)
    }

    private func take(
        _ payments: [PaymentEntry], _ homes: [HomeAddress: HomeID], into community: String
    ) throws {
        let insert = try db.makeStatement(
            sql: """
                INSERT INTO payment (community, receipt, home, day, fen) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
        var conflicts: [(row: Int, why: FeeConflicts.Why)] = []
        for entry in payments {
            let payment = entry.payment
            try insert.execute(arguments: [
                community, payment.receipt, homes[entry.home]?.value, payment.day.number, payment.fen,
            ])
            if db.changesCount == 0 { conflicts.append((entry.row, .receipt)) }
        }
        guard conflicts.isEmpty else { throw FeeConflicts(lines: conflicts) }
    }
}
