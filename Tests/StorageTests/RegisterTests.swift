import Chat
import Foundation
import GRDB
import ServiceDesk
import Testing

@testable import Phrasing
@testable import Storage

/// Who lives where, by whose word, until when.
@Suite struct RegisterTests {
    private static let home = HomeAddress(building: "3", unit: "2", room: "501")
    private static let later = noon + .hours(1)

    private func register(
        _ store: Store, _ sender: String = "u-lin", code: String? = nil, home: HomeAddress? = nil,
        at now: Instant = noon
    ) async throws -> Register {
        let speaker = try await store.meet(sender)
        return try await store.transaction {
            try $0.register(for: speaker, code: code, home: home, in: guiyuan, at: now, drawing: nil)
        }
    }

    private func issue(_ digits: String, in store: Store, expires: Instant = noon + .hours(24)) async throws {
        let home = try #require(try await register(store, home: Self.home).household).home
        let code = NewCode(digits: digits, home: home.id, issued: noon, expires: expires)
        try await store.apply([.register(.issued(code))])
    }

    @Test func `a code opens its home once and until it expires, and its digits are in no table`() async throws {
        try await withStore { store in
            try await issue("58302114", in: store)
            let opened = try #require(try await register(store, code: "58302114").opened)
            #expect(opened.home.address == Self.home)
            #expect(try await register(store, code: "58302115").opened == nil)
            #expect(try await register(store, code: "58302114", at: noon + .hours(24)).opened == nil)
            let rows = try await store.reading {
                try Row.fetchAll($0.db, sql: "SELECT * FROM home_code").map { "\($0)" }
            }
            #expect(rows.count == 1 && !rows[0].contains("58302114"))
            let lin = try await store.meet("u-lin")
            try await store.apply([.register(.spent(opened, by: lin.person, at: noon))])
            #expect(try await register(store, code: "58302114").opened == nil)
        }
    }

    @Test func `while somebody is locked out even the right code opens nothing`() async throws {
        try await withStore { store in
            try await issue("58302114", in: store)
            let lin = try await store.meet("u-lin")
            try await store.apply([.register(.wrongCode(lin.person, tries: 0, lockedUntil: Self.later))])
            #expect(try await register(store, code: "58302114").opened == nil)
            #expect(try await register(store, code: "58302114", at: Self.later).opened != nil)
        }
    }

    @Test func `a tenancy ends by itself, at its moment`() async throws {
        try await withStore { store in
            let lin = try await store.meet("u-lin")
            try await store.apply([
                .register(.movedIn(lin.person, Self.home, name: "林小雨", until: noon + .milliseconds(1)))
            ])
            let inside = try await store.meet("u-lin")
            #expect(inside.homes.map(\.address) == [Self.home] && inside.name == "林小雨")
            let after = try await store.transaction {
                try $0.speaker(
                    Sender(id: "u-lin", name: nil), in: .residents, on: channel, community: guiyuan,
                    at: noon + .milliseconds(1))
            }
            #expect(after.homes.isEmpty)
        }
    }

    @Test func `who moved out stays out when the roll is read again, and who came by a code stays in`() async throws {
        try await withStore { store in
            let (wang, lin) = (try await store.meet("u-wang"), try await store.meet("u-lin"))
            let home = try #require(wang.homes.first)
            try await issue("58302114", in: store)
            try await store.apply([
                .register(.movedIn(lin.person, Self.home, name: nil, until: nil)),
                .register(.movedOut(wang.person, home.id, at: noon)),
            ])
            try await store.transaction { try $0.enrol(.sample) }
            #expect(try await store.meet("u-wang").homes.isEmpty)
            #expect(try await store.meet("u-lin").homes == [home])
            // Who leaves may know a code of the home.
            #expect(try await register(store, code: "58302114").opened == nil)
        }
    }

    @Test func `two accounts become one person with all that either had`() async throws {
        try await withStore { store in
            let (wang, lin) = (try await store.meet("u-wang"), try await store.meet("u-lin"))
            let other = HomeAddress(building: "3", unit: "2", room: "502")
            try await store.apply([
                .register(.movedIn(lin.person, other, name: nil, until: nil)),
                .register(.movedIn(lin.person, Self.home, name: nil, until: nil)),
                .register(.merged(lin.person, into: wang.person)),
            ])
            let after = try await store.meet("u-lin")
            #expect(after.person == wang.person)
            #expect(Set(after.homes.map(\.address)) == [Self.home, other])
        }
    }

    @Test func `a home without its unit is found where only one fits`() async throws {
        try await withStore { store in
            let short = HomeAddress(building: "3", room: "501")
            #expect(try await register(store, home: short).household?.home.address == Self.home)
            try await store.transaction {
                try $0.take([(HomeAddress(building: "3", unit: "1", room: "501"), ["王芳"])], into: guiyuan)
            }
            #expect(try await register(store, home: short).household == nil)
            let listed = HomeAddress(building: "3", unit: "1", room: "501")
            #expect(try await register(store, home: listed).household?.listed == ["王芳"])
        }
    }

    @Test func `codes are made for homes that nobody is bound to`() async throws {
        try await withStore { store in
            let empty = HomeAddress(building: "3", unit: "2", room: "502")
            let issued = try await store.transaction { books in
                try books.issueCodes(
                    for: [Self.home, empty], by: CodePolicy(), in: guiyuan, at: noon, drawing: { "58302114" })
            }
            #expect(issued.map(\.home) == [empty])
            #expect(try await register(store, code: "58302114").opened?.home.address == empty)
        }
    }

    @Test func `a letter with a code is forgotten once it is delivered, not before`() async throws {
        try await withStore { store in
            try await store.post("绑定码 58302114", key: "k-1")
            try await store.transaction { try $0.markSecret("k-1") }
            let delivery = try #require(try await store.claim().first)
            try await store.transaction { try $0.settle(delivery, .again(at: noon, because: "busy"), at: noon) }
            let again = try #require(try await store.claim().first)
            #expect(again.message.body.plain.contains("58302114"))
            try await store.transaction { try $0.settle(again, .delivered("p-1"), at: noon) }
            let left = try await store.reading { try String.fetchAll($0.db, sql: "SELECT body FROM outbox") }
            #expect(left.count == 1 && !left[0].contains("58302114"))
        }
    }
}
