import GRDB

extension Schema {
    /// What is looked at before it breaks: which plans a community keeps, when it is looked which are due, and the jobs
    /// that came of them. `due` 0 means that the next look is not planned yet.
    static func care(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE community ADD COLUMN care TEXT;
                -- Whom the desk's own tickets are from; nobody can be written to as that person.
                ALTER TABLE community ADD COLUMN desk INTEGER REFERENCES person;
                ALTER TABLE ticket ADD COLUMN inspection TEXT;
                ALTER TABLE ticket ADD COLUMN plan TEXT;
                CREATE INDEX ticket_plan ON ticket (community, plan, opened_at) WHERE plan IS NOT NULL;
                CREATE TABLE care_look (
                    community TEXT PRIMARY KEY REFERENCES community, minute INTEGER NOT NULL, due INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;
                """)
    }
}
