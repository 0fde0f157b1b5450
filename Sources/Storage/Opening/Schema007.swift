import GRDB

extension Schema {
    /// The record of who did what to whom, and who was told what is kept about them.
    static func record(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE audit (
                    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, community TEXT NOT NULL, by TEXT NOT NULL,
                    act TEXT NOT NULL, about TEXT NOT NULL, hash TEXT NOT NULL
                ) STRICT;
                CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the record is added to only'); END;
                CREATE TRIGGER audit_keeps BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the record is added to only'); END;

                ALTER TABLE person ADD COLUMN privacy_told INTEGER NOT NULL DEFAULT 0;
                """)
    }
}
