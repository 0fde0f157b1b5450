import ArgumentParser
import Channels
import Chat
import Foundation
import Gateway
import Hummingbird
import Logging
import ServiceDesk
import Storage

/// `gatehouse bench intake`: webhooks a second, each on the disk before it is answered.
struct BenchIntake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake", abstract: "Measures how fast webhooks are acknowledged, each on the disk before.",
        discussion: """
            Beside it a bare Hummingbird handler that keeps nothing, with the same callers over the same number of
            connections in the same round. The callers' own time is taken off the time of the processor. Medians of the
            rounds; a ratio is taken within a round.
            """)

    @Option(help: "Webhooks in each measurement.")
    var calls = 20_000

    @Option(help: "Connections at once.")
    var connections = 64

    @Option(help: "How often all is measured; the median counts.")
    var rounds = 5

    @Flag(help: "Print one JSON object instead of a table.")
    var json = false

    func validate() throws {
        guard calls >= connections, connections > 0, rounds > 0 else {
            throw ValidationError("--connections and --rounds are at least 1, --calls as many as --connections")
        }
    }

    func run() async throws {
        var figures = IntakeFigures(connections: connections)
        for round in 1...rounds {
            let requests = try WebhookMill.requests(calls, round: round)
            figures.bare.append(try await bare(requests))
            try await kept(requests, into: &figures)
        }
        print(json ? try figures.json() : figures.table)
    }

    private func bare(_ requests: [[UInt8]]) async throws -> Drive.Outcome {
        let router = Router()
        router.post("/hooks/:channel") { request, _ in
            _ = try await request.body.collect(upTo: 1 << 20)
            return "{}"
        }
        return try await serving(router) { Drive(port: $0, connections: connections).run(requests) }
    }

    private func kept(_ requests: [[UInt8]], into figures: inout IntakeFigures) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store(at: folder.appending(path: "bench.sqlite").path)
        let channel = SampleCommunity.channel
        let adapter = try Registry.adapter(
            platform: "standard",
            options: Options(["secret": [WebhookMill.secret], "send_url": ["http://127.0.0.1:9/"]]))
        let router = Router(context: CallerContext.self)
        Hooks(into: store, adapters: [channel: adapter], log: quiet).routes(into: router)
        let outcome = try await serving(router) { Drive(port: $0, connections: connections).run(requests) }
        figures.kept.append(outcome)
        figures.lost += calls - (try await store.reading { try $0.gauges().undecided })
        figures.commits.append(try await aloneCommits(store))
        try store.close()
    }

    /// Seconds of one small synced commit.
    private func aloneCommits(_ store: Store) async throws -> Double {
        var times: [Double] = []
        for _ in 1...200 {
            let start = ContinuousClock.now
            try await store.probe()
            times.append((ContinuousClock.now - start).seconds)
        }
        return median(times)
    }

    private func serving<Context: RequestContext>(
        _ router: Router<Context>, _ work: @escaping @Sendable (Int) -> Drive.Outcome
    ) async throws -> Drive.Outcome where Context.Source == ApplicationRequestContextSource {
        let ready = AsyncStream<Int>.makeStream()
        let server = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0), backlog: 1024),
            onServerRunning: { ready.continuation.yield($0.localAddress?.port ?? 0) }, logger: quiet)
        let running: Task<Void, any Error> = Task { try await server.run() }
        var outcome = Drive.Outcome()
        for await port in ready.stream {
            outcome = await withCheckedContinuation { done in
                Thread.detachNewThread { done.resume(returning: work(port)) }
            }
            break
        }
        running.cancel()
        _ = await running.result
        guard outcome.failures == 0 else { throw ValidationError("\(outcome.failures) calls were not answered 200") }
        return outcome
    }

    private var quiet: Logger { Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() } }
}
