import GRDB

extension Schema {
    /// Storms, letters held for the morning, drills, and open emergencies, which more than one department is called to.
    static func drills(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE community ADD COLUMN storm INTEGER NOT NULL DEFAULT 0;
                -- Letters that wait for the morning stand in no lane until then.
                CREATE INDEX outbox_held ON outbox (due) WHERE state = 'held';
                CREATE INDEX outbox_held_in ON outbox (channel, chat) WHERE state = 'held';
                ALTER TABLE ticket ADD COLUMN drill INTEGER NOT NULL DEFAULT 0;
                CREATE INDEX ticket_drill ON ticket (community, number) WHERE drill;
                CREATE INDEX ticket_danger ON ticket (community)
                    WHERE urgency = 'emergency' AND state IN ('received', 'dispatched', 'reopened');
                """)
    }
}
