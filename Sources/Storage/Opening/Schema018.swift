import GRDB

extension Schema {
    /// The sums of every two things together, for each month, and what brings figures down, the newest first.
    ///
    /// What was counted before is counted anew.
    static func figurePairs(_ db: Database) throws {
        try db.execute(
            sql: """
                -- `one` comes before `other` in the order of the facets.
                CREATE TABLE figure_pair (
                    community TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, one_value TEXT NOT NULL,
                    other_value TEXT NOT NULL, month INTEGER NOT NULL, opened INTEGER NOT NULL, ended INTEGER NOT NULL,
                    tally BLOB NOT NULL, PRIMARY KEY (community, one, other, one_value, other_value, month)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX figure_pair_other ON figure_pair (community, one, other, other_value, one_value, month);
                CREATE INDEX figure_fact_ended ON figure_fact (community, ended) WHERE ended IS NOT NULL;
                CREATE INDEX figure_fact_missed
                    ON figure_fact (community, day, ticket, missed, category, department, building, person, concern)
                    WHERE missed <> 0;
                DELETE FROM figure_sum;
                DELETE FROM figure_fact;
                INSERT OR IGNORE INTO figure_due SELECT community, number FROM ticket;
                """)
    }
}
