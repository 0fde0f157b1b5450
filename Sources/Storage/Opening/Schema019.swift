import GRDB

extension Schema {
    /// What people want to be sent alone and what not, who has read a notice, and when it is looked which accounts have
    /// to be published. `due` 0 means that the next look is not planned yet.
    static func wishes(_ db: Database) throws {
        try db.execute(
            sql: """
                -- wants 0: not sent alone any more; 1: sent alone besides the groups.
                CREATE TABLE news_choice (
                    person INTEGER NOT NULL REFERENCES person, kind TEXT NOT NULL, wants INTEGER NOT NULL,
                    PRIMARY KEY (person, kind)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE notice_read (
                    community TEXT NOT NULL, notice INTEGER NOT NULL, person INTEGER NOT NULL REFERENCES person,
                    at INTEGER NOT NULL, PRIMARY KEY (community, notice, person),
                    FOREIGN KEY (community, notice) REFERENCES notice
                ) STRICT, WITHOUT ROWID;

                -- looked: the last day that was looked at, by its number.
                CREATE TABLE publication_look (
                    community TEXT PRIMARY KEY REFERENCES community, due INTEGER NOT NULL, looked INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;
                """)
    }
}
