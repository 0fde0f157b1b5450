/// The calls to one host: some under way, the others waiting in order.
struct Line {
    var underWay = 0
    private var waiting: [Transfer] = []
    private var taken = 0

    mutating func append(_ transfer: Transfer) {
        waiting.append(transfer)
    }

    /// The next one that still wants to go; those given up while waiting are passed over.
    mutating func next() -> Transfer? {
        while taken < waiting.count {
            let transfer = waiting[taken]
            taken += 1
            if taken > 64, taken > waiting.count / 2 {
                waiting.removeFirst(taken)
                taken = 0
            }
            if transfer.phase == .waiting { return transfer }
        }
        waiting.removeAll()
        taken = 0
        return nil
    }
}
