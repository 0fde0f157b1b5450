import Chat
import Foundation
import ServiceDesk
import Storage
import Synchronization
import Testing

@testable import Gateway

/// How a house ends, and how the next one goes on.
@Suite struct EndingTests {
    @Test func `asked to stop it decides all it acknowledged, and cuts no send`() async throws {
        let platform = FakePlatform { _ in .slowly(.milliseconds(300)) }
        let acknowledged = Acknowledged()
        try await withHouse {
            $0.platform = platform
            $0.after = { store in
                let kept = try await store.count("inbox WHERE decided IS NOT NULL")
                #expect(kept >= acknowledged.count)
                #expect(try await store.count("inbox WHERE decided IS NULL") == 0)
                #expect(try await store.count("outbox WHERE state = 'sending'") == 0)
                #expect(try await store.count("outbox WHERE state = 'delivered'") == platform.attempts.count)
            }
        } _: { house in
            try await withThrowingTaskGroup { group in
                for number in 1...30 {
                    group.addTask {
                        // A refusal is honest; only what was acknowledged is owed.
                        if (try? await house.say(leak, id: "m-\(number)")) == 200 { acknowledged.add() }
                    }
                }
                try await eventually { platform.attempts.count >= 2 }
                await house.stop()
                try await group.waitForAll()
            }
            #expect(acknowledged.count > 0)
        }
    }

    @Test func `a send that hangs does not hold up the end, and waits for the next start`() async throws {
        let platform = FakePlatform { _ in .hang }
        let started = Mutex(ContinuousClock.now)
        try await withHouse {
            $0.platform = platform
            $0.times.stopping = .milliseconds(500)
            // So long that even a busy machine ends before, unless the send is waited for.
            $0.times.sending = .seconds(300)
            $0.courier.totalTimeout = .seconds(300)
            $0.courier.lowSpeedSeconds = 0
            $0.after = { store in
                #expect(ContinuousClock.now - started.withLock { $0 } < .seconds(100))
                #expect(try await store.count("outbox WHERE state = 'delivered'") == 0)
                try await store.transaction { try $0.resumeOutbox(at: Instant(Date())) }
                let again = try await store.transaction {
                    try $0.claimDeliveries(at: Instant(Date(timeIntervalSinceNow: 60)), limit: 9)
                }
                #expect(Set(again.map(\.message.key)) == Set(platform.attempts.map(\.content.id)))
            }
        } _: { house in
            try await house.say(leak)
            try await eventually { platform.attempts.count >= 3 }
            started.withLock { $0 = .now }
        }
    }

    @Test func `a platform that never answers ends no later than a send may take, so nothing is cut`() async throws {
        let platform = FakePlatform { _ in .hang }
        try await withHouse {
            $0.platform = platform
            $0.times.sending = .milliseconds(200)
            $0.after = { store in
                // Noted as tried, not left in hand: the next start has nothing to wonder about.
                let (inHand, tried) = (
                    try await store.count("outbox WHERE state = 'sending'"),
                    try await store.count("outbox WHERE state = 'waiting' AND tries > 0")
                )
                #expect(inHand == 0)
                #expect(tried >= 3)
            }
        } _: { house in
            try await house.say(leak)
            try await eventually { platform.attempts.count >= 3 }
        }
    }

    @Test func `a send that may still begin while we stop also ends in time`() {
        let times = House.Times()
        #expect(times.lastCall > .zero)
        #expect(times.lastCall + times.sending < times.stopping)
    }

    @Test func `after a kill what was acknowledged is decided, and what was being sent is sent with the same key`()
        async throws
    {
        let platform = FakePlatform()
        try await withHouse {
            $0.platform = platform
            $0.before = { store in
                let message = Inbound(
                    id: "m-1", dedupe: "wh-1", room: Room(id: "residents", kind: .group), sender: Sender(id: "u-wang"),
                    text: leak)
                _ = try await store.keep([
                    InboxRow(channel: channel, message: message, raw: [], received: Instant(Date()))
                ])
                try await store.execute(
                    """
                    INSERT INTO outbox (key, channel, chat, kind, body, community, created, due, tries, state)
                    VALUES ('k-1', 'app', 'managers', 'group', '{"runs":[{"text":{"_0":"一句"}}]}', 'guiyuan',
                        unixepoch() * 1000, 0, 1, 'sending')
                    """)
            }
        } _: { house in
            try await eventually { platform.attempts.count >= 4 }
            let resent = try #require(platform.attempts(in: "managers").first)
            #expect(resent.content.id == "k-1")
            #expect(resent.content.text == "一句")
            #expect(platform.attempts(in: "residents").first?.content.reply_to == "m-1")
            try await eventually { try await house.allSettled }
            #expect(try await house.store.count("inbox WHERE outcome = 'acted'") == 1)
        }
    }

    @Test func `a message that ended the process twice is not tried a third time, and the next ones flow`() async throws
    {
        try await withHouse {
            $0.before = { store in
                for id in ["m-1", "m-2"] {
                    let message = Inbound(
                        id: MessageID(id), dedupe: id, room: Room(id: "residents", kind: .group),
                        sender: Sender(id: "u-wang"), text: leak)
                    _ = try await store.keep([
                        InboxRow(channel: channel, message: message, raw: [], received: Instant(Date()))
                    ])
                }
                try await store.execute("UPDATE inbox SET tries = 2 WHERE id = 1")
            }
        } _: { house in
            try await house.settled(after: 3)
            #expect(try await house.store.count("inbox WHERE id = 1 AND outcome = 'set-aside'") == 1)
            #expect(try await house.store.count("inbox WHERE id = 2 AND outcome = 'acted' AND tries = 1") == 1)
            #expect(house.platform.attempts(in: "residents").map(\.content.reply_to) == ["m-2"])
        }
    }
}

/// What callers were told.
private final class Acknowledged: Sendable {
    private let number = Mutex(0)
    var count: Int { number.withLock { $0 } }
    func add() { number.withLock { $0 += 1 } }
}
