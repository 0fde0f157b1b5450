import Channels
import Chat
import Foundation
import Logging
import ServiceDesk
import Storage

/// Takes what happened on a channel and was no message.
struct Happenings: Sendable {
    let store: Store
    let adapters: [ChannelID: any Adapter]
    /// Rung when there is something to decide.
    let arrivals: Bell
    /// Rung when there is something to do at a platform.
    let errands: Bell
    let log: Logger

    /// All of it is on the disk when this returns.
    func take(_ events: [Event], of raw: [UInt8], on channel: ChannelID, at now: Instant) async throws {
        guard !events.isEmpty else { return }
        // A redelivered press is one press, as a message is one message.
        let presses = events.compactMap(\.press).map { press in
            InboxRow(channel: channel, message: Inbound(press), raw: raw, received: now)
        }
        if !presses.isEmpty, try await store.keep(presses).contains(true) { arrivals.ring() }

        let work = try events.filter { needsErrand($0, on: channel, at: now) }.map(Self.work)
        let isNew = try await store.transaction { books in
            for errand in work { try books.leave(errand: errand, on: channel, at: now) }
            return try events.reduce(false) { try books.take($1, of: raw, on: channel, at: now) || $0 }
        }
        if isNew { arrivals.ring() }
        if !work.isEmpty { errands.ring() }
        for event in events { tell(event, on: channel) }
    }

    private func needsErrand(_ event: Event, on channel: ChannelID, at now: Instant) -> Bool {
        guard let adapter = adapters[channel] else { return false }
        if case .called = event { return adapter is any Summoned }
        return !adapter.calls(on: event, by: Means(now: now.date)).isEmpty
    }

    /// An errand in words that outlive the process.
    static func work(_ event: Event) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(event), as: UTF8.self)
    }

    static func event(_ work: String) -> Event? { try? JSONDecoder().decode(Event.self, from: Data(work.utf8)) }

    private func tell(_ event: Event, on channel: ChannelID) {
        switch event {
        case .migrated: log.notice("room moved", metadata: ["channel": "\(channel)"])
        case .membership(_, let standing):
            log.notice("membership changed", metadata: ["channel": "\(channel)", "standing": "\(standing.rawValue)"])
        case .invited: log.notice("invited into a room", metadata: ["channel": "\(channel)"])
        case .fate(_, .failed(let why)):
            log.notice("a message sent before was not delivered", metadata: ["channel": "\(channel)", "why": "\(why)"])
        case .noticed(let notice) where notice.isTrouble:
            log.error(
                "the platform asks for an operator", metadata: ["channel": "\(channel)", "what": "\(notice.type)"])
        case .noticed(let notice):
            log.debug("event ignored", metadata: ["channel": "\(channel)", "what": "\(notice.type)"])
        case .pressed, .edited, .deleted, .person, .fate, .called: break
        }
    }
}

extension Books {
    /// - Returns: whether there is something new to decide.
    fileprivate func take(
        _ event: Event, of raw: [UInt8], on channel: ChannelID, at now: Instant
    ) throws -> Bool {
        switch event {
        case .edited(let edit):
            return try amend(InboxRow(channel: channel, message: edit.message, raw: raw, received: now))
        case .deleted(let message, let room):
            try hide(message, in: room.id, on: channel)
        case .migrated(let old, let new):
            try move(old, to: new, on: channel)
        case .invited(let room, let inviter?) where room.kind == .direct:
            try noteDirectRoom(room.id, with: inviter, on: channel)
        case .person(let sender, let room, .joined):
            try noteArrival(of: sender.id, in: room.id, on: channel)
        case .person(let sender, let room, .blocked) where room.kind == .direct:
            try forgetDirectRoom(of: sender.id, on: channel)
        case .fate(let message, .failed(let why)):
            _ = try bounce(message, on: channel, because: "told later: \(why)", at: now)
        case .pressed, .membership, .invited, .person, .fate, .called, .noticed: break
        }
        return false
    }
}

extension Event {
    fileprivate var press: Press? { if case .pressed(let press) = self { press } else { nil } }
}

extension Inbound {
    /// To press a button is to say its words, quoting what carries it.
    package init(_ press: Press) {
        self.init(
            id: press.message ?? MessageID(press.id), dedupe: press.dedupe, room: press.room, sender: press.sender,
            text: press.value, mentioned: true, quoting: press.message, quotesUs: press.message != nil,
            thread: press.thread, replyVia: press.replyVia)
    }
}
