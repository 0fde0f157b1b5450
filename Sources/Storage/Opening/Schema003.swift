import GRDB

extension Schema {
    /// What people sent along with their words about a ticket: pictures, sound, PDF.
    static func evidence(_ db: Database) throws {
        try db.execute(
            sql: """
                -- `source` is a row of the inbox, which may be forgotten before the file is.
                CREATE TABLE evidence (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, community TEXT NOT NULL REFERENCES community,
                    ticket INTEGER NOT NULL, source INTEGER NOT NULL, position INTEGER NOT NULL,
                    by INTEGER NOT NULL REFERENCES person, at INTEGER NOT NULL, kind TEXT NOT NULL,
                    state TEXT NOT NULL, digest TEXT, type TEXT, size INTEGER, why TEXT,
                    UNIQUE (source, position), FOREIGN KEY (community, ticket) REFERENCES ticket
                ) STRICT;
                CREATE INDEX evidence_ticket ON evidence (community, ticket);
                CREATE INDEX evidence_kept ON evidence (at) WHERE digest IS NOT NULL;
                CREATE INDEX evidence_digest ON evidence (digest) WHERE digest IS NOT NULL;
                """)
    }
}
