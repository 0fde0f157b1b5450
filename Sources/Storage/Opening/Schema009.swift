import GRDB

extension Schema {
    /// Notices, their clocks, and which letters are copies of which.
    static func notices(_ db: Database) throws {
        try db.execute(
            sql: """
                -- The buildings a residents' group is of; null: the whole community.
                ALTER TABLE chat ADD COLUMN buildings TEXT;

                CREATE TABLE notice (
                    community TEXT NOT NULL REFERENCES community, number INTEGER NOT NULL, state TEXT NOT NULL,
                    sent_at INTEGER, notice TEXT NOT NULL, PRIMARY KEY (community, number)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX notice_sent ON notice (community, sent_at) WHERE state = 'sent';

                CREATE TABLE notice_alarm (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, community TEXT NOT NULL, notice INTEGER NOT NULL,
                    kind TEXT NOT NULL, due INTEGER NOT NULL, UNIQUE (community, notice, kind),
                    FOREIGN KEY (community, notice) REFERENCES notice
                ) STRICT;
                CREATE INDEX notice_alarm_due ON notice_alarm (due);

                -- Letters that carry a notice, or a word about one later.
                CREATE TABLE notice_copy (
                    outbox INTEGER PRIMARY KEY REFERENCES outbox, community TEXT NOT NULL, notice INTEGER NOT NULL,
                    is_notice INTEGER NOT NULL, FOREIGN KEY (community, notice) REFERENCES notice
                ) STRICT;
                CREATE INDEX notice_copy_notice ON notice_copy (community, notice, is_notice);
                """)
    }
}
