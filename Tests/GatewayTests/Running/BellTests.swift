import Gateway
import Synchronization
import Testing

@Suite struct BellTests {
    /// Longer than any test takes; whoever waits so long was not woken.
    private let forever = Duration.seconds(600)

    @Test func `a ring before anybody waits is kept, once`() async {
        let bell = Bell()
        bell.ring()
        bell.ring()
        await bell.wait(atMost: forever)
        let start = ContinuousClock.now
        await bell.wait(atMost: .milliseconds(30))
        #expect(ContinuousClock.now - start >= .milliseconds(30))
    }

    @Test func `a ring wakes the one who waits`() async {
        let bell = Bell()
        async let waiting: Void = bell.wait(atMost: forever)
        await Task.yield()
        bell.ring()
        await waiting
    }

    @Test func `without a ring the time is waited for`() async {
        let start = ContinuousClock.now
        await Bell().wait(atMost: .milliseconds(30))
        #expect(ContinuousClock.now - start >= .milliseconds(30))
    }

    @Test func `a cancelled wait ends at once`() async {
        let waiting = Task { await Bell().wait(atMost: .seconds(600)) }
        waiting.cancel()
        await waiting.value
        let later = Task {
            try? await Task.sleep(for: .seconds(600))
            await Bell().wait(atMost: .seconds(600))
        }
        later.cancel()
        await later.value
    }

    @Test func `a wait that timed out leaves nothing behind that swallows a ring`() async {
        let bell = Bell()
        for _ in 1...50 { await bell.wait(atMost: .microseconds(50)) }
        bell.ring()
        await bell.wait(atMost: forever)
    }

    @Test func `no wake-up is lost, however ringing and waiting meet`() async {
        // One puts work down and rings, the other waits and takes all there is. A lost ring would leave work lying.
        let bell = Bell()
        let work = Work()
        let total = 5000
        await withTaskGroup { group in
            for _ in 1...4 {
                group.addTask {
                    for number in 1...(total / 4) {
                        work.add()
                        bell.ring()
                        if number % 7 == 0 { await Task.yield() }
                    }
                }
            }
            group.addTask {
                var taken = 0
                while taken < total {
                    let some = work.take()
                    taken += some
                    if some == 0 { await bell.wait(atMost: .seconds(600)) }
                }
            }
        }
        #expect(work.take() == 0)
    }
}

private final class Work: Sendable {
    private let amount = Mutex(0)

    func add() { amount.withLock { $0 += 1 } }

    func take() -> Int {
        amount.withLock { amount in
            defer { amount = 0 }
            return amount
        }
    }
}
