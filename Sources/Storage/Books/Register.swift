import Chat
import CryptoExtras
import Foundation
import GRDB
import ServiceDesk

extension Books {
    /// Rounds of the hash of a code: some milliseconds for us, months for who tries all codes of a stolen store.
    private static let rounds = 20_000
    /// How long codes that are over stay, so that the same digits are not given out again soon.
    private static let keptAfterwards = Duration.hours(30 * 24)

    /// What a message about homes and codes needs to know.
    ///
    /// - Parameters:
    ///   - code: digits the speaker presents; they are not looked at while the speaker is locked out.
    ///   - draw: makes digits; called until they are nobody's.
    package func register(
        for speaker: Speaker, code: String?, home address: HomeAddress?, in community: String, at now: Instant,
        drawing draw: (() -> String)?
    ) throws -> Register {
        var register = Register()
        if let row = try Row.fetchOne(
            db, sql: "SELECT code_tries, code_locked FROM person WHERE id = ?", arguments: [speaker.person.value])
        {
            register.tries = row["code_tries"]
            register.lockedUntil = (row["code_locked"] as Int64?).map { Instant(milliseconds: $0) }
        }
        let isLocked = register.lockedUntil.map { $0 > now } ?? false
        if let code, !isLocked {
            register.opened = try homeCode(code, besides: speaker.person, in: community, at: now)
        }
        register.household = try address.flatMap { try household(at: $0, in: community, now: now) }
        if let draw {
            var digits = draw()
            while try isTaken(digits, in: community) { digits = draw() }
            register.fresh = digits
        }
        return register
    }

    private func homeCode(
        _ digits: String, besides speaker: PersonID, in community: String, at now: Instant
    ) throws -> HomeCode? {
        guard
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT c.id AS code, c.person, c.name, c.resident_until, h.* FROM home_code c JOIN home h ON h.id = c.home
                    WHERE c.community = ? AND c.hash = ? AND c.used IS NULL AND c.expires > ?
                    """, arguments: [community, try hash(digits), now.milliseconds])
        else { return nil }
        let home = Self.home(row)
        let person = (row["person"] as Int64?).map { PersonID($0) }
        return HomeCode(
            id: row["code"], home: home, person: person, name: row["name"],
            residentUntil: (row["resident_until"] as Int64?).map { Instant(milliseconds: $0) },
            neighbours: try members(of: home.id, at: now).map(\.person).filter { $0 != person && $0 != speaker })
    }

    /// A home of the books with who is bound to it; where no unit is told and only one home fits, that one.
    func household(at address: HomeAddress, in community: String, now: Instant) throws -> Household? {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM home WHERE community = ?1 AND building = ?2 AND room = ?4 AND (?3 IS NULL OR unit IS ?3)
                ORDER BY unit IS NOT NULL LIMIT 2
                """, arguments: [community, address.building, address.unit, address.room])
        guard let row = rows.first, rows.count == 1 || row["unit"] == address.unit else { return nil }
        let home = Self.home(row)
        return Household(
            home: home, people: try members(of: home.id, at: now),
            listed: try (row["listed"] as String?).map { try JSONText.read([String].self, $0) } ?? [])
    }

    private func members(of home: HomeID, at now: Instant) throws -> [Household.Member] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT p.id, p.name FROM resident r JOIN person p ON p.id = r.person
                WHERE r.home = ? AND (r.until IS NULL OR r.until > ?) ORDER BY p.id LIMIT 50
                """, arguments: [home.value, now.milliseconds]
        ).map { Household.Member(person: PersonID($0["id"]), name: $0["name"]) }
    }

    static func home(_ row: Row) -> Home {
        Home(
            id: HomeID(row["id"]),
            address: HomeAddress(building: row["building"], unit: row["unit"], room: row["room"]))
    }

    /// The person may hear of what is about this home: they live there.
    package func lives(_ person: PersonID, in home: HomeID, at now: Instant) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM resident WHERE home = ? AND person = ? AND (until IS NULL OR until > ?)
                )
                """, arguments: [home.value, person.value, now.milliseconds]) ?? false
    }

    private func isTaken(_ digits: String, in community: String) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM home_code WHERE community = ? AND hash = ?)",
            arguments: [community, try hash(digits)]) ?? false
    }

    private func hash(_ digits: String) throws -> String {
        let salt = try String.fetchOne(db, sql: "SELECT salt FROM house") ?? ""
        let key = try KDF.Insecure.PBKDF2.deriveKey(
            from: Array(digits.utf8), salt: Array(salt.utf8), using: .sha256, outputByteCount: 16,
            unsafeUncheckedRounds: Self.rounds)
        return key.withUnsafeBytes { bytes in
            bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
    }

    /// What was posted under this cause holds a code; it is blanked out once it was delivered.
    package func markSecret(_ key: String) throws {
        try db.run(
            sql: "UPDATE outbox SET secret = 1 WHERE key = (SELECT name FROM house) || '-' || ?", arguments: [key])
    }
}

extension Books {
    /// Writes down a change to who lives where.
    package func apply(_ change: RegisterChange, in community: String) throws {
        switch change {
        case .issued(let code): try issue(code, in: community)
        case .wrongCode(let person, let tries, let until):
            try db.run(
                sql: "UPDATE person SET code_tries = ?, code_locked = ? WHERE id = ?",
                arguments: [tries, until?.milliseconds, person.value])
        case .spent(let code, let person, let now):
            try db.run(
                sql: "UPDATE home_code SET used = ?, used_by = ? WHERE id = ?",
                arguments: [now.milliseconds, person.value, code.id])
            try db.run(
                sql: "UPDATE person SET code_tries = 0, code_locked = NULL WHERE id = ?", arguments: [person.value])
        case .movedIn(let person, let address, let name, let until):
            try moveIn(person, address, name: name, until: until, in: community)
        case .movedOut(let person, let home, let now):
            try db.run(
                sql: "UPDATE resident SET until = ?, usual = 0 WHERE home = ? AND person = ?",
                arguments: [now.milliseconds, home.value, person.value])
            try db.run(sql: "DELETE FROM home_code WHERE home = ? AND used IS NULL", arguments: [home.value])
        case .merged(let person, let other): try merge(person, into: other)
        case .toldPrivacy(let person):
            try db.run(sql: "UPDATE person SET privacy_told = 1 WHERE id = ?", arguments: [person.value])
        case .erased(let person, let now): try erase(person, at: now)
        case .shown, .lookedUp: break
        case .usual(let person, let home):
            try db.run(
                sql: "UPDATE resident SET usual = (home = ?) WHERE person = ?", arguments: [home.value, person.value])
        }
    }

    private func issue(_ code: NewCode, in community: String) throws {
        let over = (code.issued + .milliseconds(-Self.keptAfterwards.milliseconds)).milliseconds
        try db.run(sql: "DELETE FROM home_code WHERE expires < ?", arguments: [over])
        try db.run(
            sql: """
                INSERT INTO home_code (community, hash, home, person, name, resident_until, issued, expires)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                community, try hash(code.digits), code.home.value, code.person?.value, code.name,
                code.residentUntil?.milliseconds, code.issued.milliseconds, code.expires.milliseconds,
            ])
    }

    private func moveIn(
        _ person: PersonID, _ address: HomeAddress, name: String?, until: Instant?, in community: String
    ) throws {
        let home = try keep(address, in: community)
        try db.run(
            sql: """
                INSERT INTO resident (home, person, enrolled, until) VALUES (?, ?, 0, ?)
                ON CONFLICT (home, person) DO UPDATE SET enrolled = 0, until = excluded.until
                """, arguments: [home.value, person.value, until?.milliseconds])
        if let name {
            try db.run(sql: "UPDATE person SET name = ? WHERE id = ?", arguments: [name, person.value])
        }
    }

    /// One human after all. What the first one was told and asked is over; what they reported goes along.
    private func merge(_ person: PersonID, into other: PersonID) throws {
        guard person != other else { return }
        let arguments: StatementArguments = [other.value, person.value]
        try db.run(sql: "UPDATE account SET person = ? WHERE person = ?", arguments: arguments)
        try db.run(
            sql: "UPDATE OR IGNORE resident SET person = ?, usual = 0 WHERE person = ?", arguments: arguments)
        try db.run(sql: "DELETE FROM resident WHERE person = ?", arguments: [person.value])
        try db.run(sql: "UPDATE ticket SET reporter = ? WHERE reporter = ?", arguments: arguments)
        try db.run(sql: "UPDATE OR IGNORE news_choice SET person = ? WHERE person = ?", arguments: arguments)
        try db.run(sql: "UPDATE OR IGNORE notice_read SET person = ? WHERE person = ?", arguments: arguments)
        try db.run(sql: "DELETE FROM question WHERE person = ?", arguments: [person.value])
    }

    /// Takes in homes with the names in the office's list; none is ever taken out, and names not given stay.
    package func take(_ homes: [(address: HomeAddress, names: [String])], into community: String) throws {
        for home in homes {
            let id = try keep(home.address, in: community)
            guard !home.names.isEmpty else { continue }
            try db.run(
                sql: "UPDATE home SET listed = ? WHERE id = ?", arguments: [try JSONText.of(home.names), id.value])
        }
    }

    /// A code for each of the homes that nobody is bound to yet.
    package func issueCodes(
        for homes: [HomeAddress], by policy: CodePolicy, in community: String, at now: Instant,
        drawing draw: () -> String
    ) throws -> [(home: HomeAddress, digits: String)] {
        try homes.compactMap { address in
            guard let household = try household(at: address, in: community, now: now), household.people.isEmpty
            else { return nil }
            var digits = draw()
            while try isTaken(digits, in: community) { digits = draw() }
            try issue(
                NewCode(
                    digits: digits, home: household.home.id, issued: now,
                    expires: now + .hours(policy.days * 24)), in: community)
            return (address, digits)
        }
    }
}
