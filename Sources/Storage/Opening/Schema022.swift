import GRDB

extension Schema {
    /// Every message asks who works here; residents are many, staff are few.
    static func staff(_ db: Database) throws {
        try db.execute(sql: "CREATE INDEX person_staff ON person (community, id) WHERE role <> 'resident'")
    }
}
