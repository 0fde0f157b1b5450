import GRDB

extension Schema {
    /// Repairs that were looked at again, and a way to find what was done lately.
    static func rechecks(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE recheck (
                    community TEXT NOT NULL REFERENCES community, ticket INTEGER NOT NULL,
                    PRIMARY KEY (community, ticket)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX ticket_done ON ticket (community, done_at) WHERE done_at IS NOT NULL;
                """)
    }
}
