import ArgumentParser
import CBench
import Channels
import Chat
import Courier
import Foundation
import Gateway
import Logging
import ServiceDesk
import Storage
import Wire

/// `gatehouse bench delivery`: messages a second, beside a plain C program that does the same.
struct BenchDelivery: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delivery", abstract: "Measures how fast messages go out, beside plain C on the same libcurl.",
        discussion: """
            The other side is a small server in this process. The courier alone against libcurl's multi interface in C, at
            1, 8 and 64 calls at once; then all of the outbox (SQLite, two synced commits around each send, shared by
            many) against the same in C. Medians of the rounds; a ratio is taken within a round.
            """)

    @Option(help: "Calls in each measurement.")
    var calls = 20_000

    @Option(help: "How often all is measured; the median counts.")
    var rounds = 5

    @Flag(help: "Print one JSON object instead of a table.")
    var json = false

    func validate() throws {
        guard calls >= 1000, rounds > 0 else { throw ValidationError("--calls is at least 1000, --rounds at least 1") }
    }

    func run() async throws {
        let port = cbench_sink()
        guard port > 0 else { throw ValidationError("no port is free on this machine") }
        let track = DeliveryTrack(url: "http://127.0.0.1:\(port)/send", calls: calls)
        var figures = DeliveryFigures()
        for _ in 1...rounds {
            for width in DeliveryFigures.widths {
                let count = width == 1 ? calls / 4 : calls
                let plain = try track.plain(count, at: width)
                let ours = try await track.courier(count, at: width)
                figures.courier[width, default: []].append((plain: plain, ours: ours))
            }
            let plain = try track.plainOutbox(at: 64)
            let ours = try await track.outbox()
            figures.outbox.append((plain: plain, ours: ours.rate))
            figures.broadcast.append(ours.planning)
        }
        print(json ? try figures.json() : figures.table)
    }
}

/// One measurement after the other; rates are calls a second.
struct DeliveryTrack {
    struct Failed: Error {}

    private static let body = #"{"type":"message.send","data":{"id":"m-1","chat":"g-1","text":"已收到，编号 #1001。"}}"#
    let url: String
    let calls: Int

    func plain(_ count: Int, at width: Int) throws -> Double {
        let time = cbench_multi(url, Self.body, count, Int32(width))
        guard time > 0 else { throw Failed() }
        return Double(count) / time
    }

    func plainOutbox(at width: Int) throws -> Double {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let time = cbench_outbox(folder.appending(path: "c.sqlite").path, url, Self.body, calls, Int32(width))
        guard time > 0 else { throw Failed() }
        return Double(calls) / time
    }

    func courier(_ count: Int, at width: Int) async throws -> Double {
        var settings = CourierSettings()
        settings.callsPerHost = width
        settings.idleConnections = width
        let courier = try Courier(settings: settings)
        let call = HTTPCall(
            method: .post, url: url, headers: [("Content-Type", "application/json")], body: Array(Self.body.utf8))
        let start = ContinuousClock.now
        try await withThrowingTaskGroup { group in
            for _ in 0..<width {
                group.addTask {
                    for _ in 0..<(count / width) {
                        guard try await courier.send(call, allowing: .configured(plain: true)).status == 200 else {
                            throw Failed()
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let time = (ContinuousClock.now - start).seconds
        await courier.close()
        return Double(count / width * width) / time
    }

    /// - Returns: letters a second, and the seconds it took to plan ten thousand in one transaction.
    func outbox() async throws -> (rate: Double, planning: Double) {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store(at: folder.appending(path: "bench.sqlite").path)
        try await store.transaction { try $0.enrol(SampleCommunity.roll) }
        let calls = calls
        let start = ContinuousClock.now
        try await store.transaction { try $0.fillOutbox(with: calls) }
        let planning = (ContinuousClock.now - start).seconds * 10_000 / Double(calls)

        let channel = SampleCommunity.channel
        let adapter = try Registry.adapter(
            platform: "standard",
            options: Options(["secret": ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], "send_url": [url]]))
        let courier = try Courier()
        let quiet = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let dispatch = Dispatch(
            store: store, adapters: [channel: adapter],
            outlet: Outlet(store: store, courier: courier, watch: .real, log: quiet), watch: .real, outgoing: Bell(),
            log: quiet)
        let begin = ContinuousClock.now
        let running = Task { try await dispatch.run() }
        while try await store.reading({ try $0.nextDelivery() }) != nil { try await Task.sleep(for: .milliseconds(5)) }
        let time = (ContinuousClock.now - begin).seconds
        running.cancel()
        _ = await running.result
        await courier.close()
        let sent = try await store.reading { try $0.letterCounts()[.delivered] ?? 0 }
        try store.close()
        return (Double(sent) / time, planning)
    }

    private static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
