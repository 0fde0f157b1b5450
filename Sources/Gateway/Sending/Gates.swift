import Channels
import Chat
import ServiceDesk
import Storage
import Synchronization

/// What holds letters back: each channel's pace, its circuit, and what it asked for.
final class Gates: Sendable {
    /// The most letters in hand on one channel, as many as the courier calls a host at once.
    static let width = 32

    private struct Gate: Sendable {
        var pacing: Pacing
        var circuit: Circuit
        /// The room that was told to wait last, and until when.
        var slowed: (room: ChatID, until: ContinuousClock.Instant)?
        /// Told in more than one room, it is the channel that is too fast.
        var closedUntil: ContinuousClock.Instant?
        /// As the store has it.
        var isKeptOpen = false

        func room(at now: ContinuousClock.Instant) -> Int {
            if let closedUntil, closedUntil > now { return 0 }
            return max(0, min(circuit.room(at: now), pacing.room(at: now)))
        }

        func opening(at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
            [closedUntil, circuit.openUntil, pacing.opening(at: now)].compactMap(\.self).filter { $0 > now }.max()
        }
    }

    private let gates: Mutex<[ChannelID: Gate]>
    private let paces: [ChannelID: Pace]
    private let settings: Circuit.Settings

    init(paces: [ChannelID: Pace], settings: Circuit.Settings) {
        self.paces = paces
        self.settings = settings
        gates = Mutex([:])
    }

    /// - Returns: how many letters may be taken in hand on a channel now.
    func room(on channel: ChannelID, at now: ContinuousClock.Instant = .now) -> Int {
        on(channel) { $0.room(at: now) }
    }

    /// When there may be room; nil: there is some, or an answer has to come first.
    func opening(on channel: ChannelID, at now: ContinuousClock.Instant = .now) -> ContinuousClock.Instant? {
        on(channel) { $0.opening(at: now) }
    }

    /// Counts a letter as sent if its room may be written to now; else says when.
    func enter(_ room: Room, on channel: ChannelID, at now: ContinuousClock.Instant = .now) -> Duration? {
        on(channel) { gate in
            if let opening = gate.pacing.opening(of: room, at: now), opening > now { return opening - now }
            gate.pacing.note(room, at: now)
            gate.circuit.take()
            return nil
        }
    }

    /// What an attempt told about its destination.
    enum Lesson: Sendable {
        case answered
        /// Too fast; not before that.
        case slower(Duration)
        case failed
        case nothing
    }

    /// - Returns: what the store has to keep; nil: nothing has changed.
    func leave(
        _ room: ChatID, on channel: ChannelID, having lesson: Lesson, wall: Instant,
        at now: ContinuousClock.Instant = .now
    ) -> Change? {
        on(channel) { gate in
            switch lesson {
            case .answered: gate.circuit.answered(in: room)
            case .slower(let wait):
                gate.circuit.answered(in: room)
                if let slowed = gate.slowed, slowed.room != room, slowed.until > now {
                    gate.closedUntil = max(gate.closedUntil ?? now, now + wait)
                }
                gate.slowed = (room, now + wait)
            case .failed: gate.circuit.failed(in: room, at: now)
            case .nothing: gate.circuit.leftAlone()
            }
            if let until = gate.circuit.openUntil {
                gate.isKeptOpen = true
                return .open(CircuitRow(channel: channel, wait: gate.circuit.wait, probe: wall + (until - now)))
            }
            defer { gate.isKeptOpen = false }
            return gate.isKeptOpen ? .closed(channel) : nil
        }
    }

    /// Something the store has to keep.
    enum Change: Sendable {
        case open(CircuitRow)
        case closed(ChannelID)
    }

    /// As they were when the process ended; a wall clock that was set back meanwhile keeps nothing shut.
    func reopen(_ rows: [CircuitRow], wall: Instant, at now: ContinuousClock.Instant = .now) {
        for row in rows {
            on(row.channel) { gate in
                let left = max(.zero, min(row.probe - wall, row.wait))
                gate.circuit.reopen(until: now + left, wait: row.wait)
                gate.isKeptOpen = true
            }
        }
    }

    /// Channels whose destination is left alone now.
    var open: [ChannelID] {
        gates.withLock { gates in gates.filter { $0.value.circuit.openUntil != nil }.map(\.key) }
    }

    private func on<T: Sendable>(_ channel: ChannelID, _ body: (inout Gate) -> T) -> T {
        gates.withLock { gates in
            var gate =
                gates[channel]
                ?? Gate(
                    pacing: Pacing(paces[channel] ?? Pace()), circuit: Circuit(width: Self.width, settings: settings))
            // Taken out, so that it is changed in place.
            gates[channel] = nil
            defer { gates[channel] = gate }
            return body(&gate)
        }
    }
}
