import GRDB

extension Schema {
    /// How questions to learn by were answered; the questions themselves stand in the conversations.
    static func training(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE training (
                    community TEXT NOT NULL REFERENCES community, person INTEGER NOT NULL REFERENCES person,
                    at INTEGER NOT NULL, card TEXT NOT NULL, number INTEGER NOT NULL, is_right INTEGER NOT NULL
                ) STRICT;
                CREATE INDEX training_person ON training (community, person, at);
                """)
    }
}
