import GRDB

extension Schema {
    /// The outbox knows its lanes, so that what to send next is found at once, however much waits.
    ///
    /// A lane is the row of letters to one room. Its row here says which letter is next and when, follows from the
    /// outbox alone, and goes with the last letter. Triggers keep it right, whoever changes the outbox.
    static func lanes(_ db: Database) throws {
        try db.execute(
            sql: """
                -- Urgent 0, routine 1, bulk 2.
                ALTER TABLE outbox ADD COLUMN haste INTEGER NOT NULL DEFAULT 1;
                -- Kept by the platform's own wish until then, whatever else is new.
                ALTER TABLE outbox ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
                -- How many attempts were lost sight of: they may have arrived.
                ALTER TABLE outbox ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;
                -- A newer one about the same takes its place where both wait together.
                ALTER TABLE outbox ADD COLUMN replaceable INTEGER NOT NULL DEFAULT 0;
                -- When a person was told that it stays undelivered, and before, that it takes long.
                ALTER TABLE outbox ADD COLUMN told INTEGER;
                ALTER TABLE outbox ADD COLUMN warned INTEGER;
                UPDATE outbox SET told = settled WHERE state = 'dead';

                DROP INDEX outbox_lane;
                CREATE INDEX outbox_lane ON outbox (channel, chat, haste, id) WHERE state IN ('waiting', 'sending');
                CREATE INDEX outbox_sending ON outbox (channel, chat) WHERE state = 'sending';
                CREATE INDEX outbox_age ON outbox (channel, id) WHERE state IN ('waiting', 'sending');
                CREATE INDEX outbox_sent ON outbox (sent, channel) WHERE sent IS NOT NULL;
                CREATE INDEX outbox_given_up ON outbox (id) WHERE state IN ('dead', 'doubtful');
                CREATE INDEX outbox_untold ON outbox (community, id)
                    WHERE state IN ('dead', 'doubtful') AND told IS NULL;

                CREATE TABLE lane (
                    channel TEXT NOT NULL, chat TEXT NOT NULL, head INTEGER NOT NULL, bulk INTEGER NOT NULL,
                    haste INTEGER NOT NULL, due INTEGER NOT NULL, busy INTEGER NOT NULL, PRIMARY KEY (channel, chat)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX lane_due ON lane (channel, haste, due) WHERE busy = 0;
                CREATE INDEX lane_urgent ON lane (channel, chat) WHERE haste = 0;

                CREATE TRIGGER outbox_joined AFTER INSERT ON outbox WHEN NEW.state IN ('waiting', 'sending') BEGIN
                    INSERT INTO lane (channel, chat, head, bulk, haste, due, busy)
                    VALUES (NEW.channel, NEW.chat, NEW.id, NEW.haste = 2, NEW.haste, NEW.due, NEW.state = 'sending')
                    ON CONFLICT (channel, chat) DO UPDATE SET
                        haste = min(haste, excluded.haste), busy = max(busy, excluded.busy),
                        head = iif(bulk > excluded.bulk, excluded.head, head),
                        due = iif(bulk > excluded.bulk, excluded.due, due), bulk = min(bulk, excluded.bulk);
                END;
                -- An urgent letter does not wait for the patience of those before it.
                CREATE TRIGGER outbox_hurried AFTER INSERT ON outbox WHEN NEW.state = 'waiting' AND NEW.haste = 0 BEGIN
                    UPDATE outbox SET due = max(NEW.due, held)
                    WHERE id = (SELECT head FROM lane WHERE channel = NEW.channel AND chat = NEW.chat)
                        AND state = 'waiting' AND due > max(NEW.due, held);
                END;
                CREATE TRIGGER outbox_moved_on AFTER UPDATE OF state, due, channel, chat, haste ON outbox
                WHEN (OLD.state IN ('waiting', 'sending') OR NEW.state IN ('waiting', 'sending'))
                    AND NOT (OLD.state = 'waiting' AND NEW.state = 'sending' AND OLD.due = NEW.due
                        AND OLD.channel = NEW.channel AND OLD.chat = NEW.chat AND OLD.haste = NEW.haste) BEGIN
                    DELETE FROM lane WHERE channel = OLD.channel AND chat = OLD.chat;
                    \(refill("OLD"))
                END;
                -- The most frequent change, and the simplest.
                CREATE TRIGGER outbox_begun AFTER UPDATE OF state ON outbox
                WHEN OLD.state = 'waiting' AND NEW.state = 'sending' AND OLD.due = NEW.due
                    AND OLD.channel = NEW.channel AND OLD.chat = NEW.chat AND OLD.haste = NEW.haste BEGIN
                    UPDATE lane SET busy = 1 WHERE channel = NEW.channel AND chat = NEW.chat;
                END;
                CREATE TRIGGER outbox_moved_away AFTER UPDATE OF channel, chat ON outbox
                WHEN OLD.channel <> NEW.channel OR OLD.chat <> NEW.chat BEGIN
                    DELETE FROM lane WHERE channel = NEW.channel AND chat = NEW.chat;
                    \(refill("NEW"))
                END;
                CREATE TRIGGER outbox_left AFTER DELETE ON outbox WHEN OLD.state IN ('waiting', 'sending') BEGIN
                    DELETE FROM lane WHERE channel = OLD.channel AND chat = OLD.chat;
                    \(refill("OLD"))
                END;
                -- Those that wait from before.
                UPDATE outbox SET due = due WHERE state IN ('waiting', 'sending');

                -- Destinations that failed again and again, so that a restart does not run into them at full speed.
                CREATE TABLE circuit (
                    channel TEXT PRIMARY KEY, wait INTEGER NOT NULL, probe INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;

                -- What people did to letters, and sends whose answer was lost.
                CREATE TABLE outbox_note (
                    id INTEGER PRIMARY KEY, letter INTEGER NOT NULL, at INTEGER NOT NULL, what TEXT NOT NULL, why TEXT
                ) STRICT;
                CREATE INDEX outbox_note_letter ON outbox_note (letter);

                -- Genuine webhooks that could not be read.
                CREATE TABLE quarantine (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, at INTEGER NOT NULL,
                    reason TEXT NOT NULL, raw BLOB NOT NULL
                ) STRICT;
                -- Why a message was set aside.
                ALTER TABLE inbox ADD COLUMN why TEXT;
                -- Alarms that could not be read or decided on.
                CREATE TABLE spoilt_alarm (
                    id INTEGER PRIMARY KEY, community TEXT NOT NULL, ticket INTEGER NOT NULL, kind TEXT NOT NULL,
                    due INTEGER NOT NULL, since INTEGER NOT NULL, at INTEGER NOT NULL, why TEXT NOT NULL
                ) STRICT;
                -- How far old rows have been let go of.
                CREATE TABLE forgotten (subject TEXT PRIMARY KEY, upto INTEGER NOT NULL) STRICT, WITHOUT ROWID;
                CREATE INDEX history_source ON history (source) WHERE source IS NOT NULL;
                """)
    }

    /// Writes a lane anew from what waits in it. In its conversation order holds; what goes to many lets it pass.
    private static func refill(_ row: String) -> String {
        let lane = "channel = \(row).channel AND chat = \(row).chat AND state IN ('waiting', 'sending')"
        return """
            INSERT INTO lane (channel, chat, head, bulk, haste, due, busy)
            SELECT channel, chat, id, haste = 2, (
                    SELECT min(haste) FROM outbox WHERE \(lane)
                ), due, EXISTS (
                    SELECT 1 FROM outbox WHERE channel = \(row).channel AND chat = \(row).chat AND state = 'sending'
                )
            FROM outbox WHERE id = coalesce(
                (SELECT min(id) FROM (
                    SELECT min(id) AS id FROM outbox WHERE \(lane) AND haste = 0
                    UNION ALL SELECT min(id) FROM outbox WHERE \(lane) AND haste = 1
                )),
                (SELECT min(id) FROM outbox WHERE \(lane) AND haste = 2));
            """
    }
}
