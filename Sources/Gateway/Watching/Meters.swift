import Synchronization

/// What is counted while the house runs; `/metrics` shows it.
package final class Meters: Sendable {
    /// A number that only grows, by what it is told apart by.
    package enum Counter: String, CaseIterable, Sendable {
        case webhooks = "gatehouse_webhooks_total"
        case messages = "gatehouse_messages_total"
        case decisions = "gatehouse_decisions_total"
        case alarms = "gatehouse_alarms_total"
        case attempts = "gatehouse_attempts_total"
        case commits = "gatehouse_commit_probes_total"

        var labels: [String] {
            switch self {
            case .webhooks, .messages, .attempts: ["channel", "result"]
            case .decisions, .alarms, .commits: ["result"]
            }
        }

        var help: String {
            switch self {
            case .webhooks: "Webhooks by what they were answered."
            case .messages: "Messages acknowledged: kept for the first time, or repeated."
            case .decisions: "Messages of the inbox by what became of them."
            case .alarms: "Alarms that went off."
            case .attempts: "Attempts to deliver a message by what became of it."
            case .commits: "Probes whether the store can commit."
            }
        }
    }

    /// How long something took.
    package enum Clock: String, CaseIterable, Sendable {
        case acknowledging = "gatehouse_acknowledgement_seconds"
        case deciding = "gatehouse_decision_seconds"
        case sending = "gatehouse_attempt_seconds"
        case committing = "gatehouse_commit_probe_seconds"

        var help: String {
            switch self {
            case .acknowledging: "From a webhook's last byte to its answer, its message being on the disk."
            case .deciding: "Understanding one message and deciding what follows."
            case .sending: "One attempt to deliver a message."
            case .committing: "One small commit, synced."
            }
        }
    }

    /// In seconds.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    struct Histogram: Sendable {
        /// One more than there are bounds.
        var counts = [Int](repeating: 0, count: Meters.bounds.count + 1)
        var sum = 0.0
    }

    private struct Key: Hashable {
        let counter: Counter
        let labels: [String]
    }

    private let counts = Mutex<[Key: Int]>([:])
    private let clocks = Mutex<[Clock: Histogram]>([:])

    package init() {}

    /// - Parameter labels: as many as the counter has.
    package func count(_ counter: Counter, _ labels: String..., by number: Int = 1) {
        counts.withLock { $0[Key(counter: counter, labels: labels), default: 0] += number }
    }

    package func note(_ clock: Clock, _ duration: Duration) {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        let index = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        clocks.withLock { clocks in
            clocks[clock, default: Histogram()].counts[index] += 1
            clocks[clock, default: Histogram()].sum += seconds
        }
    }

    /// What stands now, in a steady order.
    func values(of counter: Counter) -> [(labels: [String], value: Int)] {
        counts.withLock { counts in
            counts.filter { $0.key.counter == counter }.map { (labels: $0.key.labels, value: $0.value) }
        }.sorted { $0.labels.lexicographicallyPrecedes($1.labels) }
    }

    func histogram(of clock: Clock) -> Histogram { clocks.withLock { $0[clock] ?? Histogram() } }
}
