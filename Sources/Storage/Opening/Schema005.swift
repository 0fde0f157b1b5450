import GRDB

extension Schema {
    /// What each ticket adds to the figures, and the sums of that for each day and each month. Days are counted from
    /// 1970-01-01 on the community's calendar.
    static func figures(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE community ADD COLUMN figures TEXT;

                -- Tickets that changed since they were last counted. (A trigger's own OR IGNORE would give way to what the
                -- statement that fires it says.)
                CREATE TABLE figure_due (
                    community TEXT NOT NULL, ticket INTEGER NOT NULL, PRIMARY KEY (community, ticket)
                ) STRICT, WITHOUT ROWID;
                CREATE TRIGGER figure_opened AFTER INSERT ON ticket BEGIN
                    INSERT INTO figure_due SELECT NEW.community, NEW.number WHERE NOT EXISTS (
                        SELECT 1 FROM figure_due WHERE community = NEW.community AND ticket = NEW.number);
                END;
                CREATE TRIGGER figure_changed AFTER UPDATE ON ticket BEGIN
                    INSERT INTO figure_due SELECT NEW.community, NEW.number WHERE NOT EXISTS (
                        SELECT 1 FROM figure_due WHERE community = NEW.community AND ticket = NEW.number);
                END;
                CREATE TRIGGER figure_told AFTER INSERT ON history BEGIN
                    INSERT INTO figure_due SELECT NEW.community, NEW.ticket WHERE NOT EXISTS (
                        SELECT 1 FROM figure_due WHERE community = NEW.community AND ticket = NEW.ticket);
                END;
                CREATE TRIGGER figure_answered AFTER UPDATE OF settled ON outbox
                WHEN OLD.settled IS NULL AND NEW.settled IS NOT NULL AND NEW.link_ticket IS NOT NULL BEGIN
                    INSERT INTO figure_due SELECT NEW.community, NEW.link_ticket WHERE NOT EXISTS (
                        SELECT 1 FROM figure_due WHERE community = NEW.community AND ticket = NEW.link_ticket);
                END;
                INSERT INTO figure_due SELECT community, number FROM ticket;

                CREATE TABLE figure_fact (
                    community TEXT NOT NULL, ticket INTEGER NOT NULL, day INTEGER NOT NULL, ended INTEGER,
                    category TEXT NOT NULL, department TEXT NOT NULL, building TEXT, person INTEGER,
                    concern TEXT NOT NULL, missed INTEGER NOT NULL, look INTEGER, tally BLOB NOT NULL,
                    PRIMARY KEY (community, ticket)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX figure_fact_day ON figure_fact (community, day);
                CREATE INDEX figure_fact_building ON figure_fact (community, building, day, category);
                CREATE INDEX figure_fact_person ON figure_fact (community, person, day, category);
                CREATE INDEX figure_fact_category ON figure_fact (community, category, day, building);
                CREATE INDEX figure_fact_look ON figure_fact (look) WHERE look IS NOT NULL;

                -- `facet` is by what the tickets are told apart, `value` which of them; `grain` 1 is a day, 31 a month.
                CREATE TABLE figure_sum (
                    community TEXT NOT NULL, facet TEXT NOT NULL, grain INTEGER NOT NULL, value TEXT NOT NULL,
                    day INTEGER NOT NULL, opened INTEGER NOT NULL, ended INTEGER NOT NULL, tally BLOB NOT NULL,
                    PRIMARY KEY (community, facet, grain, value, day)
                ) STRICT, WITHOUT ROWID;
                """)
    }
}
