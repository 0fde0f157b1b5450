import Chat
import GRDB
import ServiceDesk
import Testing

@testable import Storage

@Suite struct RollTests {
    /// Every row that the roll writes.
    private func books(of store: Store) async throws -> [String] {
        try await store.reading { books in
            try ["community", "chat", "home", "person", "account", "resident"].flatMap { table in
                try Row.fetchAll(books.db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }
            }
        }
    }

    @Test func `read twice it changes nothing`() async throws {
        try await withStore { store in
            let before = try await books(of: store)
            try await store.transaction { try $0.enrol(.sample) }
            #expect(try await books(of: store) == before)
            #expect(before.count == 15)
        }
    }

    @Test func `people have the role, the homes and the department they were given`() async throws {
        try await withStore { store in
            let wang = try await store.meet("u-wang")
            #expect(wang.role == .resident)
            #expect(wang.homes.map(\.address) == [HomeAddress(building: "3", unit: "2", room: "501")])
            #expect(wang.hasDirectChat)
            let li = try await store.meet("u-li")
            #expect(li.role == .staff)
            #expect(li.department == .engineering)
            #expect(li.name == "李师傅")
            #expect(!li.hasDirectChat)
            #expect(try await store.meet("77", on: "telegram").person == li.person)
            #expect(try await store.meet("u-zhao").role == .manager)
        }
    }

    @Test func `who is struck from it works here no longer, at once`() async throws {
        try await withStore { store in
            let before = try await store.meet("u-li")
            try await store.transaction { try $0.enrol(Roll.sample.with(people: [Roll.sample.people[0]])) }
            let after = try await store.meet("u-li")
            #expect(after.person == before.person)
            #expect(after.role == .resident)
            #expect(after.department == nil)
            #expect(try await store.reading { try $0.colleagues(in: guiyuan, at: noon) }.isEmpty)
        }
    }

    @Test func `an account struck from it gives no rights, another keeps what was learned of it`() async throws {
        try await withStore { store in
            let before = try await store.meet("u-li", in: .direct("d-li"))
            let li = Roll.Person(
                id: "li", role: .staff, name: "李师傅", department: .engineering,
                accounts: [.init(channel: channel, sender: "u-li", direct: nil)])
            try await store.transaction {
                try $0.enrol(Roll.sample.with(people: [Roll.sample.people[0], li, Roll.sample.people[2]]))
            }
            let stranger = try await store.meet("77", on: "telegram")
            #expect(stranger.role == .resident)
            #expect(stranger.person != before.person)
            #expect(try await store.meet("u-li").role == .staff)
            #expect(
                try await store.reading { try $0.directRoom(of: before.person, preferring: channel) }?.room.id == "d-li"
            )
        }
    }

    @Test func `so it is with a resident's, but for one that came by another way`() async throws {
        try await withStore { store in
            let wang = try await store.meet("u-wang")
            _ = try await store.meet("77-wang", on: "telegram")
            try await store.transaction {
                try $0.db.execute(
                    sql: "UPDATE account SET person = ? WHERE sender = '77-wang'", arguments: [wang.person.value])
            }
            let moved = Roll.sample.people.map { person in
                guard person.id == "wang" else { return person }
                return Roll.Person(
                    id: "wang", role: .resident, name: "王芳", homes: person.homes,
                    accounts: [.init(channel: channel, sender: "u-wang-2", direct: nil)])
            }
            try await store.transaction { try $0.enrol(Roll.sample.with(people: moved)) }
            #expect(try await store.meet("u-wang").homes.isEmpty)
            for (sender, channel) in [("u-wang-2", channel), ("77-wang", "telegram")] {
                let speaker = try await store.meet(sender, on: channel)
                #expect(speaker.person == wang.person && speaker.homes == wang.homes)
            }
        }
    }

    @Test func `a room struck from it hears nothing of work any more`() async throws {
        try await withStore { store in
            try await store.transaction { try $0.enrol(Roll.sample.with(rooms: [Roll.sample.rooms[0]])) }
            let (staff, managers, venue) = try await store.reading { books in
                (
                    try books.staffRoom(of: .engineering, in: guiyuan), try books.managersRoom(in: guiyuan),
                    try books.venue(of: .staff, on: channel, fallback: guiyuan).venue
                )
            }
            #expect(staff == nil)
            #expect(managers == nil)
            #expect(venue.setting == .residents)
        }
    }

    @Test func `a word about being there holds for its time, then the shifts do, whatever was said before`()
        async throws
    {
        var people = Roll.sample.people
        let li = try #require(people.firstIndex { $0.id == "li" })
        // Noon is 04:00 of a Wednesday there.
        people[li].shifts = WeeklyShifts([.init(days: Set(1...7), from: 0, to: 6 * 60)])
        try await withStore(roll: Roll.sample.with(people: people)) { store in
            let person = try await store.meet("u-li").person
            func isThere(_ moment: Instant) async throws -> Bool? {
                try await store.reading { books in
                    try books.colleagues(in: guiyuan, at: moment).first { $0.person == person }?.onDuty
                }
            }
            try await store.apply([.duty(person, isOn: false, from: noon + .hours(-24), until: nil)])
            let before = try await isThere(noon)
            try await store.apply([.duty(person, isOn: true, from: noon + .minutes(1), until: noon + .hours(2))])
            try await store.apply([.duty(person, isOn: false, from: noon + .hours(1), until: noon + .hours(2))])
            let told = [try await isThere(noon + .minutes(30)), try await isThere(noon + .minutes(90))]
            let rostered = [try await isThere(noon + .hours(3)), try await isThere(noon + .hours(24))]
            #expect(before == false && told == [true, false] && rostered == [false, true])
        }
    }

    @Test func `who is away stays away when a shorter word within that time is over`() async throws {
        try await withStore { store in
            let person = try await store.meet("u-li").person
            try await store.apply([.duty(person, isOn: false, from: noon, until: noon + .hours(72))])
            try await store.apply([.duty(person, isOn: false, from: noon + .hours(24), until: noon + .hours(33))])
            let there = try await store.reading { books in
                try [23, 30, 40, 73].map { hours in
                    try books.colleagues(in: guiyuan, at: noon + .hours(hours)).first { $0.person == person }?.onDuty
                }
            }
            #expect(there == [false, false, false, true])
        }
    }

    @Test func `a role, a name and a community's settings follow it`() async throws {
        try await withStore { store in
            let li = Roll.Person(
                id: "li", role: .manager, name: "李经理", accounts: [.init(channel: channel, sender: "u-li", direct: nil)])
            var level = ServiceLevel()
            level.clarification = .init(7)
            let roll = Roll(
                community: .init(id: guiyuan, name: "桂园", zone: .gmt, language: .english, level: level),
                rooms: [], homes: [], people: [li])
            try await store.transaction { try $0.enrol(roll) }
            let speaker = try await store.meet("u-li")
            #expect(speaker.role == .manager)
            #expect(speaker.name == "李经理")
            let facts = try #require(try await store.reading { try $0.community(guiyuan) })
            #expect(facts.language == .english)
            #expect(facts.level.clarification == .init(7))
        }
    }

    @Test func `who works in one community is a resident like others in the next`() async throws {
        try await withStore { store in
            let there = try await store.transaction { books in
                let next = Roll.Community(
                    id: "next", name: "next", zone: .gmt, language: .chinese, level: ServiceLevel())
                try books.enrol(Roll(community: next, rooms: [], homes: [], people: []))
                return try books.speaker(
                    Sender(id: "u-zhao", name: nil), in: .residents, on: channel, community: "next", at: noon)
            }
            #expect(there.role == .resident)
        }
    }
}

/// People who came by a table beside those of the configuration.
@Suite struct ImportedPeopleTests {
    @Test func `a table replaces the table before it, and leaves the configuration's people alone`() async throws {
        try await withStore { store in
            let before = try await store.reading { try $0.colleagues(in: guiyuan, at: noon).map(\.name.shown) }
            var lin = Roll.Person(id: "lin", role: .staff, name: "林师傅", department: .greening)
            lin.shifts = WeeklyShifts([])
            lin.isHead = true
            let only = [lin]
            let table = only + [Roll.Person(id: "he", role: .staff, name: "何师傅", department: .greening)]
            try await store.transaction { try $0.take(table, into: guiyuan) }
            let now = try await store.reading { try $0.colleagues(in: guiyuan, at: noon) }
            #expect(Set(now.map(\.name.shown)) == Set(before + ["林师傅", "何师傅"]))
            let found = try #require(now.first { $0.name.shown == "林师傅" })
            #expect(found.isHead && !found.onDuty)
            try await store.transaction { try $0.take(only, into: guiyuan) }
            try await store.transaction { try $0.enrol(.sample) }
            let after = try await store.reading { try $0.colleagues(in: guiyuan, at: noon).map(\.name.shown) }
            #expect(Set(after) == Set(before + ["林师傅"]))
        }
    }
}
