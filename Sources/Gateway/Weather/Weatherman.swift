import Logging
import ServiceDesk
import ServiceLifecycle
import Storage

/// Fetches forecasts, and has decided what follows from them; one that does not come or cannot be believed changes
/// nothing, and the last good one holds until it is stale.
package struct Weatherman: Service, CustomStringConvertible {
    /// Its name in logs; by itself a group writes out all that a service holds.
    package let description = "weatherman"

    /// After an answer that was none: sooner than the next forecast is due, and no burden to anybody.
    static let retry = Duration.minutes(15)
    private static let longest = Duration.minutes(1)

    let store: Store
    let office: Office
    let outlet: Outlet
    let watch: Watch
    let outgoing: Bell
    /// For one answer.
    private let patience: Duration
    /// Rung when it is to stop.
    private let end = Bell()
    let log: Logger

    package init(
        store: Store, office: Office, outlet: Outlet, watch: Watch, outgoing: Bell, patience: Duration = .seconds(7),
        log: Logger
    ) {
        self.patience = patience
        self.store = store
        self.office = office
        self.outlet = outlet
        self.watch = watch
        self.outgoing = outgoing
        self.log = log
    }

    package func run() async throws {
        await end.rounds {
            do {
                while try await fetchOne(), !Task.isShuttingDownGracefully {}
                guard let next = try await store.reading({ try $0.nextForecast() }) else { return Self.longest }
                return min(max(.zero, next - watch.now()), Self.longest)
            } catch {
                log.error("forecast not kept; tried again", metadata: ["why": "\(error)"])
                return .seconds(5)
            }
        }
    }

    /// Fetches the forecast that is due.
    ///
    /// - Returns: whether there was one.
    package func fetchOne() async throws -> Bool {
        guard let community = try await store.reading({ [now = watch.now()] in try $0.dueForecast(at: now) }) else {
            return false
        }
        guard let settings = community.care.weather else {
            try await plan(community, after: Self.retry)
            return true
        }
        do {
            let call = OpenMeteo.call(settings, zone: community.zone)
            let reply = try await outlet.send(
                call, within: patience, longestReply: OpenMeteo.longestReply)
            let now = watch.now()
            let forecast = try OpenMeteo.read(reply, zone: community.zone, at: now)
            let next = now + .hours(settings.every)
            try await store.transaction { [office] books in
                try books.planForecast(of: community.id, at: next)
                // As it is now: a storm may have begun while it was fetched.
                guard let community = try books.community(community.id) else { return }
                try office.take(forecast, for: community, in: books, at: now)
            }
            outgoing.ring()
        } catch {
            if Store.isTrouble(error) { throw error }
            log.warning("no forecast; tried again", metadata: ["community": "\(community.id)", "why": "\(error)"])
            try await plan(community, after: Self.retry)
        }
        return true
    }

    private func plan(_ community: CommunityFacts, after wait: Duration) async throws {
        let next = watch.now() + wait
        try await store.transaction { try $0.planForecast(of: community.id, at: next) }
    }
}
