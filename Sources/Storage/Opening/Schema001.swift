import GRDB

extension Schema {
    /// Times are milliseconds since 1970, UTC; money is fen.
    static func walkingHouse(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE community (
                    id TEXT PRIMARY KEY, name TEXT NOT NULL, zone TEXT NOT NULL, language TEXT NOT NULL,
                    level TEXT NOT NULL, dispatch TEXT NOT NULL, next_ticket INTEGER NOT NULL
                ) STRICT;

                -- Tells this store's letters from those of another that once spoke on the same channels.
                CREATE TABLE house (id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL) STRICT;
                INSERT INTO house VALUES (1, lower(hex(randomblob(4))));

                CREATE TABLE probe (id INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;

                CREATE TABLE person (
                    id INTEGER PRIMARY KEY, community TEXT NOT NULL REFERENCES community, role TEXT NOT NULL,
                    name TEXT NOT NULL, department TEXT, phone TEXT, on_duty INTEGER NOT NULL, language TEXT,
                    head INTEGER NOT NULL DEFAULT 0, skills TEXT, zones TEXT, shifts TEXT,
                    jobs INTEGER NOT NULL DEFAULT 0, owned INTEGER NOT NULL DEFAULT 0, last_job INTEGER,
                    enrolled TEXT, UNIQUE (community, enrolled)
                ) STRICT;

                -- Words about being on duty for a span of time; the last one that covers a moment holds, before the shifts.
                CREATE TABLE duty (
                    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person, is_on INTEGER NOT NULL,
                    since INTEGER NOT NULL, until INTEGER
                ) STRICT;
                CREATE INDEX duty_person ON duty (person, id);

                CREATE TABLE account (
                    channel TEXT NOT NULL, sender TEXT NOT NULL, person INTEGER NOT NULL REFERENCES person,
                    name TEXT, direct TEXT, PRIMARY KEY (channel, sender)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX account_person ON account (person);
                CREATE INDEX account_direct ON account (channel, direct) WHERE direct IS NOT NULL;

                CREATE TABLE home (
                    id INTEGER PRIMARY KEY, community TEXT NOT NULL REFERENCES community, building TEXT NOT NULL,
                    unit TEXT, room TEXT NOT NULL
                ) STRICT;
                CREATE UNIQUE INDEX home_address ON home (community, building, ifnull(unit, ''), room);

                CREATE TABLE resident (
                    home INTEGER NOT NULL REFERENCES home, person INTEGER NOT NULL REFERENCES person,
                    PRIMARY KEY (home, person)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX resident_person ON resident (person);

                CREATE TABLE chat (
                    channel TEXT NOT NULL, id TEXT NOT NULL, community TEXT NOT NULL REFERENCES community,
                    kind TEXT NOT NULL, setting TEXT NOT NULL, department TEXT, name TEXT,
                    PRIMARY KEY (channel, id)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX chat_setting ON chat (community, setting);

                CREATE TABLE inbox (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, dedupe TEXT NOT NULL,
                    chat TEXT NOT NULL, id_there TEXT NOT NULL, message TEXT NOT NULL, raw BLOB NOT NULL,
                    received INTEGER NOT NULL, tries INTEGER NOT NULL, decided INTEGER, outcome TEXT,
                    UNIQUE (channel, dedupe)
                ) STRICT;
                -- For edits and deletions, which name a message by the id it has there.
                CREATE INDEX inbox_there ON inbox (channel, chat, id_there);
                CREATE INDEX inbox_waiting ON inbox (id) WHERE decided IS NULL;

                CREATE TABLE ticket (
                    community TEXT NOT NULL REFERENCES community, number INTEGER NOT NULL, state TEXT NOT NULL,
                    category TEXT NOT NULL, urgency TEXT NOT NULL, building TEXT, unit TEXT, room TEXT, floor TEXT,
                    area TEXT, words TEXT NOT NULL, reporter INTEGER NOT NULL REFERENCES person,
                    home INTEGER REFERENCES home, unverified INTEGER NOT NULL, owner INTEGER REFERENCES person,
                    owner_name TEXT, lead TEXT NOT NULL, department TEXT NOT NULL,
                    assignee INTEGER REFERENCES person, assignee_name TEXT, offered INTEGER REFERENCES person,
                    offered_name TEXT, handed_by INTEGER REFERENCES person, refused_by TEXT, handed_over INTEGER NOT NULL, quote TEXT, hold TEXT,
                    owner_offered INTEGER REFERENCES person, accepted_at INTEGER, eta INTEGER,
                    arrived_at INTEGER, job_done_at INTEGER, result TEXT, cost INTEGER, opened_at INTEGER NOT NULL,
                    changed_at INTEGER NOT NULL, done_at INTEGER, rating INTEGER, reopenings INTEGER NOT NULL,
                    unconfirmed INTEGER NOT NULL, chased INTEGER NOT NULL, concern TEXT NOT NULL,
                    clock_began INTEGER NOT NULL, clock_running INTEGER, clock_spent INTEGER NOT NULL, origin_channel TEXT NOT NULL,
                    origin_room TEXT NOT NULL, origin_message TEXT, origin_account TEXT NOT NULL,
                    origin_name TEXT NOT NULL, PRIMARY KEY (community, number)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX ticket_reporter ON ticket (reporter, changed_at);
                CREATE INDEX ticket_home ON ticket (home, changed_at) WHERE home IS NOT NULL;
                CREATE INDEX ticket_open ON ticket (community, lead, state)
                    WHERE state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened');

                CREATE INDEX ticket_assignee ON ticket (assignee)
                    WHERE state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened');
                CREATE INDEX ticket_offered ON ticket (offered) WHERE offered IS NOT NULL;
                CREATE INDEX ticket_owner_offered ON ticket (owner_offered) WHERE owner_offered IS NOT NULL;
                CREATE INDEX ticket_owner ON ticket (owner)
                    WHERE state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened');

                -- How many open jobs each has and how many tickets each answers for, so that no message counts them.
                CREATE TRIGGER ticket_taken AFTER INSERT ON ticket WHEN NEW.state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened') BEGIN
                    UPDATE person SET jobs = jobs + 1 WHERE id = ifnull(NEW.assignee, NEW.offered);
                    UPDATE person SET owned = owned + 1 WHERE id = NEW.owner;
                END;
                CREATE TRIGGER ticket_moved AFTER UPDATE OF state, assignee, offered, owner ON ticket
                WHEN OLD.state <> NEW.state OR OLD.assignee IS NOT NEW.assignee OR OLD.offered IS NOT NEW.offered
                    OR OLD.owner IS NOT NEW.owner
                BEGIN
                    UPDATE person SET jobs = jobs - 1 WHERE id = ifnull(OLD.assignee, OLD.offered)
                        AND OLD.state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened');
                    UPDATE person SET owned = owned - 1 WHERE id = OLD.owner AND OLD.state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened');
                    UPDATE person SET jobs = jobs + 1 WHERE id = ifnull(NEW.assignee, NEW.offered)
                        AND NEW.state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened');
                    UPDATE person SET owned = owned + 1 WHERE id = NEW.owner AND NEW.state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened');
                    UPDATE person SET last_job = NEW.changed_at WHERE id = ifnull(NEW.assignee, NEW.offered);
                END;

                -- Other departments' parts of a ticket; the first department's stands in the ticket.
                CREATE TABLE assist (
                    community TEXT NOT NULL, ticket INTEGER NOT NULL, department TEXT NOT NULL, job TEXT NOT NULL,
                    assignee INTEGER REFERENCES person, open INTEGER NOT NULL,
                    PRIMARY KEY (community, ticket, department), FOREIGN KEY (community, ticket) REFERENCES ticket
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX assist_open ON assist (community, department) WHERE open;
                CREATE INDEX assist_assignee ON assist (assignee) WHERE open;

                CREATE TABLE history (
                    id INTEGER PRIMARY KEY, community TEXT NOT NULL, ticket INTEGER NOT NULL, event TEXT NOT NULL,
                    at INTEGER NOT NULL, by INTEGER REFERENCES person, by_name TEXT, words TEXT,
                    source INTEGER REFERENCES inbox, FOREIGN KEY (community, ticket) REFERENCES ticket
                ) STRICT;
                CREATE INDEX history_ticket ON history (community, ticket);

                CREATE TABLE question (
                    person INTEGER PRIMARY KEY REFERENCES person, community TEXT NOT NULL REFERENCES community, pending TEXT NOT NULL
                ) STRICT;

                CREATE TABLE alarm (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, community TEXT NOT NULL, ticket INTEGER NOT NULL,
                    kind TEXT NOT NULL, due INTEGER NOT NULL, since INTEGER NOT NULL, UNIQUE (community, ticket, kind),
                    FOREIGN KEY (community, ticket) REFERENCES ticket
                ) STRICT;
                CREATE INDEX alarm_due ON alarm (due);

                CREATE TABLE outbox (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, channel TEXT NOT NULL,
                    chat TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, quoting TEXT, thread TEXT,
                    community TEXT NOT NULL, link_kind TEXT, link_ticket INTEGER, created INTEGER NOT NULL,
                    due INTEGER NOT NULL, tries INTEGER NOT NULL, state TEXT NOT NULL, sent TEXT, why TEXT,
                    settled INTEGER, choices TEXT, enclosure TEXT, everyone INTEGER NOT NULL DEFAULT 0
                ) STRICT;
                CREATE INDEX outbox_lane ON outbox (channel, chat, id) WHERE state IN ('waiting', 'sending');

                CREATE TABLE link (
                    channel TEXT NOT NULL, chat TEXT NOT NULL, message TEXT NOT NULL, community TEXT NOT NULL,
                    kind TEXT NOT NULL, ticket INTEGER NOT NULL, PRIMARY KEY (channel, chat, message)
                ) STRICT, WITHOUT ROWID;

                -- This and the next hold secrets, good for hours; a backup leaves them out.
                CREATE TABLE token (
                    channel TEXT PRIMARY KEY, account TEXT NOT NULL, value TEXT NOT NULL, stale INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE reply_address (
                    id INTEGER PRIMARY KEY, channel TEXT NOT NULL, chat TEXT NOT NULL, message TEXT NOT NULL,
                    address TEXT NOT NULL, expires INTEGER NOT NULL, uses INTEGER, UNIQUE (channel, chat, message)
                ) STRICT;

                -- Calls that something asked for which was no message.
                CREATE TABLE errand (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, work TEXT NOT NULL,
                    created INTEGER NOT NULL, due INTEGER NOT NULL, tries INTEGER NOT NULL, UNIQUE (channel, work)
                ) STRICT;

                -- Rooms that somebody asked us into to be alone with us, where messages do not tell.
                CREATE TABLE direct_room (
                    channel TEXT NOT NULL, chat TEXT NOT NULL, partner TEXT NOT NULL, PRIMARY KEY (channel, chat)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE reading_mark (
                    channel TEXT NOT NULL, source TEXT NOT NULL, cursor TEXT NOT NULL, PRIMARY KEY (channel, source)
                ) STRICT, WITHOUT ROWID;
                """)
    }
}
