import ServiceDesk
import Synchronization
import Testing

@testable import Gateway

/// A clock that is set wrong changes nothing at once; one that is put right is followed.
@Suite struct SteadyTimeTests {
    /// Both clocks, moved by hand.
    private final class Clocks: Sendable {
        private let state = Mutex((wall: Instant(milliseconds: 1_000_000_000_000), tick: ContinuousClock.now))

        var wall: Instant { state.withLock { $0.wall } }
        var tick: ContinuousClock.Instant { state.withLock { $0.tick } }

        func pass(_ time: Duration) {
            state.withLock {
                $0.wall = $0.wall + time
                $0.tick += time
            }
        }

        func step(_ time: Duration) { state.withLock { $0.wall = $0.wall + time } }
    }

    private func steady(_ clocks: Clocks) -> SteadyTime { SteadyTime(wall: { clocks.wall }, tick: { clocks.tick }) }

    @Test(arguments: [Duration.seconds(30), .seconds(86_400), .seconds(365 * 86_400), .seconds(-30), .seconds(-86_400)])
    func `a step that is taken back is never seen`(_ step: Duration) {
        let clocks = Clocks()
        let time = steady(clocks)
        let start = time.now()
        clocks.step(step)
        for second in 1...200 {
            clocks.pass(.seconds(1))
            #expect(time.now() - start == .seconds(second))
        }
        clocks.step(.zero - step)
        clocks.pass(.seconds(1))
        #expect(time.now() - start == .seconds(201))
    }

    @Test(arguments: [Duration.seconds(86_400), .seconds(-86_400)])
    func `a step that stands is believed after five minutes`(_ step: Duration) {
        let clocks = Clocks()
        let time = steady(clocks)
        let start = time.now()
        clocks.step(step)
        _ = time.now()
        clocks.pass(SteadyTime.patience - .seconds(1))
        #expect(time.now() - start == SteadyTime.patience - .seconds(1))
        clocks.pass(.seconds(1))
        #expect(time.now() == clocks.wall)
        clocks.pass(.seconds(1))
        #expect(time.now() == clocks.wall)
    }

    @Test func `a clock that is stepped about goes on evenly`() {
        let clocks = Clocks()
        let time = steady(clocks)
        let start = time.now()
        for (minute, step) in [3600, -7200, 40, -86_400, 9000].enumerated() {
            clocks.step(.seconds(step))
            clocks.pass(.seconds(60))
            #expect(time.now() - start == .seconds(60 * (minute + 1)))
        }
    }

    @Test func `small corrections and the machine's sleep are followed at once`() {
        let clocks = Clocks()
        let time = steady(clocks)
        clocks.step(.milliseconds(-900))
        #expect(time.now() == clocks.wall)
        clocks.pass(.seconds(7 * 3600))
        #expect(time.now() == clocks.wall)
    }
}
