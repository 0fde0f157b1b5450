import Chat
import ServiceDesk
import Testing

@testable import Storage

/// A quote is understood by what was quoted, also after a restart.
@Suite struct LinkTests {
    private func withTicket(_ work: (Store) async throws -> Void) async throws {
        try await withStore { store in
            let wang = try await store.meet("u-wang").person
            try await store.apply([.ticket(.sample(1001, by: wang, from: "m-1"))])
            try await work(store)
        }
    }

    private func quoted(
        _ id: MessageID, in room: Room, of community: String = guiyuan, on channel: ChannelID = channel, _ store: Store
    ) async throws -> Link? {
        try await store.reading {
            try $0.quoted(by: message("q", in: room, quoting: id), on: channel, in: community)
        }
    }

    @Test func `the message a ticket came from means the ticket`() async throws {
        try await withTicket { store in
            let link = try await quoted("m-1", in: .residents, store)
            #expect(link == Link(.ticket, TicketNumber(1001)))
        }
    }

    @Test func `a message of ours means what it was about`() async throws {
        try await withTicket { store in
            try await store.post("派单", key: "k-1", about: Link(.job, TicketNumber(1001)))
            let delivery = try #require(try await store.claim().first)
            #expect(try await quoted("b-7", in: .staff, store) == nil)
            try await store.settle(delivery, .delivered("b-7"))
            #expect(try await quoted("b-7", in: .staff, store) == Link(.job, TicketNumber(1001)))
        }
    }

    @Test func `a message id means nothing in another room, on another channel, for another community`() async throws {
        try await withTicket { store in
            let links = [
                try await quoted("m-1", in: .staff, store),
                try await quoted("m-1", in: .residents, on: "telegram", store),
                try await quoted("m-1", in: .residents, of: "next", store),
                try await quoted("m-2", in: .residents, store),
            ]
            #expect(links == [nil, nil, nil, nil])
        }
    }

    @Test func `what was about nothing, or got no id from the platform, is no link`() async throws {
        try await withTicket { store in
            try await store.post("a", key: "k-1")
            try await store.settle(try #require(try await store.claim().first), .delivered("b-1"))
            try await store.post("b", key: "k-2", about: Link(.job, TicketNumber(1001)))
            try await store.settle(try #require(try await store.claim().first), .delivered(nil))
            #expect(try await store.count("link WHERE chat = 'staff'") == 0)
        }
    }
}
