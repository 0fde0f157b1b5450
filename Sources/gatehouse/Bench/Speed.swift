import Foundation
import Synchronization
import Understanding

/// What single messages cost.
struct Speed {
    /// Of the best round.
    private(set) var mean: Duration
    private(set) var median: Duration
    private(set) var slowestHundredth: Duration

    /// Plays the items `rounds` times. The mean is what a round without a clock inside takes of the processor; the quantiles
    /// are over each item's best time, so that an interruption by another program is not taken for a slow message.
    init(of understander: Understander, on items: [Item], rounds: Int) {
        let clock = ContinuousClock()
        let whole = Self.best(of: rounds) {
            for item in items { keep(understander.understand(item.text, in: item.hearing).acts.count) }
        }
        mean = whole / max(1, items.count)
        var each = Array(repeating: Duration.seconds(3600), count: items.count)
        for _ in 0..<rounds {
            for (index, item) in items.enumerated() {
                let took = clock.measure {
                    keep(understander.understand(item.text, in: item.hearing).acts.count)
                }
                each[index] = min(each[index], took)
            }
        }
        each.sort()
        median = each[each.count / 2]
        slowestHundredth = each[each.count * 99 / 100]
    }

    var perSecond: Double { 1 / (mean / .seconds(1)) }

    static func best(of rounds: Int, _ work: () -> Void) -> Duration {
        (0..<rounds).map { _ in
            let start = processorTime()
            work()
            return processorTime() - start
        }.min() ?? .zero
    }

    /// What this thread has had of the processor; while it waits for one, this clock stands.
    private static func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

/// Answers go here, so that the work is not optimised away; nothing reads it.
private let kept = Atomic<Int>(0)

private func keep(_ count: Int) { kept.wrappingAdd(count, ordering: .relaxed) }

/// How much memory the process holds, in bytes; 0 where the system does not tell it the Linux way.
func residentBytes() -> Int {
    let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
    return (pages?.dropFirst().first.flatMap { Int($0) } ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
}
