import GRDB

extension Schema {
    /// Trades of shifts that wait for an answer, one for each who is asked.
    static func shiftSwaps(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE shift_swap (
                    person INTEGER PRIMARY KEY REFERENCES person, community TEXT NOT NULL REFERENCES community,
                    swap TEXT NOT NULL
                ) STRICT;
                """)
    }
}
