import ServiceDesk
import Synchronization

/// The time of day, over steps of the system's clock: a step is believed once it has stood for five minutes.
///
/// Until then time goes on by the monotonic clock, which counts on while the machine sleeps. So a clock that is set wrong
/// and right again rings no alarm, ends no wait, and makes no signature too old; one that is put right is followed.
final class SteadyTime: Sendable {
    static let patience = Duration.seconds(300)
    /// What keeping time looks like is followed at once.
    private static let tolerance = Duration.seconds(2)

    private struct State {
        var wall: Instant
        var tick: ContinuousClock.Instant
        var doubt: (gap: Duration, since: ContinuousClock.Instant)?
    }

    private let state: Mutex<State>
    private let wall: @Sendable () -> Instant
    private let tick: @Sendable () -> ContinuousClock.Instant

    init(wall: @escaping @Sendable () -> Instant, tick: @escaping @Sendable () -> ContinuousClock.Instant) {
        self.wall = wall
        self.tick = tick
        state = Mutex(State(wall: wall(), tick: tick()))
    }

    func now() -> Instant {
        state.withLock { state in
            let (wall, tick) = (wall(), tick())
            let expected = state.wall + (tick - state.tick)
            let gap = wall - expected
            func believe() -> Instant {
                state = State(wall: wall, tick: tick)
                return wall
            }
            if gap.magnitude <= Self.tolerance { return believe() }
            guard let doubt = state.doubt, (gap - doubt.gap).magnitude <= Self.tolerance else {
                state.doubt = (gap, tick)
                return expected
            }
            return tick - doubt.since >= Self.patience ? believe() : expected
        }
    }
}

extension Duration {
    fileprivate var magnitude: Duration { self < .zero ? .zero - self : self }
}
