import Chat
import ServiceDesk
import Testing

@testable import Storage

/// Messages that are changed or taken back after they were written.
@Suite struct SecondThoughtsTests {
    private func edited(_ text: String, dedupe: String = "edit-1", by sender: String = "u-wang") -> InboxRow {
        row(
            Inbound(
                id: "m-1", dedupe: dedupe, room: .residents, sender: Sender(id: SenderID(sender)), text: text))
    }

    private func waiting(_ store: Store) async throws -> [String] {
        try await store.transaction { try $0.undecided(limit: 9, at: noon).map(\.message.text) }
    }

    @Test func `an edit before the decision takes the place of what was written`() async throws {
        try await withStore { store in
            _ = try await store.keep([row(message("m-1", text: "厨房漏水"))])
            #expect(try await store.transaction { try $0.amend(edited("卫生间漏水")) })
            #expect(try await waiting(store) == ["卫生间漏水"])
            // The same again, as a preview makes platforms tell it.
            #expect(try await store.transaction { try !$0.amend(edited("卫生间漏水", dedupe: "edit-2")) })
            #expect(try await store.count("inbox") == 1)
        }
    }

    @Test func `an edit after the decision is a further word, once`() async throws {
        try await withStore { store in
            _ = try await store.keep([row(message("m-1", text: "厨房漏水"))])
            let first = try #require(try await store.transaction { try $0.undecided(limit: 1, at: noon).first })
            try await store.transaction { try $0.settle(first.id, as: .acted, at: noon) }
            for _ in 1...2 { _ = try await store.transaction { try $0.amend(edited("是3栋的厨房")) } }
            #expect(try await waiting(store) == ["是3栋的厨房"])
        }
    }

    @Test func `nobody edits another's words`() async throws {
        try await withStore { store in
            _ = try await store.keep([row(message("m-1", text: "厨房漏水"))])
            #expect(try await store.transaction { try !$0.amend(edited("没事了", by: "u-chen")) })
            #expect(try await waiting(store) == ["厨房漏水"])
        }
    }

    @Test func `what was taken back is nowhere to be read any more`() async throws {
        try await withStore { store in
            _ = try await store.keep([row(message("m-1", text: "电话13800138001")), row(message("m-2", text: "还在"))])
            try await store.transaction { try $0.hide("m-1", in: "residents", on: channel) }
            #expect(try await waiting(store) == ["", "还在"])
            #expect(try await store.count("inbox WHERE message LIKE '%138%' OR raw LIKE '%138%'") == 0)
        }
    }
}
