import Chat
import ServiceDesk

/// Leaves a destination alone that failed again and again, tries it with one letter at a time, and fills up slowly.
///
/// It takes failures in more than one room: one that fails alone is slowed down by its own schedule, and is no reason to
/// keep others waiting.
package struct Circuit: Sendable {
    /// When it opens and how it is tried again.
    package struct Settings: Sendable {
        /// Failures one after the other.
        package var failures = 5
        /// Or more than half of so many attempts.
        package var attempts = 20
        /// Between two probes at first; it doubles.
        package var apart = Duration.seconds(5)
        package var longest = Duration.seconds(60)

        package init() {}
    }

    private enum State: Sendable {
        case closed
        /// Nothing before then; then one.
        case open(until: ContinuousClock.Instant)
        /// So many at once; each round that goes well doubles it.
        case filling(width: Int, succeeded: Int)
    }

    private let settings: Settings
    private let width: Int
    private var state = State.closed
    private var inHand = 0
    private var inRow = 0
    private var roomsInRow: Set<ChatID> = []
    private var recent: [(room: ChatID, failed: Bool)] = []
    private(set) var wait: Duration

    /// - Parameter width: the most letters in hand at once.
    init(width: Int, settings: Settings) {
        self.width = width
        self.settings = settings
        wait = settings.apart
    }

    /// Until when nothing is sent; nil: it is closed or filling up.
    var openUntil: ContinuousClock.Instant? {
        if case .open(let until) = state { until } else { nil }
    }

    /// How many letters more may be taken in hand.
    func room(at now: ContinuousClock.Instant) -> Int {
        switch state {
        case .closed: width - inHand
        case .open(let until): until <= now && inHand == 0 ? 1 : 0
        case .filling(let width, _): max(0, width - inHand)
        }
    }

    mutating func take() { inHand += 1 }

    /// As it was when the process ended.
    mutating func reopen(until: ContinuousClock.Instant, wait: Duration) {
        state = .open(until: until)
        self.wait = max(settings.apart, min(wait, settings.longest))
    }

    /// An attempt brought an answer, whatever it was: somebody is there.
    mutating func answered(in room: ChatID) {
        inHand -= 1
        note(room, failed: false)
        switch state {
        case .closed: break
        case .open: state = .filling(width: 1, succeeded: 0)
        case .filling(let width, let succeeded):
            if succeeded + 1 < width {
                state = .filling(width: width, succeeded: succeeded + 1)
            } else if width * 2 < self.width {
                state = .filling(width: width * 2, succeeded: 0)
            } else {
                state = .closed
                wait = settings.apart
            }
        }
    }

    /// An attempt came to nothing.
    mutating func failed(in room: ChatID, at now: ContinuousClock.Instant) {
        inHand -= 1
        note(room, failed: true)
        switch state {
        case .closed:
            if isBeyondHope { open(at: now) }
        case .open:
            // One that was in hand when it opened, or the probe.
            open(at: now)
        case .filling: open(at: now)
        }
    }

    /// Nothing was learnt about the destination.
    mutating func leftAlone() { inHand -= 1 }

    private var isBeyondHope: Bool {
        if inRow >= settings.failures, roomsInRow.count > 1 { return true }
        let failures = recent.filter(\.failed)
        return recent.count == settings.attempts && failures.count * 2 > recent.count
            && Set(failures.map(\.room)).count > 1
    }

    private mutating func open(at now: ContinuousClock.Instant) {
        if case .open(let until) = state, until > now { return }
        if case .closed = state { wait = settings.apart } else { wait = min(wait * 2, settings.longest) }
        state = .open(until: now + wait)
        recent = []
    }

    private mutating func note(_ room: ChatID, failed: Bool) {
        recent.append((room, failed))
        if recent.count > settings.attempts { recent.removeFirst() }
        inRow = failed ? inRow + 1 : 0
        if failed { roomsInRow.insert(room) } else { roomsInRow = [] }
        if roomsInRow.count > 8 { roomsInRow = Set(roomsInRow.prefix(8)) }
    }
}
