import Channels
import Chat
import Courier
import Logging
import ServiceDesk
import ServiceLifecycle
import Storage
import Synchronization
import Wire

/// Takes letters from the outbox to their platforms: order within a room, none between rooms.
package struct Dispatch: Service, CustomStringConvertible {
    /// Its name in logs; by itself a group writes out all that a service holds.
    package let description = "dispatch"

    /// The most letters in hand at once, over all channels; each has a limit of its own besides.
    private static let inHand = 1024
    private static let mostMoves = 5
    /// A send whose answer was lost is not made again before, where the platform would show it twice.
    private static let afterDoubt = Duration.seconds(30)

    let store: Store
    let adapters: [ChannelID: any Adapter]
    let outlet: Outlet
    let watch: Watch
    /// Rung when letters may wait.
    let outgoing: Bell
    /// How long to leave a store alone that could not commit; it doubles each time.
    let patience: Duration
    /// The longest one send may take, whatever the platform does.
    let sendTime: Duration
    /// Whether a send that begins now would still end by itself.
    let mayBegin: @Sendable () -> Bool
    private let answers: OpenAnswers
    private let enclosing: Enclosing
    let gates: Gates
    /// Rung when a letter was given up.
    let failures: Bell
    let breaking: Circuit.Settings
    let meters: Meters
    let log: Logger

    package init(
        store: Store, adapters: [ChannelID: any Adapter], outlet: Outlet, watch: Watch, outgoing: Bell,
        patience: Duration = .seconds(1), sendTime: Duration = .seconds(7),
        mayBegin: @escaping @Sendable () -> Bool = { true }, log: Logger
    ) {
        self.init(
            store: store, adapters: adapters, outlet: outlet, watch: watch, outgoing: outgoing, failures: Bell(),
            patience: patience, sendTime: sendTime, mayBegin: mayBegin, answers: OpenAnswers(), log: log)
    }

    /// - Parameters:
    ///   - answers: shared with whoever takes webhooks.
    ///   - paces: where the operator knows better than the platform's own words.
    init(
        store: Store, adapters: [ChannelID: any Adapter], outlet: Outlet, watch: Watch, outgoing: Bell, failures: Bell,
        patience: Duration, sendTime: Duration, mayBegin: @escaping @Sendable () -> Bool, answers: OpenAnswers,
        paces: [ChannelID: Pace] = [:], breaking: Circuit.Settings = Circuit.Settings(), meters: Meters = Meters(),
        log: Logger
    ) {
        self.answers = answers
        enclosing = Enclosing(outlet: outlet, folder: MediaFolder(beside: store.path))
        self.failures = failures
        self.breaking = breaking
        self.meters = meters
        gates = Gates(
            paces: adapters.mapValues { type(of: $0).limits.pace }.merging(paces) { $1 }, settings: breaking)
        self.store = store
        self.adapters = adapters
        self.outlet = outlet
        self.watch = watch
        self.outgoing = outgoing
        self.patience = patience
        self.sendTime = sendTime
        self.mayBegin = mayBegin
        self.log = log
    }

    package func run() async throws {
        let hands = Hands(Self.inHand)
        await reopen()
        await withGracefulShutdownHandler {
            // Leaving the group waits for what is in hand: no send is cut.
            await withDiscardingTaskGroup { group in
                while !Task.isCancelled && !Task.isShuttingDownGracefully {
                    let letters = await claim(hands.free)
                    hands.take(letters.count)
                    for letter in letters {
                        group.addTask {
                            await deliver(letter)
                            hands.give()
                            // The next letter to the same room may go now.
                            outgoing.ring()
                        }
                    }
                    if letters.isEmpty { await outgoing.wait(atMost: await pause()) }
                }
            }
        } onGracefulShutdown: {
            outgoing.ring()
        }
    }

    /// Destinations that were left alone before a restart still are.
    private func reopen() async {
        guard let rows = try? await store.reading({ try $0.circuits() }), !rows.isEmpty else { return }
        gates.reopen(rows, wall: watch.now())
    }

    func claim(_ limit: Int) async -> [Delivery] {
        guard limit > 0, mayBegin() else { return [] }
        let (now, gates) = (watch.now(), gates)
        let entered = Mutex<[(ChannelID, ChatID)]>([])
        do {
            // Looking is free; only what is really due is worth a commit.
            let due = try await store.reading { try $0.waitingChannels() }
                .filter { $0.due <= now && gates.room(on: $0.channel) > 0 }.map(\.channel).shuffled()
            guard !due.isEmpty else { return [] }
            return try await store.transaction { books in
                var claimed: [Delivery] = []
                for (index, channel) in due.enumerated() {
                    // What one leaves of its share the next may have.
                    let share = (limit - claimed.count) / (due.count - index)
                    claimed += try books.claimDeliveries(
                        on: channel, at: now, limit: min(share, gates.room(on: channel))
                    ) { room in
                        if let wait = gates.enter(room, on: channel) { return now + wait }
                        entered.withLock { $0.append((channel, room.id)) }
                        return nil
                    }
                }
                return claimed
            }
        } catch {
            for (channel, room) in entered.withLock({ $0 }) {
                _ = gates.leave(room, on: channel, having: .nothing, wall: now)
            }
            log.error("outbox not read; tried again", metadata: ["why": "\(error)"])
            return []
        }
    }

    private func pause() async -> Duration {
        // Others may write into the outbox too, and ring no bell: the command line does.
        let longest = Duration.seconds(5)
        do {
            let waiting = try await store.reading { try $0.waitingChannels() }
            let (now, tick) = (watch.now(), ContinuousClock.now)
            let waits = waiting.compactMap { channel, due -> Duration? in
                let opening = gates.opening(on: channel, at: tick).map { $0 - tick }
                // An answer that has to come first rings the bell.
                guard opening != nil || gates.room(on: channel, at: tick) > 0 else { return nil }
                return max(due - now, opening ?? .zero)
            }
            // Never zero: what is due now and was not claimed waits for a free hand or a store in trouble.
            return min(max(.milliseconds(20), waits.min() ?? longest), longest)
        } catch {
            return .seconds(1)
        }
    }

    /// One attempt, and what becomes of it.
    func deliver(_ delivery: Delivery) async {
        let start = ContinuousClock.now
        let (settlement, lesson) = await attempt(delivery)
        meters.count(.attempts, delivery.channel.raw, settlement.word)
        meters.note(.sending, .now - start)
        let now = watch.now()
        let change = gates.leave(delivery.message.room.id, on: delivery.channel, having: lesson, wall: now)
        if case .open(let row) = change {
            log.error("destination left alone", metadata: ["channel": "\(row.channel)", "wait": "\(row.wait)"])
        }
        // The answer is known; a store in trouble must not make us send again, nor the room wait for a restart.
        var wait = patience
        while true {
            do {
                try await store.together { books in
                    try books.settle(delivery, settlement, at: now)
                    switch change {
                    case .open(let row): try books.keep(row)
                    case .closed(let channel): try books.closeCircuit(of: channel)
                    case nil: break
                    }
                }
                if settlement.isEnd { failures.ring() }
                return
            } catch {
                log.error(
                    "delivery not settled; tried again", metadata: ["letter": "\(delivery.id)", "why": "\(error)"])
            }
            // The next start sends it once more then, with the same key.
            guard !Task.isCancelled, !Task.isShuttingDownGracefully else { return }
            try? await Task.sleep(for: wait)
            wait = min(wait + wait, .seconds(30))
        }
    }

    private func attempt(_ delivery: Delivery) async -> (Settlement, Gates.Lesson) {
        guard let adapter = adapters[delivery.channel] else {
            return (dead(delivery, because: "there is no channel ‘\(delivery.channel)’ any more"), .nothing)
        }
        // The shortest way, and on some platforms the only one that costs nothing.
        if answers.takes(delivery.message, on: delivery.channel) {
            let id = (adapter as? any AnswersInPlace)?.idInPlace(of: delivery.message)
            return (.delivered(id), .answered)
        }
        do {
            let deadline = ContinuousClock.now + sendTime
            var means = try await outlet.means(of: delivery.channel, adapter)
            means.reply = await replyAddress(for: delivery)
            means.isOutsideWindow = await isOutsideWindow(delivery.message.room, of: adapter, on: delivery.channel)
            return try await attempt(delivery, with: adapter, by: means, until: deadline)
        } catch let fault as TokenFault {
            return (again(delivery, asked: fault.wait, because: "no token: \(fault.why)"), .failed)
        } catch let fault as Unsendable {
            return (
                fault.isUnreachable ? unreachable(delivery, because: fault.why) : dead(delivery, because: fault.why),
                .nothing
            )
        } catch let fault as CourierFault {
            return settlement(of: fault, delivery, isShownOnce: type(of: adapter).abilities.recognisesResend)
        } catch {
            return (again(delivery, asked: nil, because: "\(error)"), .nothing)
        }
    }

    /// Sends it, and once more where the platform says what was wrong with the way it came.
    private func attempt(
        _ delivery: Delivery, with adapter: any Adapter, by first: Means, until deadline: ContinuousClock.Instant
    ) async throws -> (Settlement, Gates.Lesson) {
        var means = first
        var message = delivery.message
        var isRenewed = false
        while true {
            if message.enclosure != nil {
                let left = max(.milliseconds(100), deadline - .now)
                switch try await enclosing.enclose(message, with: adapter, by: means, within: left) {
                case .ready(let ready): means = ready
                case .failed(.tokenExpired) where !isRenewed:
                    isRenewed = true
                    means = try await outlet.renewed(means, of: delivery.channel, adapter)
                    continue
                case .failed(let receipt): return (settlement(of: receipt, delivery), receipt.lesson)
                }
            }
            let call = try adapter.encode(message, by: means)
            // Never zero: a call that may take no time at all is none.
            let left = max(.milliseconds(100), deadline - .now)
            let receipt = adapter.judge(try await outlet.send(call, within: left), of: message)
            switch receipt {
            case .tokenExpired where !isRenewed:
                isRenewed = true
                means = try await outlet.renewed(means, of: delivery.channel, adapter)
            case .windowClosed where !means.isOutsideWindow: means.isOutsideWindow = true
            case .quoteGone where message.quoting != nil || message.thread != nil: message = message.withoutQuote
            // Such an address may end before its time; there may be another way.
            case .refused where means.reply != nil, .unreachable where means.reply != nil:
                let (room, channel) = (delivery.message.room.id, delivery.channel)
                try? await store.transaction { try $0.forgetReplyAddresses(of: room, on: channel) }
                means.reply = nil
            case .delivered, .retry, .moved, .tokenExpired, .windowClosed, .quoteGone, .unreachable, .refused:
                return (settlement(of: receipt, delivery), receipt.lesson)
            }
        }
    }

    /// Whether they last wrote too long ago; also where they never did, for then there is no window.
    private func isOutsideWindow(_ room: Room, of adapter: any Adapter, on channel: ChannelID) async -> Bool {
        guard room.kind == .direct, let limited = adapter as? any KnowsWindow else { return false }
        do {
            let last = try await store.reading { try $0.lastHeard(in: room.id, on: channel) }
            let now = watch.now()
            return last.map { now - $0 > type(of: limited).window } ?? true
        } catch {
            // A store in trouble is no reason to keep silent: the platform says itself what it does not take.
            return false
        }
    }

    /// Counted as used before it is: what becomes of a call may never be known.
    private func replyAddress(for delivery: Delivery) async -> ReplyAddress? {
        let (message, channel, now) = (delivery.message, delivery.channel, watch.now())
        guard delivery.mayAnswer else { return nil }
        return try? await store.transaction { try $0.takeReplyAddress(for: message, on: channel, at: now) }
    }

    private func settlement(of receipt: Receipt, _ delivery: Delivery) -> Settlement {
        switch receipt {
        case .delivered(let message): .delivered(message)
        case .retry(let wait, let why): again(delivery, asked: wait, because: why)
        // Two rooms that point at each other would go on for ever.
        case .moved(let room):
            delivery.tries < Self.mostMoves ? .moved(to: room) : dead(delivery, because: "the room moves on and on")
        case .tokenExpired(let why): again(delivery, asked: nil, because: why)
        case .windowClosed(let why), .unreachable(let why): unreachable(delivery, because: why)
        case .quoteGone(let why), .refused(let why): dead(delivery, because: why)
        }
    }

    private func unreachable(_ delivery: Delivery, because why: String) -> Settlement {
        log.notice(
            "person not reached here; another way is looked for",
            metadata: ["letter": "\(delivery.id)", "channel": "\(delivery.channel)", "why": "\(why)"])
        return .unreachable(because: why)
    }

    private func settlement(
        of fault: CourierFault, _ delivery: Delivery, isShownOnce: Bool
    ) -> (Settlement, Gates.Lesson) {
        let why = fault.description
        if fault.kind.isForGood { return (dead(delivery, because: why), .nothing) }
        let lesson: Gates.Lesson = fault.kind.isOurs ? .nothing : .failed
        guard fault.mayHaveArrived, !isShownOnce else {
            return (again(delivery, asked: nil, because: why), lesson)
        }
        // Nobody can tell whether it arrived. Twice is better than never, except for what goes to many.
        if delivery.haste == .bulk {
            log.error(
                "answer lost; not sent again by itself",
                metadata: ["letter": "\(delivery.id)", "channel": "\(delivery.channel)", "why": "\(why)"])
            return (.doubtful(because: "its answer was lost: \(why)"), lesson)
        }
        let least = delivery.pressing == .urgent ? nil : Self.afterDoubt
        return (again(delivery, asked: least, isHeld: false, isDoubtful: true, because: why), lesson)
    }

    private func again(
        _ delivery: Delivery, asked: Duration?, isHeld: Bool = true, isDoubtful: Bool = false, because why: String
    ) -> Settlement {
        let tries = delivery.tries + 1
        guard
            let due = Backoff.next(
                after: tries, created: delivery.created, asked: asked, haste: min(delivery.haste, delivery.pressing),
                now: watch.now(), watch: watch, apart: breaking.apart)
        else { return dead(delivery, because: "given up after \(tries) attempts: \(why)") }
        log.notice(
            "delivery put off",
            metadata: [
                "letter": "\(delivery.id)", "channel": "\(delivery.channel)", "tries": "\(tries)", "why": "\(why)",
            ])
        return .again(at: due, held: isHeld && asked != nil, isDoubtful: isDoubtful, because: why)
    }

    private func dead(_ delivery: Delivery, because why: String) -> Settlement {
        log.error(
            "delivery given up",
            metadata: ["letter": "\(delivery.id)", "channel": "\(delivery.channel)", "why": "\(why)"])
        return .dead(because: why)
    }
}

/// How many more letters may be in hand.
private final class Hands: Sendable {
    private let count: Mutex<Int>

    init(_ count: Int) { self.count = Mutex(count) }

    var free: Int { count.withLock { $0 } }
    func take(_ some: Int) { count.withLock { $0 -= some } }
    func give() { count.withLock { $0 += 1 } }
}

extension Settlement {
    /// For the figures.
    fileprivate var word: String {
        switch self {
        case .delivered: "delivered"
        case .again(_, let held, _, _): held ? "held" : "again"
        case .moved: "moved"
        case .dead: "dead"
        case .doubtful: "doubtful"
        case .unreachable: "unreachable"
        }
    }

    /// Nothing more is done by itself, and it was not delivered.
    fileprivate var isEnd: Bool {
        switch self {
        case .dead, .doubtful, .unreachable: true
        case .delivered, .again, .moved: false
        }
    }
}

extension Receipt {
    /// What it tells about the destination; any plain answer says that somebody is there.
    fileprivate var lesson: Gates.Lesson {
        switch self {
        case .retry(let wait?, _): .slower(wait)
        case .retry(nil, _): .failed
        case .delivered, .moved, .tokenExpired, .windowClosed, .quoteGone, .unreachable, .refused: .answered
        }
    }
}

extension CourierFault.Kind {
    /// The call itself cannot be made, now or later.
    fileprivate var isForGood: Bool {
        switch self {
        case .badAddress, .badHeader, .notAllowed: true
        case .busy, .closed, .cancelled, .couldNotResolve, .couldNotConnect, .tls, .timedOut, .reset, .tooLarge,
            .unreadable, .unexpected:
            false
        }
    }

    /// It says nothing about the other side.
    fileprivate var isOurs: Bool {
        switch self {
        case .badAddress, .badHeader, .notAllowed, .busy, .closed, .cancelled, .unexpected: true
        case .couldNotResolve, .couldNotConnect, .tls, .timedOut, .reset, .tooLarge, .unreadable: false
        }
    }
}
