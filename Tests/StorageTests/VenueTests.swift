import Chat
import ServiceDesk
import Testing

@testable import Storage

/// Which room is what, and who is behind an account.
@Suite struct VenueTests {
    @Test(arguments: [
        (Room.residents, CaseFile.Setting.residents), (.staff, .staff), (Room(id: "managers", kind: .group), .managers),
        (Room(id: "never heard of", kind: .group), .residents), (.direct("d-wang"), .direct),
        // What is known as a group stays one, whatever a message says of it.
        (.direct("staff"), .staff), (.direct("residents"), .residents),
    ])
    func `a room is what the roll says`(_ room: Room, setting: CaseFile.Setting) async throws {
        try await withStore { store in
            let (community, venue) = try await store.reading {
                try $0.venue(of: room, on: channel, fallback: guiyuan)
            }
            #expect(community == guiyuan)
            #expect(venue.setting == setting)
        }
    }

    @Test func `the same id on another channel is another room`() async throws {
        try await withStore { store in
            let venue = try await store.reading {
                try $0.venue(of: .staff, on: "telegram", fallback: guiyuan).venue
            }
            #expect(venue.setting == .residents)
        }
    }

    @Test func `a room goes on under another id, and never takes the place of a room of another kind`() async throws {
        try await withStore { store in
            try await store.transaction { books in
                let moves = try ["staff", "residents"].map { try books.move($0, to: "staff-2", on: channel) }
                #expect(moves == [true, false])
            }
            let setting = try await store.reading {
                try $0.venue(of: Room(id: "staff-2", kind: .group), on: channel, fallback: guiyuan).venue.setting
            }
            #expect(setting == .staff)
        }
    }

    @Test func `a department's own staff room comes before the one for all`() async throws {
        try await withStore { store in
            let rooms = try await store.reading { books in
                try [Department.security, .engineering].map { try books.staffRoom(of: $0, in: guiyuan)?.room.id.raw }
            }
            #expect(rooms == ["guards", "staff"])
        }
    }

    @Test func `a department without a room has no other department's`() async throws {
        let only = Roll.sample.rooms.filter { $0.department == .security }
        try await withStore(roll: Roll.sample.with(rooms: only)) { store in
            let room = try await store.reading { try $0.staffRoom(of: .engineering, in: guiyuan) }
            #expect(room == nil)
        }
    }

    @Test func `an account never seen is a stranger without rights, and the same one next time`() async throws {
        try await withStore { store in
            let first = try await store.meet("u-nobody")
            let second = try await store.meet("u-nobody")
            #expect(first == second)
            #expect(first.role == .resident)
            #expect(first.homes.isEmpty)
            #expect(!first.hasDirectChat)
            #expect(try await store.meet("u-nobody", on: "telegram").person != first.person)
        }
    }

    @Test func `a stranger who is enrolled later is that person from then on`() async throws {
        try await withStore(roll: Roll.sample.with(people: [])) { store in
            #expect(try await store.meet("u-li").role == .resident)
            try await store.transaction { try $0.enrol(.sample) }
            #expect(try await store.meet("u-li").role == .staff)
        }
    }

    @Test func `a direct chat is learned when somebody writes there, and is used by channel`() async throws {
        try await withStore { store in
            let li = try await store.meet("u-li").person
            func room(_ channel: ChannelID) async throws -> DirectRoom? {
                try await store.reading { try $0.directRoom(of: li, preferring: channel) }
            }
            #expect(try await room(channel) == nil)
            _ = try await store.meet("77", in: .direct("d-77"), on: "telegram")
            #expect(try await room(channel)?.room.id == "d-77")
            _ = try await store.meet("u-li", in: .direct("d-li"))
            #expect(try await room(channel)?.room.id == "d-li")
            #expect(try await room("telegram")?.room.id == "d-77")
        }
    }

    @Test func `a report's group is found again only while it is one of residents`() async throws {
        try await withStore { store in
            func found(_ room: ChatID) async throws -> Bool {
                let origin = Origin(channel: channel, room: room, message: nil, account: "u-wang", accountName: "芳")
                return try await store.reading { try $0.residentsRoom(of: origin) != nil }
            }
            #expect(try await found("residents"))
            #expect(try await found("staff") == false)
            #expect(try await found("never heard of") == false)
            let room = Room(id: "never heard of", kind: .group)
            try await store.transaction { try $0.remember(room, on: channel, in: guiyuan) }
            #expect(try await found("never heard of"))
        }
    }

    @Test func `the language a person last wrote in is remembered`() async throws {
        try await withStore { store in
            let wang = try await store.meet("u-wang").person
            #expect(try await store.reading { try $0.language(of: wang) } == nil)
            try await store.transaction { try $0.note(.english, of: wang) }
            #expect(try await store.reading { try $0.language(of: wang) } == .english)
        }
    }

    @Test func `a group is nobody's direct chat, also when the roll says so`() async throws {
        try await withStore { store in
            let alone = try await store.transaction { books in
                let known = Sender(id: "u-clash", name: "芳")
                let speaker = try books.speaker(
                    known, in: .direct("d-clash"), on: channel, community: guiyuan, at: noon)
                let before = try books.directRoom(of: speaker.person, preferring: channel)
                try books.remember(Room(id: "d-clash", kind: .group), on: channel, in: guiyuan)
                return (before, try books.directRoom(of: speaker.person, preferring: channel))
            }
            #expect(alone.0?.room.id == "d-clash")
            #expect(alone.1 == nil)
        }
    }
}
