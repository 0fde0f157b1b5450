import GRDB

extension Schema {
    /// Reports that are told by themselves; `due` 0 means that the next one is not planned yet.
    static func figureReports(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE figure_report (
                    community TEXT NOT NULL REFERENCES community, kind TEXT NOT NULL, minute INTEGER NOT NULL,
                    due INTEGER NOT NULL, PRIMARY KEY (community, kind)
                ) STRICT, WITHOUT ROWID;
                """)
    }
}
