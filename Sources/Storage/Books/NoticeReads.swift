import GRDB
import ServiceDesk

extension Books {
    /// Notices that run, are for one of the speaker's homes, and have not been said to be read by the speaker; newest
    /// first. One that is quoted is among them wherever they live.
    package func noticesToRead(by speaker: Speaker, quoted: NoticeNumber?, in community: String, at now: Instant) throws
        -> [Notice]
    {
        try runningNotices(in: community).filter { notice in
            guard notice.wantsReading, notice.isRunning(at: now) else { return false }
            if notice.number == quoted { return true }
            let isRead =
                try Bool.fetchOne(
                    db,
                    sql: "SELECT EXISTS (SELECT 1 FROM notice_read WHERE community = ? AND notice = ? AND person = ?)",
                    arguments: [community, notice.number.value, speaker.person.value]) ?? false
            return !isRead && speaker.homes.contains { notice.audience?.holds($0.address) == true }
        }
    }

    /// Nil: nobody was asked to say that they read it.
    package func homesRead(of notice: Notice, in community: String, at now: Instant) throws -> ReadingFigures? {
        guard notice.wantsReading, let audience = notice.audience else { return nil }
        var households = 0
        var unread: [HomeAddress] = []
        for row in try Row.fetchAll(
            db,
            sql: """
                SELECT h.*, EXISTS (
                    SELECT 1 FROM notice_read n JOIN resident r ON r.person = n.person
                    WHERE n.community = ?1 AND n.notice = ?2 AND r.home = h.id AND (r.until IS NULL OR r.until > ?3)
                ) AS has_read FROM home h WHERE h.community = ?1 ORDER BY h.id
                """, arguments: [community, notice.number.value, now.milliseconds])
        {
            let address = HomeAddress(building: row["building"], unit: row["unit"], room: row["room"])
            guard audience.holds(address) else { continue }
            households += 1
            if row["has_read"] == false { unread.append(address) }
        }
        return ReadingFigures(households: households, unread: unread.sorted())
    }

    /// Groups where a notice is, and the people of homes that have not said that they read it.
    package func unreadRooms(of notice: Notice, in community: String, at now: Instant) throws -> Destinations {
        let reached = try rooms(ofCopiesOf: notice.number, failed: false, in: community)
        var found = Destinations(groups: reached.groups)
        let unread = Set(try homesRead(of: notice, in: community, at: now)?.unread ?? [])
        let (declined, _) = try newsChoices(about: notice.news, in: community)
        var seen = declined
        for row in try Row.fetchAll(
            db,
            sql: """
                SELECT h.building, h.unit, h.room, r.person FROM home h JOIN resident r ON r.home = h.id
                WHERE h.community = ? AND (r.until IS NULL OR r.until > ?) ORDER BY r.person
                """, arguments: [community, now.milliseconds])
        {
            let person = PersonID(row["person"])
            guard unread.contains(HomeAddress(building: row["building"], unit: row["unit"], room: row["room"])),
                seen.insert(person).inserted, let room = try directRoom(of: person, preferring: "")
            else { continue }
            found.directs.append((room, person))
        }
        return found
    }

    func noteRead(_ number: NoticeNumber, by person: PersonID, at now: Instant, in community: String) throws {
        try db.run(
            sql: "INSERT INTO notice_read (community, notice, person, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [community, number.value, person.value, now.milliseconds])
    }
}
