import Channels
import Chat
import Courier
import Logging
import ServiceDesk
import ServiceLifecycle
import Storage
import Wire

/// Runs errands: fetches what a platform only rang for, accepts invitations, ends a pressed button's clock.
package struct Runner: Service, CustomStringConvertible {
    /// Its name in logs; by itself a group writes out all that a service holds.
    package let description = "runner"

    private static let atOnce = 8
    /// The most pages fetched for one ring, so that no platform can keep us at it for ever.
    private static let mostPages = 200

    let store: Store
    let adapters: [ChannelID: any Adapter]
    let outlet: Outlet
    let watch: Watch
    let arrivals: Bell
    /// Rung when there is an errand.
    let errands: Bell
    let log: Logger
    private let happenings: Happenings
    private let fetching: Fetching?

    /// - Parameter fetching: takes in what people send along; nil: it is left where it is.
    package init(
        store: Store, adapters: [ChannelID: any Adapter], outlet: Outlet, watch: Watch, arrivals: Bell, errands: Bell,
        fetching: Fetching? = nil, log: Logger
    ) {
        self.fetching = fetching
        self.store = store
        self.adapters = adapters
        self.outlet = outlet
        self.watch = watch
        self.arrivals = arrivals
        self.errands = errands
        self.log = log
        happenings = Happenings(store: store, adapters: adapters, arrivals: arrivals, errands: errands, log: log)
    }

    package func run() async throws {
        await withGracefulShutdownHandler {
            await greet()
            while !Task.isCancelled && !Task.isShuttingDownGracefully {
                do {
                    let now = watch.now()
                    let due = try await store.reading { try $0.errands(at: now, limit: Self.atOnce) }
                    await withTaskGroup { group in
                        for errand in due { group.addTask { await run(errand) } }
                    }
                    if due.isEmpty { await errands.wait(atMost: try await pause()) }
                } catch {
                    log.error("errands not read; tried again", metadata: ["why": "\(error)"])
                    await errands.wait(atMost: .seconds(1))
                }
            }
        } onGracefulShutdown: {
            errands.ring()
        }
    }

    /// Tells the platforms that want to know that we are there again; nothing depends on it.
    private func greet() async {
        await withTaskGroup { group in
            for (channel, adapter) in adapters {
                guard let polite = adapter as? any Greets else { continue }
                group.addTask {
                    do {
                        let means = try await outlet.means(of: channel, adapter)
                        for call in polite.greetings(by: means) {
                            _ = try await outlet.send(call, within: .seconds(10))
                        }
                    } catch {
                        log.notice("not greeted", metadata: ["channel": "\(channel)", "why": "\(error)"])
                    }
                }
            }
        }
    }

    private func pause() async throws -> Duration {
        guard let next = try await store.reading({ try $0.nextErrand() }) else { return .seconds(30) }
        return min(max(.milliseconds(50), next - watch.now()), .seconds(30))
    }

    private func run(_ errand: Errand) async {
        let ending = await outcome(of: errand)
        let now = watch.now()
        do {
            switch ending {
            case .done: try await store.transaction { try $0.done(errand) }
            case .again(let asked, let why):
                let tries = errand.tries + 1
                let next = Backoff.next(
                    after: tries, created: errand.created, asked: asked, now: now, watch: watch)
                guard let next else { return try await drop(errand, because: why) }
                try await store.transaction { try $0.postpone(errand, until: next) }
            case .refused(let why): try await drop(errand, because: why)
            }
        } catch {
            // It stays as it was, and is run once more.
            log.error("errand not settled", metadata: ["errand": "\(errand.id)", "why": "\(error)"])
            await errands.wait(atMost: .seconds(1))
        }
    }

    private func ending(of fetched: Fetching.Ending) -> Ending {
        switch fetched {
        case .settled: .done
        case .again(let wait, let why): .again(after: wait, because: why)
        }
    }

    private func drop(_ errand: Errand, because why: String) async throws {
        if let wanted = Fetching.Work(errand.work) { try await fetching?.giveUp(wanted, because: why) }
        log.error(
            "errand given up",
            metadata: ["errand": "\(errand.id)", "channel": "\(errand.channel)", "why": "\(why)"])
        try await store.transaction { try $0.done(errand) }
    }

    private enum Ending {
        case done
        case again(after: Duration?, because: String)
        case refused(String)
    }

    private func outcome(of errand: Errand) async -> Ending {
        if let wanted = Fetching.Work(errand.work) {
            guard let fetching else { return .refused("files are not taken in here") }
            return await ending(of: fetching.fetch(wanted, on: errand.channel))
        }
        guard let adapter = adapters[errand.channel], let event = Happenings.event(errand.work) else {
            return .refused("nobody here can do it")
        }
        do {
            let means = try await outlet.means(of: errand.channel, adapter)
            if case .called(let summons) = event {
                guard let summoned = adapter as? any Summoned else { return .refused("nothing can be fetched there") }
                return try await fetch(summons, from: summoned, by: means, for: errand)
            }
            return try await make(adapter.calls(on:by:), on: event, by: means, with: adapter, on: errand.channel)
        } catch let fault as TokenFault {
            return .again(after: fault.wait, because: fault.why)
        } catch {
            return .again(after: nil, because: "\(error)")
        }
    }

    /// Makes the calls that an event asks for; all of them once more with a new token where theirs has run out.
    private func make(
        _ calls: (Event, Means) -> [HTTPCall], on event: Event, by first: Means, with adapter: any Adapter,
        on channel: ChannelID
    ) async throws -> Ending {
        for call in calls(event, first) {
            var receipt = adapter.judge(try await outlet.send(call))
            if case .tokenExpired = receipt, first.token != nil {
                let means = try await outlet.renewed(first, of: channel, adapter)
                for again in calls(event, means) {
                    receipt = adapter.judge(try await outlet.send(again))
                    if let failure = ending(of: receipt) { return failure }
                }
                return .done
            }
            if let failure = ending(of: receipt) { return failure }
        }
        return .done
    }

    private func fetch(
        _ summons: Summons, from adapter: any Summoned, by first: Means, for errand: Errand
    ) async throws -> Ending {
        let channel = errand.channel
        var means = first
        var ring = summons
        for _ in 0..<Self.mostPages {
            let mark = try await store.reading { try $0.readingMark(of: summons.source, on: channel) }
            let reply = try await outlet.send(adapter.fetch(ring, after: mark, by: means))
            switch adapter.readPage(reply, of: ring) {
            case .failed(.tokenExpired) where means.token == first.token:
                means = try await outlet.renewed(means, of: channel, adapter)
            case .hintStale: ring = Summons(source: summons.source, hint: "")
            case .failed(let receipt): return ending(of: receipt) ?? .done
            case .page(let page):
                try await keep(page, of: summons, isFirst: mark == nil, raw: reply.body, for: errand)
                if !page.hasMore { return .done }
            }
        }
        return .again(after: .seconds(1), because: "there is more than \(Self.mostPages) pages")
    }

    private func keep(_ page: Page, of summons: Summons, isFirst: Bool, raw: [UInt8], for errand: Errand) async throws {
        let (channel, now) = (errand.channel, watch.now())
        // The first page of all goes back for days; what was said before we were there is not for us.
        let start = errand.created.date.addingTimeInterval(-600)
        let rows = page.messages.filter { !isFirst || $0.sentAt.map { $0 >= start } ?? true }.enumerated().map {
            // The page is kept once.
            InboxRow(channel: channel, message: $1, raw: $0 == 0 ? raw : [], received: now)
        }
        let isNew = try await store.transaction {
            try $0.keep(rows, endingAt: page.cursor, of: summons.source, on: channel)
        }
        if isNew { arrivals.ring() }
        try await happenings.take(page.events, of: raw, on: channel, at: now)
    }

    /// Nil: it is done.
    private func ending(of receipt: Receipt) -> Ending? {
        switch receipt {
        case .delivered: nil
        case .retry(let wait, let why): .again(after: wait, because: why)
        case .tokenExpired(let why): .again(after: nil, because: why)
        case .moved: .refused("the room has moved")
        case .windowClosed(let why), .quoteGone(let why), .unreachable(let why), .refused(let why): .refused(why)
        }
    }
}
