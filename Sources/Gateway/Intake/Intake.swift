import Channels
import Chat
import Foundation
import Logging
import ServiceDesk
import Storage
import Wire

/// Takes webhooks: proves them, reads them, writes them down, and only then answers.
package struct Intake: Sendable {
    let store: Store
    let adapters: [ChannelID: any Adapter]
    let watch: Watch
    /// Rung when there is something to decide.
    let arrivals: Bell
    let log: Logger
    private let happenings: Happenings
    private let answers: OpenAnswers
    private let meters: Meters

    /// - Parameter errands: rung when there is something to do at a platform.
    package init(
        store: Store, adapters: [ChannelID: any Adapter], watch: Watch, arrivals: Bell, errands: Bell, log: Logger
    ) {
        self.init(
            store: store, adapters: adapters, watch: watch, arrivals: arrivals, errands: errands,
            answers: OpenAnswers(), log: log)
    }

    /// - Parameter answers: shared with whoever sends letters.
    init(
        store: Store, adapters: [ChannelID: any Adapter], watch: Watch, arrivals: Bell, errands: Bell,
        answers: OpenAnswers, meters: Meters = Meters(), log: Logger
    ) {
        self.answers = answers
        self.meters = meters
        happenings = Happenings(store: store, adapters: adapters, arrivals: arrivals, errands: errands, log: log)
        self.store = store
        self.adapters = adapters
        self.watch = watch
        self.arrivals = arrivals
        self.log = log
    }

    /// The longest body that a channel's platform may send, in bytes; a channel that is not there gets little.
    package func longestBody(on channel: ChannelID) -> Int {
        adapters[channel].map { type(of: $0).longestBody } ?? 1 << 16
    }

    /// Answers 2xx only after the messages are on the disk.
    package func receive(_ webhook: Webhook, on channel: ChannelID) async -> HTTPReply {
        guard let adapter = adapters[channel] else {
            meters.count(.webhooks, "", "unknown")
            return .refusing(404, "there is no channel of this name")
        }
        let (now, start) = (watch.now(), ContinuousClock.now)
        do {
            let request = try adapter.verify(webhook, at: now.date)
            let arrival: Arrival
            do throws(Refusal) {
                arrival = try adapter.decode(request)
            } catch {
                guard error.reason.isAboutContent else { throw error }
                return try await keepUnread(request, on: channel, because: error, by: adapter, at: now)
            }
            switch try await placed(arrival, by: adapter, on: channel) {
            case .challenge(let reply):
                meters.count(.webhooks, channel.raw, "challenge")
                return reply
            case .messages(let messages):
                if let reply = try await answer(messages, of: request, by: adapter, on: channel, at: now) {
                    meters.count(.webhooks, channel.raw, "acknowledged")
                    return reply
                }
            case .events(let events): try await keep([], events, of: webhook, on: channel, at: now)
            case .both(let messages, let events):
                try await keep(messages, events, of: webhook, on: channel, at: now)
            case .nothing: break
            }
            meters.count(.webhooks, channel.raw, "acknowledged")
            meters.note(.acknowledging, .now - start)
            return adapter.acknowledgement(of: request) ?? .json("{}")
        } catch let refusal as Refusal {
            meters.count(.webhooks, channel.raw, "unproven")
            log.notice(
                "webhook refused", metadata: ["channel": "\(channel)", "reason": "\(refusal.reason.rawValue)"])
            return adapter.answer(to: refusal) ?? .refusing(refusal.status, refusal.detail)
        } catch {
            meters.count(.webhooks, channel.raw, "unavailable")
            log.error("webhook not kept", metadata: ["channel": "\(channel)", "why": "\(error)"])
            return .unavailable
        }
    }

    /// It comes from the platform, so sending it again would not help: it is kept for a person, and acknowledged.
    private func keepUnread(
        _ request: Verified, on channel: ChannelID, because refusal: Refusal, by adapter: any Adapter, at now: Instant
    ) async throws -> HTTPReply {
        let raw = request.webhook.body
        let isNew = try await store.transaction {
            try $0.quarantine(raw, on: channel, because: refusal.reason.rawValue, at: now)
        }
        meters.count(.webhooks, channel.raw, "unread")
        if isNew {
            log.error(
                "webhook cannot be read; kept apart",
                metadata: ["channel": "\(channel)", "reason": "\(refusal.reason.rawValue)"])
        }
        return adapter.acknowledgement(of: request) ?? .unread(refusal.detail)
    }

    /// Where messages do not tell whether a room is direct, the store does.
    private func placed(_ arrival: Arrival, by adapter: any Adapter, on channel: ChannelID) async throws -> Arrival {
        let rooms = arrival.rooms
        guard adapter is any KnowsRoomsByInvitation, !rooms.isEmpty else { return arrival }
        return arrival.placed(among: try await store.reading { try $0.partners(in: rooms, on: channel) })
    }

    /// Keeps messages and, on a platform that takes an answer in place, waits a little for one.
    private func answer(
        _ messages: [Inbound], of request: Verified, by adapter: any Adapter, on channel: ChannelID, at now: Instant
    ) async throws -> HTTPReply? {
        guard let quick = adapter as? any AnswersInPlace, let message = messages.first, messages.count == 1 else {
            try await keep(messages, [], of: request.webhook, on: channel, at: now)
            return nil
        }
        if let before = answers.given(to: message, on: channel) {
            return quick.answer(before, to: request, at: now.date)
        }
        let seat = answers.seat(for: message, on: channel) { quick.answer($0, to: request, at: now.date) }
        do {
            try await keep(messages, [], of: request.webhook, on: channel, at: now)
        } catch {
            if let seat { answers.leave(seat, on: channel) }
            throw error
        }
        guard let seat else { return nil }
        return await answers.reply(for: seat, on: channel, within: type(of: quick).patience) {
            (try? await store.reading { try $0.isAnswered(message, on: channel) }) ?? false
        }
    }

    private func keep(
        _ messages: [Inbound], _ events: [Event], of webhook: Webhook, on channel: ChannelID, at now: Instant
    ) async throws {
        if !messages.isEmpty {
            let rows = messages.map { InboxRow(channel: channel, message: $0, raw: webhook.body, received: now) }
            let news = try await store.keep(rows)
            if news.contains(true) { arrivals.ring() }
            meters.count(.messages, channel.raw, "kept", by: news.count(where: \.self))
            meters.count(.messages, channel.raw, "repeated", by: news.count { !$0 })
        }
        try await happenings.take(events, of: webhook.body, on: channel, at: now)
    }
}

extension HTTPReply {
    /// Nothing was acknowledged; the platform will send it again.
    static let unavailable = HTTPReply(
        status: 503, headers: [("Content-Type", "application/json"), ("Retry-After", "5")],
        body: problem("not taken; try again shortly"))

    /// Taken, and kept for a person to look at.
    static func unread(_ why: String) -> HTTPReply {
        HTTPReply(status: 200, headers: [("Content-Type", "application/json")], body: problem(why))
    }

    static let crowded = HTTPReply(
        status: 503, headers: [("Content-Type", "application/json"), ("Retry-After", "2"), ("Connection", "close")],
        body: problem("too much at once; try again shortly"))

    static func refusing(_ status: Int, _ why: String) -> HTTPReply {
        HTTPReply(status: status, headers: [("Content-Type", "application/json")], body: problem(why))
    }

    private static func problem(_ why: String) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(["error": why])).map(Array.init) ?? []
    }
}
