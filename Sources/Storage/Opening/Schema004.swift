import GRDB

extension Schema {
    /// Who lives where, by whose word and until when; codes that let somebody in.
    static func register(_ db: Database) throws {
        try db.execute(
            sql: """
                -- By the roll, which may take it back; else by a code or the office. From `until` on they are gone.
                ALTER TABLE resident ADD COLUMN enrolled INTEGER NOT NULL DEFAULT 1;
                ALTER TABLE resident ADD COLUMN until INTEGER;
                -- The home that is meant where none is named.
                ALTER TABLE resident ADD COLUMN usual INTEGER NOT NULL DEFAULT 0;

                -- Names in the office's list.
                ALTER TABLE home ADD COLUMN listed TEXT;

                ALTER TABLE person ADD COLUMN code_tries INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE person ADD COLUMN code_locked INTEGER;

                -- Only a hash of each is kept, with the house's own salt.
                CREATE TABLE home_code (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, community TEXT NOT NULL REFERENCES community,
                    hash TEXT NOT NULL, home INTEGER NOT NULL REFERENCES home, person INTEGER REFERENCES person,
                    name TEXT, resident_until INTEGER, issued INTEGER NOT NULL, expires INTEGER NOT NULL, used INTEGER,
                    used_by INTEGER REFERENCES person, UNIQUE (community, hash)
                ) STRICT;
                CREATE INDEX home_code_home ON home_code (home);
                ALTER TABLE house ADD COLUMN salt TEXT NOT NULL DEFAULT '';
                UPDATE house SET salt = lower(hex(randomblob(16)));

                ALTER TABLE ticket ADD COLUMN claim TEXT;
                UPDATE community SET level = json_set(level, '$.codes',
                    json('{"digits":8,"days":7,"ownMinutes":15,"tries":5,"lockMinutes":60}'));

                -- What was a code is no longer readable once it was delivered.
                ALTER TABLE outbox ADD COLUMN secret INTEGER NOT NULL DEFAULT 0;
                CREATE TRIGGER outbox_forgets AFTER UPDATE OF state ON outbox
                WHEN NEW.secret AND NEW.state = 'delivered' BEGIN
                    UPDATE outbox SET body = '{"runs":[]}' WHERE id = NEW.id;
                END;
                """)
    }
}
