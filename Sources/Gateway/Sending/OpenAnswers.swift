import Channels
import Chat
import ServiceDesk
import Synchronization
import Wire

/// Webhooks whose answer has not been given yet, and the letters that may still go into it.
final class OpenAnswers: Sendable {
    /// How many answers are remembered for platforms that ask the same again.
    private static let most = 512
    /// How often it is looked whether anything still comes.
    private static let look = Duration.milliseconds(40)

    private struct Place: Hashable {
        let channel: ChannelID
        let room: ChatID
    }

    private struct State {
        var seats: [Place: Seat] = [:]
        /// What was answered in place, by what the webhook is known by; the oldest first.
        var given: [(key: String, message: Outbound)] = []
    }

    /// One webhook that waits.
    final class Seat: Sendable {
        fileprivate let message: Inbound
        fileprivate let turn: @Sendable (Outbound) -> HTTPReply?
        fileprivate let reply = Mutex<HTTPReply?>(nil)
        fileprivate let bell = Bell()

        fileprivate init(message: Inbound, turn: @escaping @Sendable (Outbound) -> HTTPReply?) {
            self.message = message
            self.turn = turn
        }
    }

    private let state = Mutex(State())

    /// Takes a seat before the message is decided on, so that its answer cannot pass by.
    ///
    /// - Parameter turn: makes the answer of a letter; nil where it cannot be one.
    /// - Returns: nil when another webhook of the same room waits already.
    func seat(
        for message: Inbound, on channel: ChannelID, turn: @escaping @Sendable (Outbound) -> HTTPReply?
    ) -> Seat? {
        let place = Place(channel: channel, room: message.room.id)
        return state.withLock { state in
            guard state.seats[place] == nil else { return nil }
            let seat = Seat(message: message, turn: turn)
            state.seats[place] = seat
            return seat
        }
    }

    /// Waits for a letter at most so long, then gives the seat up.
    ///
    /// - Parameter nothingComes: whether all is decided and said that the message could bring about.
    func reply(
        for seat: Seat, on channel: ChannelID, within time: Duration, unless nothingComes: () async -> Bool
    ) async -> HTTPReply? {
        let end = ContinuousClock.now + time
        while seat.reply.withLock({ $0 == nil }), ContinuousClock.now < end {
            await seat.bell.wait(atMost: min(Self.look, end - .now))
            if seat.reply.withLock({ $0 == nil }), await nothingComes() { break }
        }
        leave(seat, on: channel)
        // Whatever was taken before the seat was given up is the answer; afterwards nothing is.
        return seat.reply.withLock { $0 }
    }

    func leave(_ seat: Seat, on channel: ChannelID) {
        let place = Place(channel: channel, room: seat.message.room.id)
        state.withLock { if $0.seats[place] === seat { $0.seats[place] = nil } }
    }

    /// Whether a letter went into the answer of a webhook that waits: to one person alone, or as the answer to its very
    /// message.
    func takes(_ message: Outbound, on channel: ChannelID) -> Bool {
        state.withLock { state in
            let place = Place(channel: channel, room: message.room.id)
            guard let seat = state.seats[place],
                seat.message.room.kind == .direct || message.quoting == seat.message.id,
                let reply = seat.turn(message)
            else { return false }
            state.seats[place] = nil
            state.given.append((Self.key(seat.message, channel), message))
            if state.given.count > Self.most { state.given.removeFirst() }
            seat.reply.withLock { $0 = reply }
            seat.bell.ring()
            return true
        }
    }

    /// What the same webhook was answered with before; the platform may not have heard it.
    func given(to message: Inbound, on channel: ChannelID) -> Outbound? {
        state.withLock { state in
            state.given.last { $0.key == Self.key(message, channel) }?.message
        }
    }

    private static func key(_ message: Inbound, _ channel: ChannelID) -> String { "\(channel)\u{0}\(message.dedupe)" }
}
