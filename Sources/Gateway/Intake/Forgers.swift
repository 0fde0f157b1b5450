import Synchronization

/// Addresses that sent webhooks whose origin they could not prove: beyond so many they are not listened to for a while.
final class Forgers: Sendable {
    /// Failures of one address within `span`.
    static let most = 60
    static let span = Duration.seconds(60)
    /// Addresses remembered; the one that failed longest ago is forgotten first.
    private static let addresses = 4096

    private struct Record {
        var since: ContinuousClock.Instant
        var failures: Int
    }

    private let records = Mutex<[String: Record]>([:])

    /// How long an address is not listened to any more; nil: it is.
    func silence(of address: String, at now: ContinuousClock.Instant = .now) -> Duration? {
        records.withLock { records in
            guard let record = records[address], record.failures >= Self.most else { return nil }
            let left = record.since + Self.span - now
            return left > .zero ? left : nil
        }
    }

    func note(_ address: String, at now: ContinuousClock.Instant = .now) {
        records.withLock { records in
            if let record = records[address], now - record.since < Self.span {
                records[address]?.failures += 1
                return
            }
            if records.count >= Self.addresses {
                records = records.filter { now - $0.value.since < Self.span }
                if records.count >= Self.addresses, let oldest = records.min(by: { $0.value.since < $1.value.since }) {
                    records[oldest.key] = nil
                }
            }
            records[address] = Record(since: now, failures: 1)
        }
    }
}
