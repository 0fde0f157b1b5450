import Chat
import Testing

@testable import Storage

/// Rooms that are direct by invitation.
@Suite struct DirectRoomTests {
    private let here: ChannelID = "matrix"

    @Test func `a room stays direct until a third person comes`() async throws {
        try await withStore { store in
            try await store.transaction { books in
                try books.noteDirectRoom("!d", with: "@wang:x", on: here)
                // The partner's own joining changes nothing, nor does an invitation by another told later.
                try books.noteArrival(of: "@wang:x", in: "!d", on: here)
                try books.noteDirectRoom("!d", with: "@evil:x", on: here)
            }
            #expect(try await store.reading { try $0.partners(in: ["!d", "!e"], on: here) } == ["!d": "@wang:x"])
            #expect(try await store.reading { try $0.partners(in: ["!d"], on: "other") }.isEmpty)
            try await store.transaction { try $0.noteArrival(of: "@chen:x", in: "!d", on: here) }
            #expect(try await store.reading { try $0.partners(in: ["!d"], on: here) }.isEmpty)
        }
    }

    @Test func `nothing private goes there once it is a group`() async throws {
        try await withStore { store in
            try await store.transaction { try $0.noteDirectRoom("!d", with: "@wang:x", on: here) }
            let person = try await store.meet("@wang:x", in: .direct("!d"), on: here).person
            #expect(try await store.reading { try $0.directRoom(of: person, preferring: here) }?.room == .direct("!d"))
            try await store.transaction { try $0.noteArrival(of: "@chen:x", in: "!d", on: here) }
            #expect(try await store.reading { try $0.directRoom(of: person, preferring: here) } == nil)
        }
    }
}
