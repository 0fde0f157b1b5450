import GRDB

extension Schema {
    /// Accounts as they are published, each version sealed together with the one before.
    static func accounts(_ db: Database) throws {
        try db.execute(
            sql: """
                -- position: its place in the chain; NULL until it is published.
                CREATE TABLE accounts (
                    import INTEGER PRIMARY KEY REFERENCES fee_import, community TEXT NOT NULL REFERENCES community,
                    kind TEXT NOT NULL, period TEXT NOT NULL, version INTEGER NOT NULL, sheet TEXT NOT NULL,
                    position INTEGER, previous TEXT, seal TEXT, UNIQUE (community, position)
                ) STRICT;
                CREATE INDEX accounts_period ON accounts (community, kind, period);
                """)
    }
}
