import CCurl
import Synchronization

/// What tasks ask of the courier's thread, and how they wake it.
///
/// Sendable because the lock guards the state, and the multi handle is used here only for `curl_multi_wakeup`, which
/// libcurl allows from any thread, and only under the lock, while the handle still exists.
final class Mailbox: @unchecked Sendable {
    enum Order {
        case start(Transfer)
        case cancel(Transfer)
    }

    private struct State {
        var orders: [Order] = []
        /// Calls accepted and not finished.
        var calls = 0
        var closeBy: ContinuousClock.Instant?
        var hasEnded = false
        var waitingForEnd: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let multi: UnsafeMutableRawPointer
    private let room: Int

    init(multi: UnsafeMutableRawPointer, room: Int) {
        self.multi = multi
        self.room = room
    }

    /// - Returns: why the call is not taken, or nil when it is.
    func start(_ transfer: Transfer) -> CourierFault.Kind? {
        state.withLock { state in
            guard state.closeBy == nil else { return .closed }
            guard state.calls < room else { return .busy }
            state.calls += 1
            post(.start(transfer), to: &state)
            return nil
        }
    }

    /// Does nothing to a call that is finished or was never taken.
    func cancel(_ transfer: Transfer) {
        state.withLock { state in
            if !state.hasEnded { post(.cancel(transfer), to: &state) }
        }
    }

    /// The first of several deadlines counts.
    func close(by deadline: ContinuousClock.Instant) {
        state.withLock { state in
            guard !state.hasEnded else { return }
            state.closeBy = min(state.closeBy ?? deadline, deadline)
            curl_multi_wakeup(multi)
        }
    }

    func whenEnded(_ continuation: CheckedContinuation<Void, Never>) {
        let hasEnded = state.withLock { state in
            if !state.hasEnded { state.waitingForEnd.append(continuation) }
            return state.hasEnded
        }
        if hasEnded { continuation.resume() }
    }

    // MARK: - For the courier's thread

    func take() -> (orders: [Order], closeBy: ContinuousClock.Instant?) {
        state.withLock { state in
            defer { state.orders = [] }
            return (state.orders, state.closeBy)
        }
    }

    func oneFinished() {
        state.withLock { $0.calls -= 1 }
    }

    /// The thread's last word, after which nobody touches the multi handle.
    func end() {
        let waiting = state.withLock { state in
            state.hasEnded = true
            curl_multi_cleanup(multi)
            defer { state.waitingForEnd = [] }
            return state.waitingForEnd
        }
        for continuation in waiting { continuation.resume() }
    }

    private func post(_ order: Order, to state: inout State) {
        state.orders.append(order)
        // Whoever posted the first one has woken the thread; it will take all of them.
        if state.orders.count == 1 { curl_multi_wakeup(multi) }
    }
}
