import Chat
import Foundation
import GRDB
import ServiceDesk

/// What the operator tells about a community: who works there, which rooms there are, who lives where.
package struct Roll: Sendable {
    package struct Community: Sendable {
        package let id: String
        package let name: String
        package let zone: TimeZone
        package let language: Language
        package let level: ServiceLevel
        package let dispatching: DispatchMode
        package var figures = FigureSettings()
        package var fees = FeePolicy()
        package var care = CareSettings()

        package init(
            id: String, name: String, zone: TimeZone, language: Language, level: ServiceLevel,
            dispatching: DispatchMode = .appoint
        ) {
            self.id = id
            self.name = name
            self.zone = zone
            self.language = language
            self.level = level
            self.dispatching = dispatching
        }
    }

    package struct Room: Sendable {
        package let channel: ChannelID
        package let id: ChatID
        package let setting: CaseFile.Setting
        /// For a staff room: whose it is; nil: everybody's.
        package let department: Department?
        package let name: String?
        /// For a residents' group: the buildings it is of; empty: the whole community.
        package var buildings: [String] = []

        package init(
            channel: ChannelID, id: ChatID, setting: CaseFile.Setting, department: Department? = nil,
            name: String? = nil
        ) {
            self.channel = channel
            self.id = id
            self.setting = setting
            self.department = department
            self.name = name
        }
    }

    package struct Account: Sendable {
        package let channel: ChannelID
        package let sender: SenderID
        /// The room in which the desk can write to them alone.
        package let direct: ChatID?

        package init(channel: ChannelID, sender: SenderID, direct: ChatID?) {
            self.channel = channel
            self.sender = sender
            self.direct = direct
        }
    }

    package struct Person: Sendable {
        /// Tells one entry from another when the roll is read again.
        package let id: String
        package let role: Role
        package let name: String
        package let department: Department?
        package let phone: String?
        package let homes: [HomeAddress]
        package let accounts: [Account]
        /// Decides for the department.
        package var isHead = false
        /// Categories or families of them; empty: whatever comes.
        package var skills: [String] = []
        /// Buildings; empty: all.
        package var zones: [String] = []
        /// Nil: nobody said; then on duty until they say otherwise.
        package var shifts: WeeklyShifts?

        package init(
            id: String, role: Role, name: String, department: Department? = nil, phone: String? = nil,
            homes: [HomeAddress] = [], accounts: [Account] = []
        ) {
            self.id = id
            self.role = role
            self.name = name
            self.department = department
            self.phone = phone
            self.homes = homes
            self.accounts = accounts
        }
    }

    package let community: Community
    package let rooms: [Room]
    package let homes: [HomeAddress]
    package let people: [Person]

    package init(community: Community, rooms: [Room], homes: [HomeAddress], people: [Person]) {
        self.community = community
        self.rooms = rooms
        self.homes = homes
        self.people = people
    }
}

extension Books {
    /// The number a community's first ticket gets.
    private static let firstTicket = 1001

    /// Brings the books in line with the roll; tickets, strangers and rooms learned since stay as they are.
    package func enrol(_ roll: Roll) throws {
        let community = roll.community
        try db.run(
            sql: """
                INSERT INTO community (id, name, zone, language, level, dispatch, next_ticket, figures, fees,
                    care)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, zone = excluded.zone,
                    language = excluded.language, level = excluded.level, dispatch = excluded.dispatch,
                    figures = excluded.figures, fees = excluded.fees, care = excluded.care
                """,
            arguments: [
                community.id, community.name, community.zone.identifier, community.language.code,
                try JSONText.of(community.level), community.dispatching.rawValue, Self.firstTicket,
                try JSONText.of(community.figures),
                try JSONText.of(community.fees), try JSONText.of(community.care),
            ])
        try planReports(community.figures, in: community.id)
        try planLooks(community.care, in: community.id)
        try planForecasts(community.care.weather, in: community.id)
        try planPublications(community.fees, in: community.id)
        try demoteRooms(in: community.id)
        for room in roll.rooms { try enrol(room, in: community.id) }
        for home in roll.homes { _ = try keep(home, in: community.id) }
        for person in roll.people { try enrol(person, in: community.id) }
        try dismiss(except: roll.people, in: community.id)
    }

    /// A room that is no longer on the roll is one like any other: nothing about work goes there any more.
    private func demoteRooms(in community: String) throws {
        try db.run(
            sql: """
                UPDATE chat SET setting = 'residents', department = NULL
                WHERE community = ? AND setting IN ('staff', 'managers')
                """, arguments: [community])
    }

    private func enrol(_ room: Roll.Room, in community: String) throws {
        try db.run(
            sql: """
                INSERT INTO chat (channel, id, community, kind, setting, department, name, buildings)
                VALUES (?, ?, ?, 'group', ?, ?, ?, ?)
                ON CONFLICT (channel, id) DO UPDATE SET community = excluded.community, kind = excluded.kind,
                    setting = excluded.setting, department = excluded.department, name = excluded.name,
                    buildings = excluded.buildings
                """,
            arguments: [
                room.channel.raw, room.id.raw, community, room.setting.rawValue, room.department?.rawValue, room.name,
                room.buildings.isEmpty ? nil : try JSONText.of(room.buildings),
            ])
    }

    func keep(_ home: HomeAddress, in community: String) throws -> HomeID {
        try db.run(
            sql: "INSERT INTO home (community, building, unit, room) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [community, home.building, home.unit, home.room])
        let id = try Int64.fetchOne(
            db, sql: "SELECT id FROM home WHERE community = ? AND building = ? AND unit IS ? AND room = ?",
            arguments: [community, home.building, home.unit, home.room])
        return HomeID(id ?? 0)
    }

    private func enrol(_ person: Roll.Person, in community: String) throws {
        try db.run(
            sql: """
                INSERT INTO person
                    (community, role, name, department, phone, on_duty, enrolled, head, skills, zones, shifts)
                VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)
                ON CONFLICT (community, enrolled) DO UPDATE SET role = excluded.role, name = excluded.name,
                    department = excluded.department, phone = excluded.phone, on_duty = 1, head = excluded.head,
                    skills = excluded.skills, zones = excluded.zones, shifts = excluded.shifts
                """,
            arguments: [
                community, person.role.rawValue, person.name, person.department?.rawValue, person.phone, person.id,
                person.isHead, try JSONText.of(person.skills), try JSONText.of(person.zones),
                try person.shifts.map(JSONText.of),
            ])
        let id = try Int64.fetchOne(
            db, sql: "SELECT id FROM person WHERE community = ? AND enrolled = ?", arguments: [community, person.id])
        if let id { try strikeAccounts(of: id, person.role, except: person.accounts) }
        for account in person.accounts {
            try db.run(
                sql: """
                    INSERT INTO account (channel, sender, person, direct, enrolled) VALUES (?, ?, ?, ?, 1)
                    ON CONFLICT (channel, sender) DO UPDATE SET person = excluded.person, enrolled = 1,
                        direct = ifnull(excluded.direct, direct)
                    """,
                arguments: [account.channel.raw, account.sender.raw, id, account.direct?.raw])
        }
        let homes = try person.homes.map { try keep($0, in: community).value }
        // A home that is no longer on the roll is no longer theirs: access ends at once. What the office said in a chat
        // stays, also that they moved out of a home that is still on the roll.
        for home in try Int64.fetchAll(
            db, sql: "SELECT home FROM resident WHERE person = ? AND enrolled", arguments: [id])
        where !homes.contains(home) {
            try db.run(sql: "DELETE FROM resident WHERE person = ? AND home = ?", arguments: [id, home])
        }
        for home in homes {
            try db.run(
                sql: "INSERT INTO resident (home, person) VALUES (?, ?) ON CONFLICT DO NOTHING", arguments: [home, id])
        }
    }

    /// An account that was struck from the roll gives no rights any more; what is learned of the others stays.
    ///
    /// A resident may have others that the roll does not know; who works here has none.
    private func strikeAccounts(of person: Int64, _ role: Role, except accounts: [Roll.Account]) throws {
        for row in try Row.fetchAll(
            db, sql: "SELECT channel, sender FROM account WHERE person = ? AND (enrolled OR ?)",
            arguments: [person, role != .resident])
        where !accounts.contains(where: { $0.channel.raw == row["channel"] && $0.sender.raw == row["sender"] }) {
            try db.run(
                sql: "DELETE FROM account WHERE channel = ? AND sender = ?",
                arguments: [row["channel"] as String, row["sender"] as String])
        }
    }

    /// Ids of people who came by a table, so that they are told from those of the configuration.
    private static let imported = "table:"

    /// Takes in a table of people; whoever came by an earlier one and is missing now has left.
    package func take(_ people: [Roll.Person], into community: String) throws {
        let ours = people.map { person in
            var named = Roll.Person(
                id: Self.imported + person.id, role: person.role, name: person.name, department: person.department,
                phone: person.phone, homes: person.homes, accounts: person.accounts)
            named.isHead = person.isHead
            named.skills = person.skills
            named.zones = person.zones
            named.shifts = person.shifts
            return named
        }
        for person in ours { try enrol(person, in: community) }
        try dismiss(except: ours, in: community, imported: true)
    }

    /// Who is no longer on the roll neither works nor lives here; rights are read at every message.
    private func dismiss(except people: [Roll.Person], in community: String, imported: Bool = false) throws {
        let kept = Set(people.map(\.id))
        let enrolled = try Row.fetchAll(
            db,
            sql: "SELECT id, enrolled FROM person WHERE community = ? AND enrolled IS NOT NULL",
            arguments: [community])
        for row in enrolled where !kept.contains(row["enrolled"]) {
            let name: String = row["enrolled"]
            guard name.hasPrefix(Self.imported) == imported else { continue }
            let id: Int64 = row["id"]
            try db.run(
                sql: "UPDATE person SET role = 'resident', department = NULL, on_duty = 0, head = 0 WHERE id = ?",
                arguments: [id])
            try db.run(sql: "DELETE FROM resident WHERE person = ?", arguments: [id])
        }
    }
}
