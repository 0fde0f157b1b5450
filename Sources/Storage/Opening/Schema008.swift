import GRDB

extension Schema {
    /// Many people, one fault: who is counted with a ticket, and what finds an open ticket by what it is about.
    static func sharedFaults(_ db: Database) throws {
        let open = "state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened')"
        try db.execute(
            sql: """
                ALTER TABLE ticket ADD COLUMN households INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE ticket ADD COLUMN left_over_from INTEGER;

                CREATE TABLE affected (
                    community TEXT NOT NULL, ticket INTEGER NOT NULL, person INTEGER NOT NULL REFERENCES person,
                    household TEXT NOT NULL, home INTEGER REFERENCES home, entry TEXT NOT NULL,
                    PRIMARY KEY (community, ticket, person, household), FOREIGN KEY (community, ticket) REFERENCES ticket
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX affected_person ON affected (person);
                CREATE INDEX affected_home ON affected (home) WHERE home IS NOT NULL;

                CREATE INDEX ticket_near ON ticket (community, category, building) WHERE \(open);
                CREATE INDEX ticket_told ON ticket (origin_channel, origin_room, opened_at) WHERE \(open);
                """)
    }
}
