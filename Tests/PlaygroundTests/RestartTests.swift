import Foundation
import Testing
import Wire

@testable import Playground

@Suite(.timeLimit(.minutes(1))) struct RestartTests {
    @Test func `after a restart the conversation is there, ids count on, and keys are remembered`() async throws {
        try await inFolder { folder in
            let said: String
            let answered: Said
            do {
                let before = try Playground(cast: cast, settings: settings(folder: folder))
                said = try await before.said("第一行\n第二行")
                answered = try await before.send(bot("k-1", "已收到"))
                await before.running { await before.settled() }
            }
            var later = settings(folder: folder)
            later.series = "other"
            let after = try Playground(cast: cast, settings: later)
            let messages = await after.transcript.messages
            #expect(messages.map(\.id) == [said, answered.id])
            #expect(messages.first?.text == "第一行\n第二行")
            #expect(messages.first?.delivery == Delivery(state: .sent))
            #expect(try await after.send(bot("k-1", "已收到")) == answered)
            #expect(try await after.said("又来了") == "m-t-3")
        }
    }

    @Test func `what the gateway did not have yet is posted after the restart, under the same id`() async throws {
        try await inFolder { folder in
            _ = try await Playground(cast: cast, settings: settings(folder: folder)).said("漏水了")
            let gateway = Gateway()
            let after = try Playground(cast: cast, settings: settings(gateway: gateway, folder: folder))
            await after.running { await after.settled() }
            let calls = await gateway.calls
            #expect(calls.count == 1)
            #expect(calls.first?.headers.first { $0.name == "webhook-id" }?.value == "msg_m-t-1")
        }
    }

    @Test func `someone no longer in the cast holds nobody up`() async throws {
        try await inFolder { folder in
            _ = try await Playground(cast: cast, settings: settings(folder: folder)).said("我搬走了", by: "u-2")
            let smaller = Cast(
                community: "", bot: "", people: [cast.people[0]],
                rooms: [.init(id: "g-1", kind: .residents, name: "业主群", members: ["u-1"])])
            let after = try Playground(cast: smaller, settings: settings(folder: folder))
            let next = try await after.said("我还在")
            await after.running { await after.settled() }
            #expect(await after.transcript.messages.map(\.delivery?.state) == [.failed, .sent])
            #expect(await after.transcript.message(next, in: "g-1")?.delivery?.state == .sent)
        }
    }

    @Test func `a line cut short by a crash is dropped, and the file goes on`() async throws {
        try await inFolder { folder in
            let whole = try await Playground(cast: cast, settings: settings(folder: folder)).said("完整")
            try add(#"{"said":{"mess"#, to: folder)
            let second = try await Playground(cast: cast, settings: settings(folder: folder)).said("之后")
            let third = try Playground(cast: cast, settings: settings(folder: folder))
            #expect(await third.transcript.messages.map(\.id) == [whole, second])
        }
    }

    @Test func `a whole line that is not one names file and line`() async throws {
        try await inFolder { folder in
            _ = try await Playground(cast: cast, settings: settings(folder: folder)).said("完整")
            try add("garbage\n", to: folder)
            #expect(throws: Fault.line(3, path: folder + "/playground.jsonl")) {
                try Playground(cast: cast, settings: settings(folder: folder))
            }
        }
    }

    @Test func `a folder that cannot be made is told at the start`() {
        #expect(throws: Fault.self) { try Playground(cast: cast, settings: settings(folder: "/dev/null/nowhere")) }
    }

    @Test func `the file is for its owner only`() async throws {
        try await inFolder { folder in
            _ = try Playground(cast: cast, settings: settings(folder: folder))
            let path = folder + "/playground.jsonl"
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func `rewritten, the file holds the same and can be added to`() async throws {
        try await inFolder { folder in
            var (journal, _) = try Journal.open(folder: folder)
            try journal.append(.opened(series: "s", count: 0))
            try journal.append(.said(message: message(1), key: "k-1"))
            try journal.rewrite([.opened(series: "s", count: 1), .answered(key: "k-1", id: "m-s-1")])
            try journal.append(.said(message: message(2), key: nil))
            let (_, lines) = try Journal.open(folder: folder)
            #expect(
                lines == [
                    .opened(series: "s", count: 1), .answered(key: "k-1", id: "m-s-1"),
                    .said(message: message(2), key: nil),
                ])
        }
    }

    private func add(_ text: String, to folder: String) throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: folder + "/playground.jsonl"))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
    }

    private func message(_ number: Int) -> Message {
        Message(
            id: "m-s-\(number)", number: number, chat: "g-1", sender: nil, text: "文", mentionsBot: false, mentions: [],
            quoting: nil, at: 0, delivery: nil)
    }

    private func bot(_ key: String, _ text: String) -> MessageSend {
        MessageSend(
            type: "message.send", data: .init(id: key, chat: "g-1", text: text, mentions: nil, replyTo: nil))
    }
}
