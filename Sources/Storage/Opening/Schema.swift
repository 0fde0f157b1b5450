import GRDB

/// The tables, as numbered steps. A step that was released is never edited; the next one changes what it made.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("001 the walking house", migrate: walkingHouse)
        migrator.registerMigration("002 reasons and reviews", migrate: reasons)
        migrator.registerMigration("003 evidence", migrate: evidence)
        migrator.registerMigration("004 who lives where", migrate: register)
        migrator.registerMigration("005 figures", migrate: figures)
        migrator.registerMigration("006 what waits", migrate: waiting)
        migrator.registerMigration("007 the record", migrate: record)
        migrator.registerMigration("008 shared faults", migrate: sharedFaults)
        migrator.registerMigration("009 notices", migrate: notices)
        migrator.registerMigration("010 fees", migrate: fees)
        migrator.registerMigration("011 reports", migrate: figureReports)
        migrator.registerMigration("012 lanes", migrate: lanes)
        migrator.registerMigration("013 accounts", migrate: accounts)
        migrator.registerMigration("014 storms, drills and the night", migrate: drills)
        migrator.registerMigration("015 asks", migrate: noticeAsks)
        migrator.registerMigration("016 care", migrate: care)
        migrator.registerMigration("017 training", migrate: training)
        migrator.registerMigration("018 figures side by side", migrate: figurePairs)
        migrator.registerMigration("019 wishes", migrate: wishes)
        migrator.registerMigration("020 shifts traded", migrate: shiftSwaps)
        migrator.registerMigration("021 weather", migrate: weather)
        migrator.registerMigration("022 who works here", migrate: staff)
        migrator.registerMigration("023 repairs looked at again", migrate: rechecks)
        return migrator
    }
}
