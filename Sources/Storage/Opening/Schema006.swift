import GRDB

extension Schema {
    /// What a person or a home has open is found however long it waits; accounts from the roll are told from others.
    static func waiting(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE INDEX ticket_reporter_open ON ticket (reporter, changed_at)
                    WHERE state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened');
                CREATE INDEX ticket_home_open ON ticket (home, changed_at)
                    WHERE state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened');

                -- In the order they are asked for, or the planner would rather go through the archive.
                DROP INDEX ticket_open;
                CREATE INDEX ticket_open ON ticket (community, changed_at)
                    WHERE state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened');
                CREATE INDEX ticket_open_lead ON ticket (community, lead, changed_at)
                    WHERE state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened');

                -- From the roll, which may take it back.
                ALTER TABLE account ADD COLUMN enrolled INTEGER NOT NULL DEFAULT 0;
                UPDATE account SET enrolled = 1 WHERE person IN (SELECT id FROM person WHERE enrolled IS NOT NULL);
                """)
    }
}
