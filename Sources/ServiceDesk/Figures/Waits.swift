/// How long something took, over many tickets: so many took so many minutes.
///
/// Up to an hour each minute is kept by itself; longer waits are kept to a thirty-second part of themselves, so that a
/// quantile is never more than 3.2 % too low. Sums of two are the same as of all tickets at once.
package struct Waits: Hashable, Sendable {
    /// By the number of the drawer.
    private(set) var drawers: [Int: Int] = [:]

    package init() {}

    init(drawers: [Int: Int]) { self.drawers = drawers }

    /// - Parameter minutes: whole; below 0 counts as 0.
    package mutating func add(minutes: Int) { drawers[Self.drawer(of: max(0, minutes)), default: 0] += 1 }

    package var count: Int { drawers.values.reduce(0, +) }

    /// What so many of a hundred do not exceed, in whole minutes; nil when there is none.
    package func quantile(_ percent: Int) -> Int? {
        let all = count
        guard all > 0 else { return nil }
        var left = max(1, (all * percent + 99) / 100)
        for (drawer, count) in drawers.sorted(by: { $0.key < $1.key }) {
            left -= count
            if left <= 0 { return Self.least(in: drawer) }
        }
        return nil
    }

    static func += (sum: inout Waits, other: Waits) { sum.add(other, 1) }
    static func -= (sum: inout Waits, other: Waits) { sum.add(other, -1) }

    /// A drawer that comes to nothing goes: equal sums are to be equal.
    private mutating func add(_ other: Waits, _ sign: Int) {
        for (drawer, count) in other.drawers {
            let sum = (drawers[drawer] ?? 0) + sign * count
            drawers[drawer] = sum == 0 ? nil : sum
        }
    }

    /// Drawers of one minute each up to here.
    private static let exact = 64
    private static let perDoubling = 32

    static func drawer(of minutes: Int) -> Int {
        guard minutes >= exact else { return minutes }
        let doublings = Int.bitWidth - 1 - minutes.leadingZeroBitCount
        return exact + (doublings - 6) * perDoubling + (minutes >> (doublings - 5)) - perDoubling
    }

    static func least(in drawer: Int) -> Int {
        guard drawer >= exact else { return drawer }
        let (doublings, part) = (drawer - exact).quotientAndRemainder(dividingBy: perDoubling)
        return (perDoubling + part) << (doublings + 1)
    }
}
