import Channels
import Chat
import Courier
import Foundation
import ServiceDesk
import ServiceLifecycle
import Storage
import Synchronization
import Testing
import Wire

@testable import Gateway

/// One attempt and what becomes of it.
@Suite struct DispatchTests {
    private func withDispatch(
        _ judge: @escaping @Sendable (HTTPReply) -> Receipt = { _ in .delivered("b-1") },
        mayBegin: Bool = true,
        _ work: (Dispatch, Store) async throws -> Void
    ) async throws {
        try await inFolder { folder in
            let store = try Store(at: folder.appending(path: "out.sqlite").path, patience: .milliseconds(20))
            try await store.transaction { try $0.enrol(.sample) }
            try await store.execute(
                """
                INSERT INTO outbox (key, channel, chat, kind, body, community, created, due, tries, state)
                VALUES ('k-1', 'app', 'staff', 'group', '{"runs":[]}', 'guiyuan', unixepoch() * 1000, 0, 0, 'waiting')
                """)
            let courier = try Courier()
            let platform = FakePlatform()
            let group = ServiceGroup(services: [platform], logger: silence)
            async let running: Void = group.run()
            let parrot = Parrot(port: try await platform.port(), judging: judge)
            let outlet = Outlet(store: store, courier: courier, watch: .real, log: silence)
            let dispatch = Dispatch(
                store: store, adapters: [channel: parrot], outlet: outlet, watch: .real, outgoing: Bell(),
                patience: .milliseconds(20), mayBegin: { mayBegin }, log: silence)
            let outcome = await Result { try await work(dispatch, store) }
            await group.triggerGracefulShutdown()
            try await running
            await courier.close()
            try store.close()
            try outcome.get()
        }
    }

    private func claim(_ store: Store) async throws -> Delivery {
        let now = Instant(Date(timeIntervalSinceNow: 7200))
        return try #require(try await store.transaction { try $0.claimDeliveries(at: now, limit: 1) }.first)
    }

    @Test func `a store in trouble delays the note of a delivery, and does not send it again`() async throws {
        let sends = Mutex(0)
        try await withDispatch { _ in
            sends.withLock { $0 += 1 }
            return .delivered("b-1")
        } _: { dispatch, store in
            let delivery = try await claim(store)
            let other = try Lock(on: store)
            async let delivering: Void = dispatch.deliver(delivery)
            // Longer than several waits of the store and of the dispatch.
            try await Task.sleep(for: .milliseconds(300))
            try other.release()
            await delivering
            #expect(try await store.count("outbox WHERE state = 'delivered' AND sent = 'b-1'") == 1)
            #expect(sends.withLock { $0 } == 1)
        }
    }

    @Test func `what may not begin any more waits for the next start`() async throws {
        try await withDispatch(mayBegin: false) { dispatch, store in
            try await store.execute("UPDATE outbox SET due = 0")
            #expect(await dispatch.claim(9).isEmpty)
            #expect(try await store.count("outbox WHERE state = 'waiting' AND tries = 0") == 1)
        }
        try await withDispatch { dispatch, _ in #expect(await dispatch.claim(9).count == 1) }
    }

    @Test func `rooms that point at each other end as a dead letter`() async throws {
        try await withDispatch { _ in
            .moved(to: "staff")
        } _: { dispatch, store in
            for _ in 1...6 { await dispatch.deliver(try await claim(store)) }
            #expect(try await store.count("outbox WHERE state = 'dead'") == 1)
        }
    }

    @Test func `a letter for a channel that is gone is dead, not stuck`() async throws {
        try await withDispatch { dispatch, store in
            try await store.execute("UPDATE outbox SET channel = 'gone'")
            await dispatch.deliver(try await claim(store))
            #expect(try await store.count("outbox WHERE state = 'dead' AND why LIKE '%no channel ‘gone’%'") == 1)
        }
    }

    @Test func `the fortieth failure is the last`() async throws {
        try await withDispatch { _ in
            .retry(after: nil, because: "HTTP 500")
        } _: { dispatch, store in
            try await store.execute("UPDATE outbox SET tries = 38")
            await dispatch.deliver(try await claim(store))
            #expect(try await store.count("outbox WHERE state = 'waiting' AND why = 'HTTP 500'") == 1)
            await dispatch.deliver(try await claim(store))
            #expect(
                try await store.count("outbox WHERE state = 'dead' AND why = 'given up after 40 attempts: HTTP 500'")
                    == 1)
        }
    }

    @Test func `a failure after three days is the last`() async throws {
        try await withDispatch { _ in
            .retry(after: nil, because: "HTTP 500")
        } _: { dispatch, store in
            try await store.execute("UPDATE outbox SET created = (unixepoch() - 72 * 3600) * 1000")
            await dispatch.deliver(try await claim(store))
            #expect(try await store.count("outbox WHERE state = 'dead'") == 1)
        }
    }
}

/// A platform whose judgement the test makes up.
private struct Parrot: Adapter {
    static let platform = "parrot"
    static let limits = Limits(text: 8000, unit: .utf8Bytes)
    static let abilities = Abilities()
    static let settings: [Setting] = []
    let port: Int
    let judging: @Sendable (HTTPReply) -> Receipt

    init(port: Int, judging: @escaping @Sendable (HTTPReply) -> Receipt) {
        self.port = port
        self.judging = judging
    }

    init(options: Options) throws(BadOption) { throw BadOption(key: "", problem: "is not read from a configuration") }

    func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified { throw Refusal(.badSignature, "") }
    func decode(_ request: Verified) throws(Refusal) -> Arrival { .nothing }
    func encode(_ message: Outbound, by means: Means) -> HTTPCall {
        HTTPCall(method: .get, url: "http://127.0.0.1:\(port)/")
    }
    func judge(_ reply: HTTPReply) -> Receipt { judging(reply) }
}
