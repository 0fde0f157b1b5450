/// The event streams that are open, each woken when there may be something new for it.
///
/// Nothing is queued for a stream: it reads the transcript at its own pace, so a slow page costs no memory.
struct Watchers {
    /// A stream whose page is gone is noticed at its second keep-alive, so some slots are always stale.
    static let most = 128

    private var open: [Int: AsyncStream<Void>.Continuation] = [:]
    private var next = 0
    private var isClosed = false

    mutating func add() throws(Refusal) -> (id: Int, wakes: AsyncStream<Void>) {
        guard !isClosed else { throw .closing }
        guard open.count < Self.most else { throw .crowded }
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        next += 1
        open[next] = wake
        return (next, wakes)
    }

    mutating func remove(_ id: Int) {
        open.removeValue(forKey: id)?.finish()
    }

    func wake() {
        for wake in open.values { wake.yield() }
    }

    mutating func close() {
        isClosed = true
        for wake in open.values { wake.finish() }
        open = [:]
    }
}
