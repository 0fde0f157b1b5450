import GRDB

extension Schema {
    /// The weather: what each community knows of it, when that is to be looked at again, and when a forecast is fetched
    /// next; NULL: never.
    static func weather(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE weather (
                    community TEXT PRIMARY KEY REFERENCES community, known TEXT, due INTEGER, fetch INTEGER
                ) STRICT, WITHOUT ROWID;
                """)
    }
}
