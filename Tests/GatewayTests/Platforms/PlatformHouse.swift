import Channels
import Chat
import Courier
import Foundation
import Gateway
import ServiceDesk
import ServiceLifecycle
import Storage
import Synchronization
import Testing
import Wire

/// A whole house with one channel, whose platform is a stand-in.
struct PlatformHouse: Sendable {
    let store: Store
    let platform: PlatformServer
    fileprivate let port: Int
    fileprivate let caller: Courier
    private let said = Mutex2(0)

    fileprivate init(store: Store, platform: PlatformServer, port: Int, caller: Courier) {
        self.store = store
        self.platform = platform
        self.port = port
        self.caller = caller
    }

    /// Somebody says something; whatever our answer shows in place is seen too.
    func say(
        _ text: String, by sender: SenderID, in room: ChatID, quoting: MessageID? = nil, picture: String? = nil,
        again: Bool = false
    ) async throws {
        let cast = platform.standIn.cast
        let isGroup = room == cast.residents || room == cast.staff
        let number = said.next(again: again)
        let said = Said(
            sender: sender, room: room, kind: isGroup ? .group : .direct, text: (isGroup ? cast.call : "") + text,
            quoting: quoting, picture: picture, number: number)
        let webhook = try platform.standIn.webhook(said)
        let call = HTTPCall(
            method: webhook.method == "PUT" ? .put : .post, url: "http://127.0.0.1:\(port)\(webhook.target)",
            headers: webhook.headers,
            body: webhook.body)
        let reply = try await caller.send(call, allowing: .configured(plain: true))
        #expect(reply.status == 200, "\(String(decoding: reply.body.prefix(200), as: UTF8.self))")
        platform.show(try platform.standIn.shown(by: reply, to: said))
    }

    /// Waits until so many messages of ours were seen in a room, and returns the last of them.
    func seen(_ count: Int, in room: ChatID, sourceLocation: SourceLocation = #_sourceLocation) async throws -> Shown {
        try await eventually(sourceLocation: sourceLocation) { platform.seen(in: room).count >= count }
        let all = platform.seen(in: room)
        return try #require(
            all.count >= count ? all[count - 1] : nil, "\(all.map(\.text)) \(platform.unknownCalls)",
            sourceLocation: sourceLocation)
    }
}

/// Counts what was said.
private final class Mutex2: Sendable {
    private let count: Mutex<Int>
    init(_ count: Int) { self.count = Mutex(count) }
    func next(again: Bool) -> Int {
        count.withLock { count in
            if !again { count += 1 }
            return count
        }
    }
}

/// Runs a house on a stand-in until the work is done.
func withHouse(on standIn: any StandIn, _ work: (PlatformHouse) async throws -> Void) async throws {
    try await inFolder { folder in
        let store = try Store(at: folder.appending(path: "house.sqlite").path)
        try await store.transaction { try $0.enrol(.played(by: standIn.cast)) }
        let platform = PlatformServer(standIn)
        let outside = ServiceGroup(services: [platform], logger: silence)
        async let running: Void = outside.run()
        let address = "http://127.0.0.1:\(try await platform.port())"
        let adapter = try Registry.adapter(
            platform: standIn.platform, options: Options(standIn.options(at: address)))
        let office = try #require(
            Office(
                understanders: try library().understanders, books: try library().books,
                lines: [channel: .init(community: guiyuan, adapter: adapter)]))
        let watch = Watch(now: Watch.real.now, chance: { min($0, .milliseconds(60)) })
        let service = HouseService(
            house: House(
                address: ("127.0.0.1", 0), store: store, office: office, adapters: [channel: adapter],
                courier: try Courier(), watch: watch, log: silence))
        let group = ServiceGroup(services: [service], logger: silence)
        async let house: Void = group.run()
        let caller = try Courier()
        let outcome = await Result {
            try await work(
                PlatformHouse(store: store, platform: platform, port: try await service.port(), caller: caller))
        }
        await group.triggerGracefulShutdown()
        try await house
        await outside.triggerGracefulShutdown()
        try await running
        await caller.close()
        try outcome.get()
    }
}

extension Roll {
    /// Wang in 3-2-501, the fitter Li and the owner Zhou, by the names they have on a platform.
    fileprivate static func played(by cast: Casting) -> Roll {
        let rooms = [
            cast.residents.map { Roll.Room(channel: channel, id: $0, setting: .residents) },
            cast.staff.map { Roll.Room(channel: channel, id: $0, setting: .staff) },
        ]
        return Roll(
            community: Roll.sample.community, rooms: rooms.compactMap { $0 }, homes: [],
            people: [
                .init(
                    id: "wang", role: .resident, name: "王芳",
                    homes: [HomeAddress(building: "3", unit: "2", room: "501")],
                    accounts: [.init(channel: channel, sender: cast.wang, direct: cast.wangAlone)]),
                .init(
                    id: "li", role: .staff, name: "李师傅", department: .engineering,
                    accounts: [.init(channel: channel, sender: cast.li, direct: cast.liAlone)]),
                .init(id: "zhou", role: .staff, name: "小周", department: .service, accounts: []),
            ])
    }
}
