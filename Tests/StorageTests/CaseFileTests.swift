import Chat
import GRDB
import ServiceDesk
import Testing

@testable import Storage

/// A decision rests on what concerns it, however much is in the archive.
@Suite struct CaseFileTests {
    private func caseFile(
        by sender: String, in room: Room = .residents, quoting: MessageID? = nil, telling acts: [Act] = [],
        naming: [Int] = [], at now: Instant = noon, _ store: Store
    ) async throws -> CaseFile {
        try await store.transaction { books in
            try caseFile(by: sender, in: room, quoting: quoting, telling: acts, naming: naming, at: now, books)
        }
    }

    private func caseFile(
        by sender: String, in room: Room = .residents, quoting: MessageID? = nil, telling acts: [Act] = [],
        naming: [Int] = [], at now: Instant = noon, _ books: Books
    ) throws -> CaseFile {
        let inbound = message("now", in: room, by: sender, quoting: quoting)
        let community = try #require(try books.community(guiyuan))
        let speaker = try books.speaker(inbound.sender, in: room, on: channel, community: guiyuan, at: noon)
        return try books.caseFile(
            for: Undecided(id: InboxID(1), channel: channel, message: inbound, received: now, tries: 0),
            by: speaker, at: try books.venue(of: room, on: channel, fallback: guiyuan).venue, in: community,
            time: .always(community), telling: acts, naming: naming, now: now)
    }

    @Test(arguments: ["u-wang", "u-li", "u-zhao"])
    func `nothing it asks for is sought through all tickets`(sender: String) async throws {
        try await withStore { store in
            let plans = try await store.transaction { books in
                var asked: [String] = []
                books.db.trace { asked.append($0.expandedDescription) }
                let speaker = try caseFile(by: sender, books).speaker
                _ = try books.watched(by: speaker, in: guiyuan)
                books.db.trace(nil)
                return try asked.filter { $0.hasPrefix("SELECT") && $0.contains("FROM ticket") }.flatMap { sql in
                    try Row.fetchAll(books.db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
                }
            }
            #expect(plans.contains { $0.contains("ticket") })
            #expect(!plans.contains { $0.hasPrefix("SCAN ticket") || $0.hasSuffix("PRIMARY KEY (community=?)") })
        }
    }

    @Test(arguments: ["u-wang", "u-li", "u-zhao"])
    func `with a thousand tickets in the archive it holds no more than with a hundred`(sender: String) async throws {
        try await withStore { store in
            let people = try await People(in: store)
            var sizes: [Int] = []
            for range in [1001...1100, 1101...2000] {
                try await store.apply(
                    range.map { number in
                        .ticket(
                            .sample(number, by: people.wang, state: .archived, home: people.home, from: nil))
                    })
                sizes.append(try await caseFile(by: sender, store).tickets.count)
            }
            #expect(sizes[0] == sizes[1])
            #expect(sizes[1] <= 50)
        }
    }

    @Test func `a resident's file holds their own and their home's, not a neighbour's`() async throws {
        try await withStore { store in
            let people = try await People(in: store)
            let neighbour = try await store.meet("u-chen").person
            try await store.apply([
                .ticket(.sample(1001, by: people.wang)), .ticket(.sample(1002, by: neighbour)),
                .ticket(.sample(1003, by: neighbour, home: people.home)),
            ])
            #expect(try await caseFile(by: "u-wang", store).tickets.map(\.number.value) == [1001, 1003])
            #expect(try await caseFile(by: "u-nobody", store).tickets.isEmpty)
        }
    }

    @Test func `what is open is there however long nothing was heard of it`() async throws {
        try await withStore { store in
            let people = try await People(in: store)
            let neighbour = try await store.meet("u-chen").person
            try await store.apply([
                .ticket(.sample(1001, by: people.wang, state: .onHold)),
                .ticket(.sample(1002, by: neighbour, state: .onHold, home: people.home)),
            ])
            let later = noon + .hours(24 * 30)
            #expect(try await caseFile(by: "u-wang", at: later, store).tickets.map(\.number.value) == [1001, 1002])
        }
    }

    @Test func `what may be late is found though much else changed since, by managers and by its department`()
        async throws
    {
        try await withStore { store in
            let people = try await People(in: store)
            func rung(_ number: Int) -> Change {
                .history(
                    HistoryEntry(
                        ticket: TicketNumber(number), event: .reminded, at: noon + .minutes(1), by: nil, byName: nil,
                        source: nil))
            }
            try await store.apply(
                (1001...1080).map { .ticket(.sample($0, by: people.wang, changed: noon + .minutes($0))) }
                    + [.ticket(.sample(1081, by: people.wang, lead: .security)), rung(1001), rung(1081)])
            func watched(_ sender: String) async throws -> [Int] {
                let speaker = try await store.meet(sender)
                return try await store.reading { books in
                    try books.watched(by: speaker, in: guiyuan).filter(\.hasRung).map(\.ticket.number.value)
                }
            }
            #expect(try await watched("u-zhao") == [1001, 1081])
            #expect(try await watched("u-li") == [1001])
        }
    }

    @Test func `what is long closed is there only when it is named or quoted`() async throws {
        try await withStore { store in
            let wang = try await store.meet("u-wang").person
            try await store.apply([.ticket(.sample(1001, by: wang, state: .archived, from: "m-1"))])
            let later = noon + .hours(24 * 30)
            #expect(try await caseFile(by: "u-wang", at: later, store).tickets.isEmpty)
            #expect(try await caseFile(by: "u-wang", naming: [1001], at: later, store).tickets.count == 1)
            let quoting = try await caseFile(by: "u-wang", quoting: "m-1", at: later, store)
            #expect(quoting.tickets.count == 1)
            #expect(quoting.quoted == Link(.ticket, TicketNumber(1001)))
        }
    }

    @Test func `for a word about work staff have what their department has open, managers all of it; for talk nothing`()
        async throws
    {
        try await withStore { store in
            let wang = try await store.meet("u-wang").person
            try await store.apply([
                .ticket(.sample(1001, by: wang)), .ticket(.sample(1002, by: wang, lead: .security)),
                .ticket(.sample(1003, by: wang, state: .archived)),
            ])
            func known(to sender: String, telling acts: [Act]) async throws -> [Int] {
                try await caseFile(by: sender, in: .staff, telling: acts, store).tickets.map(\.number.value)
            }
            #expect(try await known(to: "u-li", telling: [Act(.accept)]) == [1001])
            #expect(try await known(to: "u-zhao", telling: [Act(.accept)]) == [1001, 1002])
            #expect(try await known(to: "u-li", telling: []) == [])
        }
    }

    @Test func `it tells who works here, what was asked, and how much was opened today`() async throws {
        try await withStore { store in
            let wang = try await store.meet("u-wang").person
            let pending = Pending(.question(.rate), ticket: TicketNumber(1001), askedAt: noon)
            try await store.apply([.ticket(.sample(1001, by: wang)), .asked(wang, pending)])
            let file = try await caseFile(by: "u-wang", in: .direct("d-wang"), store)
            #expect(file.setting == .direct)
            #expect(file.pending == pending)
            #expect(file.openedToday == 1)
            #expect(file.nextNumber == TicketNumber(1002))
            #expect(file.colleagues.map(\.name.shown) == ["李师傅", "赵经理"])
            #expect(file.speaker.person == wang)
            #expect(try await caseFile(by: "u-wang", at: noon + .hours(25), store).openedToday == 0)
        }
    }
}
