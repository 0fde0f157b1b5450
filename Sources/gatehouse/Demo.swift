import ArgumentParser
import Channels
import Chat
import Courier
import Foundation
import Gateway
import Playground
import ServiceLifecycle
import Storage
import Wire

/// `gatehouse demo`: a sample community and a page to play it on.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs everything on this machine: a sample community and a page to play it on.",
        discussion: """
            No account anywhere is needed. On the page one speaks as residents, staff and manager, against the real
            gateway: signed webhook in, outbox and libcurl out. With --data the conversation survives a restart.
            """)

    @Option(help: "The port to listen on, on this machine only.")
    var port: Int = 8080

    @Option(help: "The address to listen on; everybody who reaches it can play.")
    var host: String = "127.0.0.1"

    @Option(help: "The folder for the store and the conversation; without it a new temporary one.")
    var data: String?

    @OptionGroup var folders: ConversationFolder

    func validate() throws {
        guard (1...65535).contains(port) else { throw ValidationError("--port must be from 1 to 65535") }
    }

    func run() async throws {
        keepFilesToOurselves()
        let library = try folders.library()
        let folder = URL(filePath: data ?? NSTemporaryDirectory() + "gatehouse-demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { if data == nil { try? FileManager.default.removeItem(at: folder) } }
        let secret = try DemoSecret.kept(in: folder)
        let address = "http://\(reachable(host)):\(port)"

        let adapter = try Registry.adapter(
            platform: "playground",
            options: Options(["secret": [secret.revealed], "send_url": ["\(address)/playground/send"]]))
        let courier = try Courier()
        let file = folder.appending(path: "gatehouse.sqlite").path
        let tenancy = try Tenancy(of: file)
        defer { withExtendedLifetime(tenancy) {} }
        let store = try Store(at: file)
        try await store.transaction { try $0.enrol(SampleCommunity.roll) }
        let playground = try Playground(
            cast: SampleCommunity.cast,
            settings: .init(
                secret: secret, webhook: "\(address)/hooks/\(SampleCommunity.channel)", folder: folder.path,
                post: { try await courier.send($0, allowing: .configured(plain: true)) }))
        let house = try House(
            address: (host, port), store: store,
            office: library.office(
                lines: [SampleCommunity.channel: .init(community: SampleCommunity.id, adapter: adapter)],
                facts: [SampleCommunity.id: SampleCommunity.facts]),
            adapters: [SampleCommunity.channel: adapter], courier: courier,
            reviews: folder.appending(path: "gatehouse.review.jsonl"), log: HouseLog.make())
        try await house.run(beside: [PlaygroundService(playground: playground)]) { router in
            playground.routes(into: router)
        } ready: { _ in
            announce("\(SampleCommunity.name): \(address)/")
            announce("Ctrl-C ends it.\(data == nil ? " Nothing is kept; --data FOLDER keeps it." : "")")
        }
    }
}

/// Where this machine reaches a server that listens there.
private func reachable(_ host: String) -> String {
    switch host {
    case "0.0.0.0": "127.0.0.1"
    case "::": "[::1]"
    default: host.contains(":") ? "[\(host)]" : host
    }
}

/// Ends before the server does: open event streams would hold up its stop.
private struct PlaygroundService: Service {
    let playground: Playground

    func run() async throws {
        await cancelWhenGracefulShutdown { await playground.run() }
    }
}
