import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// Stands where Open-Meteo is, and answers what the test tells it to.
final class WeatherStandIn: Service, Sendable {
    enum Answer: Sendable {
        case text(String)
        case status(Int, location: String? = nil)
        /// So many bytes that mean nothing.
        case huge(Int)
        /// Answers when the server stops, or the caller has gone.
        case hang
    }

    private let answer: Mutex<Answer>
    private let targets = Mutex<[String]>([])
    private let ready = AsyncStream<Int>.makeStream()

    init(_ answer: Answer) { self.answer = Mutex(answer) }

    func run() async throws {
        defer { ready.continuation.finish() }
        let router = Router()
        router.get("/v1/forecast") { request, _ in try await self.take(request) }
        let server = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0), reuseAddress: true),
            onServerRunning: { self.ready.continuation.yield($0.localAddress?.port ?? 0) }, logger: silence)
        try await server.run()
    }

    func port() async throws -> Int {
        for await port in ready.stream { return port }
        throw CancellationError()
    }

    func answers(_ answer: Answer) { self.answer.withLock { $0 = answer } }

    /// Path and query of each call so far.
    var asked: [String] { targets.withLock { $0 } }

    private func take(_ request: Request) async throws -> Response {
        targets.withLock { $0.append(request.uri.string) }
        switch answer.withLock({ $0 }) {
        case .text(let text): return Response(status: .ok, body: .init(byteBuffer: .init(string: text)))
        case .status(let code, let location):
            return Response(status: .init(code: code), headers: location.map { [.location: $0] } ?? [:])
        case .huge(let bytes):
            return Response(status: .ok, body: .init(byteBuffer: .init(repeating: 0x5B, count: bytes)))
        case .hang:
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(3600)) }
            return Response(status: .ok)
        }
    }
}

/// An answer as Open-Meteo writes it, of three days from the 25th of November on.
func forecast(
    days: [String] = ["2026-11-25", "2026-11-26", "2026-11-27"], high: String = "9.5,4,3", low: String = "2,-3.4,-5",
    rain: String = "0,62.3,8", gust: String = "5.1,9.8,7", gustUnit: String = "m/s"
) -> String {
    let time = days.map { "\"\($0)\"" }.joined(separator: ",")
    return """
        {"latitude":30.25,"longitude":120.125,"timezone":"Asia/Shanghai",
        "daily_units":{"time":"iso8601","temperature_2m_max":"°C","temperature_2m_min":"°C","precipitation_sum":"mm",
        "wind_gusts_10m_max":"\(gustUnit)"},
        "daily":{"time":[\(time)],"temperature_2m_max":[\(high)],"temperature_2m_min":[\(low)],
        "precipitation_sum":[\(rain)],"wind_gusts_10m_max":[\(gust)]}}
        """
}

/// Keeps what is logged.
final class LogPages: Sendable {
    private let lines = Mutex<[String]>([])

    var log: Logger { Logger(label: "test") { _ in Pen(pages: self) } }
    var messages: [String] { lines.withLock { $0 } }

    private struct Pen: LogHandler {
        let pages: LogPages
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            pages.lines.withLock { $0.append("\(event.level): \(event.message)") }
        }
    }
}
