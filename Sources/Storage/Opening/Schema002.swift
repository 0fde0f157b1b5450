import GRDB

extension Schema {
    /// Tickets know why they are what they are; messages that were read wrongly wait to be written to the review file.
    static func reasons(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE ticket ADD COLUMN grounds TEXT;

                CREATE TABLE review (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, community TEXT NOT NULL REFERENCES community,
                    line TEXT NOT NULL, written INTEGER
                ) STRICT;
                CREATE INDEX review_waiting ON review (id) WHERE written IS NULL;
                """)
    }
}
