import GRDB

extension Schema {
    /// Who was pointed to a notice that explains what they asked or reported, and where they did.
    static func noticeAsks(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE notice_ask (
                    community TEXT NOT NULL, notice INTEGER NOT NULL, person INTEGER NOT NULL REFERENCES person,
                    channel TEXT NOT NULL, chat TEXT NOT NULL, at INTEGER NOT NULL,
                    PRIMARY KEY (community, notice, person), FOREIGN KEY (community, notice) REFERENCES notice
                ) STRICT, WITHOUT ROWID;
                """)
    }
}
