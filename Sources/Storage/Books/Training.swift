import GRDB
import ServiceDesk

extension Books {
    func save(_ entry: TrainingEntry, in community: String) throws {
        try db.run(
            sql: "INSERT INTO training (community, person, at, card, number, is_right) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                community, entry.person.value, entry.at.milliseconds, entry.item.card, entry.item.number, entry.right,
            ])
    }

    /// Answers to questions to learn by, the oldest first.
    ///
    /// - Parameter person: nil: everybody's.
    package func training(of person: PersonID?, in community: String, since: Instant) throws -> [TrainingEntry] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT person, at, card, number, is_right FROM training
                WHERE community = ?1 AND (?2 IS NULL OR person = ?2) AND at >= ?3 ORDER BY at, rowid
                """, arguments: [community, person?.value, since.milliseconds]
        ).map { row in
            TrainingEntry(
                person: PersonID(row["person"]), item: QuizReference(card: row["card"], number: row["number"]),
                right: row["is_right"], at: Instant(milliseconds: row["at"]))
        }
    }
}
