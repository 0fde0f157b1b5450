import Channels
import Chat

/// Keeps count of what went out, so that a platform need not tell us to be slower.
///
/// Times are monotonic: a step of the wall clock changes nothing.
struct Pacing: Sendable {
    /// A platform counts when a message arrives, we when it leaves; so much longer each span is taken for.
    private static let stretch = 1.03
    /// How many rooms are remembered before those are looked for that need not be.
    private static let rooms = 4096

    private let pace: Pace
    private var channel: [Window]
    private var rooms: [ChatID: [Window]] = [:]

    init(_ pace: Pace) {
        self.pace = pace
        channel = pace.channel.map { Window($0, stretch: Self.stretch) }
    }

    /// How many messages may go out on the channel now.
    func room(at now: ContinuousClock.Instant) -> Int { channel.map { $0.room(at: now) }.min() ?? .max }

    /// When the next may; nil: now.
    func opening(at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        channel.compactMap { $0.opening(at: now) }.max()
    }

    /// When a room may be written to; nil: now.
    func opening(of room: Room, at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        rooms[room.id]?.compactMap { $0.opening(at: now) }.max()
    }

    /// How many rooms have a count.
    var remembered: Int { rooms.count }

    mutating func note(_ room: Room, at now: ContinuousClock.Instant) {
        for index in channel.indices { channel[index].note(at: now) }
        let allowances = room.kind == .direct ? pace.direct : pace.group
        guard !allowances.isEmpty else { return }
        if rooms[room.id] == nil, rooms.count >= Self.rooms {
            rooms = rooms.filter { $0.value.contains { !$0.isEmpty(at: now) } }
        }
        var windows = rooms[room.id] ?? allowances.map { Window($0, stretch: Self.stretch) }
        for index in windows.indices { windows[index].note(at: now) }
        rooms[room.id] = windows
    }
}

/// The moments of the last messages under one allowance: whatever span of its length one looks at, it holds no more
/// than are allowed. A bucket that fills evenly would let twice as many through after a pause.
private struct Window: Sendable {
    private let count: Int
    private let time: Duration
    /// A ring; the oldest stands at `next` once it is full.
    private var moments: [ContinuousClock.Instant] = []
    private var next = 0

    init(_ allowance: Pace.Allowance, stretch: Double) {
        count = allowance.count
        time = allowance.time * stretch
    }

    func room(at now: ContinuousClock.Instant) -> Int {
        guard opening(at: now) == nil else { return 0 }
        // From the oldest on, those that no longer count.
        var free = count - moments.count
        for offset in moments.indices {
            guard moments[(next + offset) % moments.count] + time <= now else { break }
            free += 1
        }
        return free
    }

    func opening(at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        guard moments.count == count else { return nil }
        let end = moments[next] + time
        return end <= now ? nil : end
    }

    func isEmpty(at now: ContinuousClock.Instant) -> Bool { moments.allSatisfy { $0 + time <= now } }

    mutating func note(at now: ContinuousClock.Instant) {
        if moments.count < count {
            moments.append(now)
        } else {
            moments[next] = now
            next = (next + 1) % count
        }
    }
}
