import GRDB
import ServiceDesk

/// Who is away, and whom a colleague asked to trade shifts.
extension Books {
    func save(_ swap: ShiftSwap?, for person: PersonID, in community: String) throws {
        guard let swap else {
            try db.run(sql: "DELETE FROM shift_swap WHERE person = ?", arguments: [person.value])
            return
        }
        try db.run(
            sql: "INSERT OR REPLACE INTO shift_swap (person, community, swap) VALUES (?, ?, ?)",
            arguments: [person.value, community, try JSONText.of(swap)])
    }

    /// The last trade somebody was asked for and has not answered.
    package func swapOffered(to person: PersonID) throws -> ShiftSwap? {
        try String.fetchOne(db, sql: "SELECT swap FROM shift_swap WHERE person = ?", arguments: [person.value])
            .map { try JSONText.read(ShiftSwap.self, $0) }
    }

    /// Times in which people are not there by their own word, as far as they are not over.
    package func absences(in community: String, at now: Instant) throws -> [PersonID: [Stretch]] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT d.person, d.since, d.until FROM duty d JOIN person p ON p.id = d.person
                WHERE p.community = ? AND d.is_on = 0 AND d.until > ? ORDER BY d.id
                """, arguments: [community, now.milliseconds]
        ).reduce(into: [:]) { found, row in
            found[PersonID(row["person"]), default: []].append(
                Stretch(from: Instant(milliseconds: row["since"]), until: Instant(milliseconds: row["until"])))
        }
    }

    func cancelLeave(of person: PersonID, at now: Instant) throws {
        try db.run(
            sql: "DELETE FROM duty WHERE person = ? AND is_on = 0 AND until > ?",
            arguments: [person.value, now.milliseconds])
    }
}
