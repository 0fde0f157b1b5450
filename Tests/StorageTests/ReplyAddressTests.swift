import Chat
import Foundation
import ServiceDesk
import Testing

@testable import Storage

/// Where an answer may be sent for a while.
@Suite struct ReplyAddressTests {
    private func keep(
        _ id: String, _ address: ReplyAddress, in room: Room = .residents, on store: Store, at now: Instant = noon
    ) async throws {
        let message = Inbound(
            id: MessageID(id), dedupe: id, room: room, sender: Sender(id: "u-wang"), text: "漏水", replyVia: address)
        _ = try await store.keep([row(message, at: now)])
    }

    private func take(
        for room: Room = .residents, quoting: MessageID? = nil, from store: Store, at now: Instant = noon
    ) async throws -> String? {
        let message = Outbound(key: "k", room: room, body: RichText(), quoting: quoting)
        return try await store.transaction { try $0.takeReplyAddress(for: message, on: channel, at: now)?.value }
    }

    @Test func `the newest that still holds is given, as often as one likes`() async throws {
        try await withStore { store in
            for (id, hours) in [("1", 1.0), ("2", 2.0)] {
                let end = noon.date.addingTimeInterval(hours * 3600)
                try await keep(id, ReplyAddress(.sessionWebhook, "address \(id)", expires: end), on: store)
            }
            #expect(try await take(from: store) == "address 2")
            #expect(try await take(from: store) == "address 2")
            #expect(try await take(for: .staff, from: store) == nil)
            #expect(try await take(from: store, at: noon + .minutes(90)) == "address 2")
            #expect(try await take(from: store, at: noon + .hours(2)) == nil)
        }
    }

    @Test func `one that may be used once is used once, for the message it came with`() async throws {
        try await withStore { store in
            let address = ReplyAddress(.responseURL, "once", seconds: 3600, uses: 1, isForThatMessage: true)
            try await keep("1", address, on: store)
            #expect(try await take(from: store) == nil)
            #expect(try await take(quoting: "other", from: store) == nil)
            #expect(try await take(quoting: "1", from: store) == "once")
            #expect(try await take(quoting: "1", from: store) == nil)
            // With one person alone, whatever is said next answers them.
            try await keep("2", address, in: .direct("d-wang"), on: store)
            #expect(try await take(for: .direct("d-wang"), from: store) == "once")
        }
    }

    @Test func `one that a platform no longer takes is forgotten`() async throws {
        try await withStore { store in
            try await keep("1", ReplyAddress(.sessionWebhook, "x", seconds: 3600), on: store)
            try await store.transaction { try $0.forgetReplyAddresses(of: "residents", on: channel) }
            #expect(try await take(from: store) == nil)
        }
    }
}
