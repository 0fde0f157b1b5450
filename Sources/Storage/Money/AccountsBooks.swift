import Crypto
import GRDB
import ServiceDesk

/// Why an account cannot be taken.
package enum AccountsConflict: Hashable, Sendable {
    case published, waiting, nothingToCorrect
    /// The period before closed with another sum.
    case opening(not: Int)
    /// The period behind opened with another sum.
    case closing(not: Int)
}

/// What is wrong in the chain of published accounts.
package struct AccountsBreak: Hashable, Sendable {
    /// The version after which the chain no longer holds, counted from 1.
    package let position: Int
    package let kind: AccountsKind
    package let period: AccountPeriod
}

extension Books {
    /// Nil: it can be taken.
    package func conflict(
        of sheet: AccountsSheet, correcting: Bool, in community: String
    ) throws -> AccountsConflict? {
        let state = try String.fetchOne(
            db,
            sql: """
                SELECT i.state FROM accounts a JOIN fee_import i ON i.id = a.import
                WHERE a.community = ? AND a.kind = ? AND a.period = ? ORDER BY a.import DESC LIMIT 1
                """, arguments: [community, sheet.kind.rawValue, sheet.period.description])
        if state == "waiting" || state == "shown" { return .waiting }
        if state == "published", !correcting { return .published }
        if state == nil, correcting { return .nothingToCorrect }
        let others = try sheets(in: community).filter { $0.kind == sheet.kind && $0.months == sheet.months }
        if let opening = sheet.opening, let before = others.first(where: { $0.period.end == sheet.first }),
            let closing = before.closing, closing != opening
        {
            return .opening(not: closing)
        }
        if let closing = sheet.closing, let behind = others.first(where: { $0.first == sheet.period.end }),
            let opening = behind.opening, opening != closing
        {
            return .closing(not: opening)
        }
        return nil
    }

    /// Keeps it as a draft that waits for a manager.
    package func take(_ sheet: AccountsSheet, from file: String, in community: String, at now: Instant) throws {
        try db.run(
            sql: "INSERT INTO fee_import (community, at, file, lines, state) VALUES (?, ?, ?, ?, 'waiting')",
            arguments: [community, now.milliseconds, file, sheet.income.count + sheet.expense.count])
        let draft = DraftID(db.lastInsertedRowID)
        var kept = sheet
        if let before = try sheets(in: community).first(where: { $0.isSamePeriod(as: sheet) }) {
            kept.version = before.version + 1
            kept.corrections = sheet.corrections(since: before)
        }
        try db.run(
            sql: """
                INSERT INTO accounts (import, community, kind, period, version, sheet) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                draft.value, community, kept.kind.rawValue, kept.period.description, kept.version,
                try JSONText.of(kept),
            ])
        try set(FeeAlarm(kind: .preview, subject: draft), in: community, at: now)
    }

    /// What a draft would publish, with the seal it would get; nil: it is one of bills.
    func sheet(of draft: DraftID, in community: String) throws -> AccountsSheet? {
        guard
            let text = try String.fetchOne(
                db, sql: "SELECT sheet FROM accounts WHERE import = ?", arguments: [draft.value])
        else { return nil }
        var sheet = try JSONText.read(AccountsSheet.self, text)
        sheet.seal = Self.seal(sheet, after: try lastSeal(in: community))
        return sheet
    }

    private func lastSeal(in community: String) throws -> String {
        try String.fetchOne(
            db,
            sql:
                "SELECT seal FROM accounts WHERE community = ? AND position IS NOT NULL ORDER BY position DESC LIMIT 1",
            arguments: [community]) ?? ""
    }

    /// SHA-256 of the seal before and of everything in the account.
    private static func seal(_ sheet: AccountsSheet, after before: String) -> String {
        SHA256.hash(data: Array("\(before)\n\(sheet.canonical)".utf8)).map { byte in
            byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
        }.joined()
    }

    /// Puts an account behind all that were published before.
    func publish(_ sheet: AccountsSheet, of draft: DraftID, in community: String) throws {
        let position = try Int.fetchOne(
            db, sql: "SELECT max(position) FROM accounts WHERE community = ?", arguments: [community])
        try db.run(
            sql: "UPDATE accounts SET position = ?, previous = ?, seal = ?, sheet = ? WHERE import = ?",
            arguments: [
                (position ?? 0) + 1, try lastSeal(in: community), sheet.seal, try JSONText.of(sheet), draft.value,
            ])
    }

    /// What holds now of each account and period: its last published version.
    package func sheets(in community: String) throws -> [AccountsSheet] {
        try String.fetchAll(
            db,
            sql: """
                SELECT sheet FROM accounts a WHERE community = ? AND position IS NOT NULL AND NOT EXISTS
                    (SELECT 1 FROM accounts n WHERE n.community = a.community AND n.kind = a.kind
                        AND n.period = a.period AND n.position > a.position)
                ORDER BY period DESC, kind LIMIT 200
                """, arguments: [community]
        ).map { try JSONText.read(AccountsSheet.self, $0) }
    }

    /// Every version that was ever published, oldest first, and the first that is not what it was.
    package func verifyAccounts(in community: String) throws -> (sheets: [AccountsSheet], broken: AccountsBreak?) {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT position, previous, seal, sheet, kind, period, version FROM accounts
                WHERE community = ? AND position IS NOT NULL ORDER BY position
                """, arguments: [community])
        var sheets: [AccountsSheet] = []
        var before = ""
        for (index, row) in rows.enumerated() {
            let sheet = try JSONText.read(AccountsSheet.self, row["sheet"])
            let seal = Self.seal(sheet, after: before)
            let isWhole =
                row["position"] == index + 1 && row["previous"] == before && row["seal"] == seal && sheet.seal == seal
                && row["kind"] == sheet.kind.rawValue && row["period"] == sheet.period.description
                && row["version"] == sheet.version
            guard isWhole else {
                return (sheets, AccountsBreak(position: index + 1, kind: sheet.kind, period: sheet.period))
            }
            sheets.append(sheet)
            before = seal
        }
        return (sheets, nil)
    }

    /// The account a draft published, for its next duty; nil: it was one of bills, or a later version or period is out.
    package func nextDuty(after draft: DraftID, in community: String) throws -> PublicationDuty? {
        guard
            let text = try String.fetchOne(
                db, sql: "SELECT sheet FROM accounts WHERE import = ?", arguments: [draft.value])
        else { return nil }
        let sheet = try JSONText.read(AccountsSheet.self, text)
        // The calendar has told of it.
        if try self.community(community)?.fees.publication?.months[sheet.kind] == sheet.months { return nil }
        let published = try sheets(in: community).filter { $0.kind == sheet.kind && $0.months == sheet.months }
        // A correction has set the same clocks again.
        let isOut = published.contains { $0.first >= sheet.period.end || $0.corrects(sheet) }
        return isOut ? nil : PublicationDuty(kind: sheet.kind, period: sheet.period.next)
    }
}
