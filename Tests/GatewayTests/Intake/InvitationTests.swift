import Channels
import Chat
import Foundation
import Logging
import Storage
import Testing
import Wire

@testable import Gateway

/// Where messages do not tell whether a room is direct, the invitation into it is remembered.
@Suite struct InvitationTests {
    private let channel: ChannelID = "matrix"

    @Test func `a room is direct from the invitation on, and a group once a third person is there`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "invited-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store(at: folder.appending(path: "house.sqlite").path)
        let matrix = try Registry.adapter(
            platform: "matrix",
            options: Options([
                "base_url": ["https://m.example.org"], "user": ["@desk:x"], "as_token": ["as"], "hs_token": ["hs"],
            ]))
        let intake = Intake(
            store: store, adapters: [channel: matrix], watch: .real, arrivals: Bell(), errands: Bell(),
            log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        func tell(_ event: String) async -> Int {
            let body = #"{"events":[{"room_id":"!d","sender":"@wang:x",\#(event)}]}"#
            let webhook = Webhook(
                method: "PUT", path: "/hooks/matrix/_matrix/app/v1/transactions/1",
                headers: [("Authorization", "Bearer hs")], body: Array(body.utf8))
            return await intake.receive(webhook, on: channel).status
        }
        func said(_ id: String) -> String {
            #""event_id":"\#(id)","type":"m.room.message","content":{"msgtype":"m.text","body":"在吗"}"#
        }
        func came(_ id: String, _ who: String, _ content: String) -> String {
            #""event_id":"\#(id)","type":"m.room.member","state_key":"\#(who)","content":\#(content)"#
        }

        #expect(await tell(said("$0")) == 200)
        #expect(await tell(came("$1", "@desk:x", #"{"membership":"invite","is_direct":true}"#)) == 200)
        #expect(await tell(said("$2")) == 200)
        #expect(await tell(came("$3", "@chen:x", #"{"membership":"join"}"#)) == 200)
        #expect(await tell(said("$4")) == 200)

        let now = Watch.real.now()
        let kinds = try await store.reading { try $0.undecided(limit: 9, at: now).map(\.message.room.kind) }
        #expect(kinds == [.group, .direct, .group])
        // The invitation is to be accepted.
        #expect(try await store.reading { try $0.errands(at: now, limit: 9).count } == 1)
        try store.close()
    }
}
