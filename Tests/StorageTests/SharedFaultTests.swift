import Chat
import ServiceDesk
import Testing

@testable import Storage

/// Who is counted with a ticket, and which open tickets a message may be about.
@Suite struct SharedFaultTests {
    private func entry(_ person: PersonID, _ home: HomeID?, answeredAt: Instant? = noon) -> Affected {
        Affected(
            person: person, home: home,
            origin: Origin(channel: channel, room: "residents", message: "m", account: "u", accountName: ""),
            since: noon, answeredAt: answeredAt)
    }

    private func file(
        by sender: String, _ acts: [Act], in room: Room = .residents, _ store: Store
    ) async throws -> CaseFile {
        try await store.transaction { books in
            let inbound = message("now", in: room, by: sender)
            let community = try #require(try books.community(guiyuan))
            return try books.caseFile(
                for: Undecided(id: InboxID(1), channel: channel, message: inbound, received: noon, tries: 0),
                by: try books.speaker(inbound.sender, in: room, on: channel, community: guiyuan, at: noon),
                at: try books.venue(of: room, on: channel, fallback: guiyuan).venue, in: community,
                time: .always(community), telling: acts, naming: [], now: noon)
        }
    }

    @Test func `whoever is counted is kept with the ticket, and what they say of it takes the place of it`()
        async throws
    {
        try await withStore { store in
            let people = try await People(in: store)
            let chen = try await store.meet("u-chen").person
            var ticket = Ticket.sample(1001, by: people.wang)
            ticket.take(entry(chen, nil, answeredAt: nil))
            var later = entry(chen, nil)
            later.answer = .back
            try await store.apply([.ticket(ticket), .affected(ticket.number, entry(chen, nil, answeredAt: nil))])
            try await store.apply([.affected(ticket.number, later)])
            let kept = try await file(by: "u-chen", [], store).tickets
            #expect(kept.map(\.number.value) == [1001])
            #expect(kept.first?.affected == [later])
        }
    }

    @Test func `those of a counted home see it, a neighbour does not`() async throws {
        try await withStore { store in
            let people = try await People(in: store)
            let chen = try await store.meet("u-chen").person
            var ticket = Ticket.sample(1001, by: chen)
            ticket.take(entry(chen, people.home))
            try await store.apply([.ticket(ticket), .affected(ticket.number, entry(chen, people.home))])
            #expect(try await file(by: "u-wang", [], store).tickets.count == 1)
            #expect(try await file(by: "u-nobody", [], store).tickets.isEmpty)
        }
    }

    @Test func `near are open tickets of the same trouble in the buildings it can be in`() async throws {
        try await withStore { store in
            let chen = try await store.meet("u-chen").person
            func sample(_ number: Int, _ category: ServiceDesk.Category, _ building: String?, _ state: TicketState)
                -> Change
            {
                var ticket = Ticket.sample(number, by: chen, state: state)
                ticket.category = category
                ticket.place = Place(building: building)
                return .ticket(ticket)
            }
            try await store.apply([
                sample(1001, .waterOutage, "3", .dispatched), sample(1002, .waterOutage, "5", .dispatched),
                sample(1003, .waterPressure, nil, .accepted), sample(1004, .powerOutage, "3", .dispatched),
                sample(1005, .waterOutage, "3", .archived),
            ])
            let act = Act(.report, category: .waterOutage)
            #expect(try await file(by: "u-wang", [act], store).near.map(\.number.value) == [1001, 1003])
            #expect(try await file(by: "u-wang", [Act(.urge)], store).near.isEmpty)
        }
    }
}
