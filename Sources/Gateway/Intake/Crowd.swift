import Foundation
import NIOCore
import Synchronization

/// The connections that are open. One more than there may be ends the one that has been waited for longest: callers
/// that only hold a connection cannot keep those out that have something to say.
final class Crowd: Sendable {
    /// The most connections at once.
    static let most = 4096
    /// Descriptors kept for everything else: the store, the courier, files.
    private static let others = 96

    private struct State {
        /// By when they began to be waited for; the oldest first.
        var waiting: [Int: any Channel] = [:]
        var order: [Int] = []
        var next = 0
        var open = 0
    }

    private let state = Mutex(State())
    let most: Int

    /// - Parameter most: nil: as many as the system has descriptors for, and no more than is good.
    init(most: Int? = nil) {
        self.most = most ?? min(Self.most, max(8, raiseDescriptors() - Self.others))
    }

    /// How many there are.
    var open: Int { state.withLock { $0.open } }

    func opened() { state.withLock { $0.open += 1 } }
    func closed() { state.withLock { $0.open -= 1 } }

    /// The next request of a connection is waited for.
    ///
    /// - Returns: for `answer`.
    func wait(for channel: any Channel) -> Int {
        let (place, late) = state.withLock { state in
            let place = state.next
            state.next += 1
            state.waiting[place] = channel
            state.order.append(place)
            guard state.open > most else { return (place, (any Channel)?.none) }
            while let first = state.order.first {
                state.order.removeFirst()
                if let late = state.waiting.removeValue(forKey: first) { return (place, late) }
            }
            return (place, nil)
        }
        late?.close(promise: nil)
        return place
    }

    /// It has come, or will not come any more.
    func answer(_ place: Int) {
        state.withLock { state in
            state.waiting[place] = nil
            // What is left of those that are not waited for any more.
            if state.order.count > 2 * state.waiting.count + 64 {
                state.order = state.order.filter { state.waiting[$0] != nil }
            }
        }
    }
}

/// Lets this process have as many descriptors as the system allows it.
///
/// - Returns: how many.
private func raiseDescriptors() -> Int {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, 16_384))
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return Int(min(limit.rlim_cur, 16_384))
}
