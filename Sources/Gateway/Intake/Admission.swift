import Synchronization

/// How many webhooks are in hand and how many bytes of theirs: what has no room is told to come again before its body is
/// read, so memory never grows with the crowd.
final class Admission: Sendable {
    /// Webhooks in hand.
    static let most = 4096
    /// Their bodies together, in bytes.
    static let mostBytes = 64 << 20

    private struct State {
        var count = 0
        var bytes = 0
    }

    private let state = Mutex(State())
    private let most: Int
    private let mostBytes: Int

    init(most: Int = Admission.most, mostBytes: Int = Admission.mostBytes) {
        self.most = most
        self.mostBytes = mostBytes
    }

    /// Does the work if there is room for a body of that length; nil: there is none.
    func with<T>(_ bytes: Int, _ work: () async throws -> T) async rethrows -> T? {
        let isIn = state.withLock { state in
            // One alone always fits.
            guard state.count < most, state.count == 0 || state.bytes + bytes <= mostBytes else { return false }
            state.count += 1
            state.bytes += bytes
            return true
        }
        guard isIn else { return nil }
        defer {
            state.withLock { state in
                state.count -= 1
                state.bytes -= bytes
            }
        }
        return try await work()
    }
}
