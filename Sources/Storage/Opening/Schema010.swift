import GRDB

extension Schema {
    /// Bills, payments, what costs are divided by, and the clocks of fees.
    static func fees(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE community ADD COLUMN fees TEXT;

                -- state: waiting, shown, published, dropped.
                CREATE TABLE fee_import (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, community TEXT NOT NULL REFERENCES community,
                    at INTEGER NOT NULL, file TEXT NOT NULL, lines INTEGER NOT NULL, state TEXT NOT NULL,
                    settled INTEGER
                ) STRICT;
                CREATE INDEX fee_import_open ON fee_import (community, id) WHERE state IN ('waiting', 'shown');

                -- state: draft, live, old. Old ones were corrected by a later version.
                CREATE TABLE bill_line (
                    id INTEGER PRIMARY KEY, import INTEGER NOT NULL REFERENCES fee_import,
                    home INTEGER NOT NULL REFERENCES home, month INTEGER NOT NULL, kind TEXT NOT NULL,
                    what TEXT NOT NULL, version INTEGER NOT NULL, formula TEXT NOT NULL, fen INTEGER NOT NULL,
                    due INTEGER NOT NULL, clause TEXT, source TEXT, state TEXT NOT NULL,
                    UNIQUE (home, month, kind, what, version)
                ) STRICT;
                CREATE INDEX bill_line_import ON bill_line (import, home);

                CREATE TABLE payment (
                    community TEXT NOT NULL REFERENCES community, receipt TEXT NOT NULL,
                    home INTEGER NOT NULL REFERENCES home, day INTEGER NOT NULL, fen INTEGER NOT NULL,
                    PRIMARY KEY (community, receipt)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX payment_home ON payment (home);

                -- In millionths.
                CREATE TABLE home_measure (
                    home INTEGER PRIMARY KEY REFERENCES home, area INTEGER, weight INTEGER
                ) STRICT;

                -- subject: an import; day: the due day it is about; step: which reminder; done: homes up to this one.
                CREATE TABLE fee_alarm (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, community TEXT NOT NULL REFERENCES community,
                    kind TEXT NOT NULL, subject INTEGER NOT NULL, day INTEGER NOT NULL, step INTEGER NOT NULL,
                    done INTEGER NOT NULL, due INTEGER NOT NULL, UNIQUE (community, kind, subject, day, step)
                ) STRICT;
                CREATE INDEX fee_alarm_due ON fee_alarm (due);
                """)
    }
}
