import Channels
import Chat
import Courier
import Crypto
import Foundation
import Gateway
import ServiceDesk
import ServiceLifecycle
import Storage
import Testing
import Wire

/// A whole house on a port of its own, with its platform and somebody who calls it.
struct RunningHouse: Sendable {
    let store: Store
    let platform: FakePlatform
    let adapter: any Adapter
    let port: Int
    fileprivate let caller: Courier
    fileprivate let house: ServiceGroup

    struct Setting {
        var times = House.Times()
        var courier = CourierSettings()
        /// The platform's port where nothing listens yet; nil: it runs.
        var deadPort: Int?
        var platform = FakePlatform()
        var patience = Duration.milliseconds(50)
        var proof: Proof?
        /// Done to the store before the house starts.
        var before: @Sendable (Store) async throws -> Void = { _ in }
        /// Looks at the store once the house has ended.
        var after: @Sendable (Store) async throws -> Void = { _ in }

        init() {
            times.store = .milliseconds(50)
            // Ample, so that a busy machine changes nothing; a test of one of these sets its own.
            times.body = .seconds(30)
            times.stopping = .seconds(30)
            times.breaking.apart = .milliseconds(100)
            times.breaking.longest = .milliseconds(100)
        }
    }

    /// Asks it to stop, as SIGTERM does; `withHouse` returns once it has.
    func stop() async { await house.triggerGracefulShutdown() }

    // MARK: Calls

    func post(_ body: [UInt8], headers: [(String, String)], channel: String = "app") async throws -> HTTPReply {
        let call = HTTPCall(
            method: .post, url: "http://127.0.0.1:\(port)/hooks/\(channel)", headers: headers.map { ($0.0, $0.1) },
            body: body)
        return try await caller.send(call, allowing: .configured(plain: true))
    }

    func get(_ path: String) async throws -> HTTPReply {
        try await caller.send(
            HTTPCall(method: .get, url: "http://127.0.0.1:\(port)\(path)"), allowing: .configured(plain: true))
    }

    /// A genuine webhook with this body.
    func deliver(_ body: String, id: String = UUID().uuidString) async throws -> HTTPReply {
        try await deliver(Array(body.utf8), id: id)
    }

    func deliver(_ body: [UInt8], id: String = UUID().uuidString) async throws -> HTTPReply {
        try await post(body, headers: signed(body, id: id))
    }

    /// - Returns: the status.
    @discardableResult
    func say(
        _ text: String, by sender: String = "u-wang", in chat: String = "residents", id: String = UUID().uuidString,
        webhook: String? = nil
    ) async throws -> Int {
        try await deliver(try said(text, by: sender, in: chat, id: id), id: webhook ?? "wh-\(id)").status
    }

}

/// Runs a house until the work is done; then it must stop by itself and in good order.
func withHouse(
    _ adjust: (inout RunningHouse.Setting) -> Void = { _ in }, _ work: (RunningHouse) async throws -> Void
) async throws {
    var setting = RunningHouse.Setting()
    adjust(&setting)
    try await inFolder { folder in try await run(setting, in: folder, work) }
}

private func run(
    _ setting: RunningHouse.Setting, in folder: URL, _ work: (RunningHouse) async throws -> Void
) async throws {
    let store = try Store(at: folder.appending(path: "house.sqlite").path, patience: setting.patience)
    try await store.transaction { try $0.enrol(.sample) }
    try await setting.before(store)

    let outside = ServiceGroup(services: setting.deadPort == nil ? [setting.platform] : [], logger: silence)
    async let platform: Void = outside.run()
    let sendPort: Int
    if let deadPort = setting.deadPort { sendPort = deadPort } else { sendPort = try await setting.platform.port() }
    let adapter = try Registry.adapter(
        platform: "standard",
        options: Options(["secret": [secret], "send_url": ["http://127.0.0.1:\(sendPort)/send"]]))
    let office = try #require(
        Office(
            understanders: try library().understanders, books: try library().books,
            lines: [channel: .init(community: guiyuan, adapter: adapter)]))
    // Failed together, tried again together, and soon.
    let watch = Watch(now: Watch.real.now, chance: { min($0, .milliseconds(60)) })
    let service = HouseService(
        house: House(
            address: ("127.0.0.1", 0), proof: setting.proof, store: store, office: office, adapters: [channel: adapter],
            courier: try Courier(settings: setting.courier), watch: watch, times: setting.times, log: silence))
    let group = ServiceGroup(services: [service], logger: silence)
    let caller = try Courier()
    async let running: Void = group.run()

    let house = RunningHouse(
        store: store, platform: setting.platform, adapter: adapter, port: try await service.port(), caller: caller,
        house: group)
    let outcome = await Result { try await work(house) }
    await group.triggerGracefulShutdown()
    try await running
    await outside.triggerGracefulShutdown()
    try await platform
    await caller.close()
    try outcome.get()
    let left = try Store(at: store.path)
    try await setting.after(left)
    try left.close()
}

struct HouseService: Service, CustomStringConvertible {
    let description = "house"
    let house: House
    private let ready = AsyncStream<Int>.makeStream()

    init(house: House) { self.house = house }

    func run() async throws {
        defer { ready.continuation.finish() }
        try await house.run(heedingSignals: false) { ready.continuation.yield($0) }
    }

    func port() async throws -> Int {
        for await port in ready.stream { return port }
        throw CancellationError()
    }
}

extension Result where Failure == any Error {
    init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}

/// The headers that prove a body, as Standard Webhooks 1.0.0 has them.
func signed(_ body: [UInt8], id: String, at now: Date = Date(), with secret: String = secret) -> [(String, String)] {
    let stamp = Int(now.timeIntervalSince1970)
    let key = SymmetricKey(data: Data(base64Encoded: String(secret.dropFirst("whsec_".count))) ?? Data())
    let code = HMAC<SHA256>.authenticationCode(for: Array("\(id).\(stamp).".utf8) + body, using: key)
    return [
        ("webhook-id", id), ("webhook-timestamp", "\(stamp)"),
        ("webhook-signature", "v1,\(Data(code).base64EncodedString())"), ("Content-Type", "application/json"),
    ]
}

/// The body of a message on the standard channel.
func said(_ text: String, by sender: String, in chat: String, id: String) throws -> [UInt8] {
    struct Webhook: Encodable {
        struct Content: Encodable {
            struct Chat: Encodable { let id: String, kind: String }
            struct Sender: Encodable { let id: String, name: String }
            let id: String, chat: Chat, sender: Sender, text: String
        }
        let type: String, timestamp: String, data: Content
    }
    let kind = chat.hasPrefix("d-") ? "direct" : "group"
    let webhook = Webhook(
        type: "message.created", timestamp: Date().formatted(.iso8601),
        data: .init(
            id: id, chat: .init(id: chat, kind: kind), sender: .init(id: sender, name: sender), text: text))
    return Array(try JSONEncoder().encode(webhook))
}
