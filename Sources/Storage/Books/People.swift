import Chat
import Foundation
import GRDB
import ServiceDesk

extension Books {
    /// The person behind an account; an account never seen before gets a person of its own, a stranger.
    ///
    /// A direct chat is where the desk can write to them alone from now on.
    package func speaker(
        _ sender: Sender, in room: Room, on channel: ChannelID, community: String, at now: Instant
    ) throws -> Speaker {
        let direct = room.kind == .direct ? room.id.raw : nil
        if try !knows(sender, channel) {
            try db.run(
                sql: "INSERT INTO person (community, role, name, on_duty) VALUES (?, 'resident', ?, 0)",
                arguments: [community, sender.name ?? ""])
            try db.run(
                sql: "INSERT INTO account (channel, sender, person, name, direct) VALUES (?, ?, ?, ?, ?)",
                arguments: [channel.raw, sender.id.raw, db.lastInsertedRowID, sender.name, direct])
        } else {
            try db.run(
                sql: """
                    UPDATE account SET name = ifnull(?1, name), direct = ifnull(?2, direct)
                    WHERE channel = ?3 AND sender = ?4
                        AND (name IS NOT ifnull(?1, name) OR direct IS NOT ifnull(?2, direct))
                    """, arguments: [sender.name, direct, channel.raw, sender.id.raw])
        }
        return try speaker(sender, channel, community, at: now)
    }

    private func knows(_ sender: Sender, _ channel: ChannelID) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM account WHERE channel = ? AND sender = ?)",
            arguments: [channel.raw, sender.id.raw]) ?? false
    }

    private func speaker(
        _ sender: Sender, _ channel: ChannelID, _ community: String, at now: Instant
    ) throws -> Speaker {
        guard
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT p.*, EXISTS (SELECT 1 FROM account d WHERE d.person = p.id AND d.direct IS NOT NULL) AS alone,
                        (SELECT count(*) FROM account d WHERE d.person = p.id) AS accounts
                    FROM account a JOIN person p ON p.id = a.person WHERE a.channel = ? AND a.sender = ?
                    """, arguments: [channel.raw, sender.id.raw])
        else { throw StoreFault.damaged("an account without a person") }
        let id: Int64 = row["id"]
        // Somebody who works in one community is a resident like others in the next.
        let role: Role = row["community"] == community ? Role(rawValue: row["role"]) ?? .resident : .resident
        let homes = try homes(of: PersonID(id), in: community, at: now)
        var speaker = Speaker(
            person: PersonID(id), role: role, name: row["name"],
            department: (row["department"] as String?).flatMap(Department.init),
            homes: homes.map(\.home), hasDirectChat: row["alone"])
        speaker.usualHome = homes.first(where: \.isUsual)?.home.id
        speaker.accounts = row["accounts"]
        speaker.knowsPrivacy = row["privacy_told"] || row["enrolled"] != nil
        return speaker
    }

    /// Where a person lives at a moment: rights are read when they are used.
    private func homes(
        of person: PersonID, in community: String, at now: Instant
    ) throws -> [(home: Home, isUsual: Bool)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT h.*, r.usual FROM resident r JOIN home h ON h.id = r.home
                WHERE r.person = ? AND h.community = ? AND (r.until IS NULL OR r.until > ?) ORDER BY h.id LIMIT 20
                """, arguments: [person.value, community, now.milliseconds]
        ).map { (Self.home($0), $0["usual"]) }
    }

    /// Everybody who works in a community, and who of them is on duty at a moment: by their last word about it that
    /// holds, else by their shifts. A word without an end holds until the next one begins.
    package func colleagues(in community: String, at now: Instant) throws -> [Colleague] {
        let zone = try String.fetchOne(db, sql: "SELECT zone FROM community WHERE id = ?", arguments: [community])
            .flatMap { TimeZone(identifier: $0) }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT p.*, (SELECT d.is_on FROM duty d
                    WHERE d.person = p.id AND d.since <= ?2 AND (d.until > ?2 OR d.until IS NULL AND NOT EXISTS (
                        SELECT 1 FROM duty e
                        WHERE e.person = p.id AND e.since <= ?2 AND (e.since, e.id) > (d.since, d.id)))
                    ORDER BY d.since DESC, d.id DESC LIMIT 1)
                    AS told
                FROM person p WHERE p.community = ?1 AND p.role <> 'resident' ORDER BY p.id
                """, arguments: [community, now.milliseconds]
        ).map { row in
            let shifts = try (row["shifts"] as String?).map { try JSONText.known(WeeklyShifts.self, $0) }
            let rostered = shifts.map { $0.cover(now, in: zone ?? .gmt) }
            var colleague = Colleague(
                person: PersonID(row["id"]), role: Role(rawValue: row["role"]) ?? .staff,
                name: ServiceName(row["name"]), department: (row["department"] as String?).flatMap(Department.init),
                onDuty: row["told"] ?? rostered ?? row["on_duty"], owned: row["owned"], phone: row["phone"])
            colleague.isHead = row["head"]
            colleague.shifts = shifts
            colleague.jobs = row["jobs"]
            colleague.lastJob = (row["last_job"] as Int64?).map { Instant(milliseconds: $0) }
            colleague.skills = try (row["skills"] as String?).map { try JSONText.known([String].self, $0) } ?? []
            colleague.zones = try (row["zones"] as String?).map { try JSONText.known([String].self, $0) } ?? []
            return colleague
        }
    }

    /// The language a person last wrote in; nil before their first message.
    package func language(of person: PersonID) throws -> Language? {
        try String.fetchOne(db, sql: "SELECT language FROM person WHERE id = ?", arguments: [person.value])
            .map { Language($0) }
    }

    package func note(_ language: Language, of person: PersonID) throws {
        try db.run(
            sql: "UPDATE person SET language = ?1 WHERE id = ?2 AND language IS NOT ?1",
            arguments: [language.code, person.value])
    }
}
