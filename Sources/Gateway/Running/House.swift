import Channels
import Chat
import Courier
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import ServiceDesk
import ServiceLifecycle
import Storage

/// The running gateway: all services over one store, started and stopped together.
package struct House: Sendable {
    private let address: (host: String, port: Int)
    private let proof: Proof?
    private let store: Store
    private let courier: Courier
    private let health: Health
    private let hooks: Hooks
    private let clerk: Clerk
    private let timekeeper: Timekeeper
    private let reviewer: Reviewer?
    private let bookkeeper: Bookkeeper
    private let dispatch: Dispatch
    private let telling: Telling
    private let weatherman: Weatherman
    private let pulse: Pulse
    private let sweeping: Sweeping
    private let crowd: Crowd
    private let shownOnce: Set<ChannelID>
    private let runner: Runner
    private let forgetting: Forgetting
    private let times: Times
    private let log: Logger

    /// How long the house waits for others.
    package struct Times: Sendable {
        /// For the body of a webhook.
        package var body = Duration.seconds(5)
        /// For everything to end by itself when it is asked to stop.
        package var stopping = Duration.seconds(9)
        /// For one send, answered or not. It is so much shorter than `stopping` that no send in hand is ever cut.
        package var sending = Duration.seconds(7)
        /// The most connections at once; nil: as many as the system has room for.
        package var connections: Int?
        /// For the head of a request, once somebody is there.
        package var head = Duration.seconds(10)
        /// For the next request on a connection that is kept.
        package var idle = Duration.seconds(60)
        /// How long messages are kept once they are settled.
        package var keeping = Sweeping.keptFor
        /// For a store that could not commit.
        package var store = Duration.seconds(1)
        /// When a destination is left alone, and how it is tried again.
        package var breaking = Circuit.Settings()

        package init() {}

        /// How long after it was asked to stop a send may still begin; the second is for noting what came of it.
        var lastCall: Duration { max(.zero, stopping - sending - .seconds(1)) }
    }

    /// - Parameters:
    ///   - proof: nil: plain HTTP, for a proxy that has the certificate.
    ///   - adapters: one for each channel.
    ///   - paces: how fast a channel may be written to, where that is not what its platform says.
    ///   - reviews: the file for messages that were read wrongly; nil: they wait in the store.
    package init(
        address: (host: String, port: Int), proof: Proof? = nil, store: Store, office: Office,
        adapters: [ChannelID: any Adapter],
        courier: Courier, paces: [ChannelID: Pace] = [:], reviews: URL? = nil, watch: Watch = .real,
        times: Times = Times(), log: Logger
    ) {
        let (arrivals, alarms, outgoing, errands) = (Bell(), Bell(), Bell(), Bell())
        let (misread, failures) = (Bell(), Bell())
        let outlet = Outlet(store: store, courier: courier, watch: watch, log: log)
        let answers = OpenAnswers()
        self.address = address
        self.proof = proof
        self.store = store
        self.courier = courier
        self.times = times
        self.log = log
        let meters = Meters()
        crowd = Crowd(most: times.connections)
        health = Health(store: store)
        pulse = Pulse(store: store, health: health, watch: watch, meters: meters, log: log)
        sweeping = Sweeping(store: store, watch: watch, keptFor: times.keeping, log: log)
        hooks = Hooks(
            intake: Intake(
                store: store, adapters: adapters, watch: watch, arrivals: arrivals, errands: errands, answers: answers,
                meters: meters, log: log),
            health: health,
            figures: Figures(store: store, health: health, meters: meters, watch: watch))
        clerk = Clerk(
            store: store, office: office, watch: watch, arrivals: arrivals,
            after: [alarms, outgoing, errands, misread],
            patience: times.store, meters: meters, log: log)
        reviewer = reviews.map { Reviewer(store: store, file: $0, watch: watch, reviews: misread, log: log) }
        bookkeeper = Bookkeeper(store: store, office: office, watch: watch, log: log)
        timekeeper = Timekeeper(
            store: store, office: office, watch: watch, alarms: alarms, outgoing: outgoing, meters: meters, log: log)
        dispatch = Dispatch(
            store: store, adapters: adapters, outlet: outlet, watch: watch, outgoing: outgoing,
            failures: failures, patience: times.store, sendTime: times.sending,
            mayBegin: { [health, times] in !health.isDraining || health.drainedFor < times.lastCall },
            answers: answers, paces: paces, breaking: times.breaking, meters: meters, log: log)
        telling = Telling(
            store: store, office: office, watch: watch, failures: failures, outgoing: outgoing, log: log)
        weatherman = Weatherman(
            store: store, office: office, outlet: outlet, watch: watch, outgoing: outgoing, log: log)
        shownOnce = Set(adapters.filter { type(of: $0.value).abilities.recognisesResend }.keys)
        let folder = MediaFolder(beside: store.path)
        runner = Runner(
            store: store, adapters: adapters, outlet: outlet, watch: watch, arrivals: arrivals, errands: errands,
            fetching: Fetching(
                store: store, adapters: adapters, outlet: outlet, folder: folder, office: office, watch: watch,
                outgoing: outgoing, log: log),
            log: log)
        forgetting = Forgetting(store: store, folder: folder, watch: watch, log: log)
    }

    /// Runs until SIGTERM or SIGINT; then takes no more, decides what was acknowledged, finishes what is being sent.
    ///
    /// - Parameters:
    ///   - others: services that end first.
    ///   - routes: more addresses of the same server, such as the playground's.
    ///   - heedingSignals: false inside a process that is not ours alone; then the group it runs in ends it.
    ///   - ready: called with the port once the server listens.
    package func run(
        beside others: [any Service] = [], routes: (Router<CallerContext>) -> Void = { _ in },
        heedingSignals: Bool = true, ready: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let resumed = try await store.transaction { [clerk, shownOnce] books in
            try books.resumeOutbox(at: clerk.watch.now(), recognising: shownOnce)
            return try books.resumeInbox(at: clerk.watch.now())
        }
        if resumed > 0 { log.error("messages set aside that stopped us before", metadata: ["count": "\(resumed)"]) }
        let router = Router(context: CallerContext.self)
        hooks.routes(into: router)
        routes(router)
        let plain = HTTPServerBuilder.http1(
            configuration: .init(
                additionalChannelHandlers: [
                    Doorkeeper(crowd: crowd, headTime: times.head, idleTime: times.idle, bodyTime: times.body)
                ]))
        let server = Application(
            router: router, server: try proof.map { try .tls(plain, tlsConfiguration: $0.settings) } ?? plain,
            configuration: .init(
                address: .hostname(address.host, port: address.port), serverName: "gatehouse", backlog: 1024,
                reuseAddress: true),
            onServerRunning: { channel in await ready(channel.localAddress?.port ?? 0) }, logger: log)
        // The last one stops first: the server, then what empties the inbox, then what sends.
        let drain = Draining(health: health)
        var configuration = ServiceGroupConfiguration(
            services: ([pulse, dispatch, telling, sweeping, timekeeper, weatherman, bookkeeper]
                + (reviewer.map { [$0] } ?? []) + [
                    clerk, runner, forgetting, server,
                ]
                + others
                + [drain]).map { .init(service: $0) },
            gracefulShutdownSignals: heedingSignals ? [.sigterm, .sigint] : [], logger: log)
        configuration.maximumGracefulShutdownDuration = times.stopping
        let group = ServiceGroup(configuration: configuration)
        do {
            try await group.run()
        } catch {
            await courier.close()
            try? store.close()
            throw error
        }
        await courier.close()
        try store.close()
    }
}

/// Says “not ready” before anything else stops.
private struct Draining: Service, CustomStringConvertible {
    let description = "draining"
    let health: Health

    func run() async throws {
        try? await gracefulShutdown()
        health.drain()
    }
}
