/// The steps of a word tree: from the root by a table, from every other state by a hash table with open addressing.
struct Steps: Sendable {
    /// From the root, by scalar of the basic plane; the rest is in the hash table.
    private var first: [Int32]
    /// State, scalar and child in 21, 21 and 22 bits; 0 is free.
    private var slots: [UInt64]
    private let mask: Int

    /// How many states there may be; more words than any language has.
    private static let most = 1 << 21

    init(_ tree: WordTree) {
        precondition(tree.scalars.count < Self.most, "a lexicon of more than two million states")
        var size = 1024
        // At most three fifths full.
        while size * 3 < tree.scalars.count * 5 { size *= 2 }
        first = Array(repeating: 0, count: 0x10000)
        slots = Array(repeating: 0, count: size)
        mask = size - 1
        for state in tree.scalars.indices.dropFirst() {
            let (parent, scalar) = (Int(tree.parents[state]), tree.scalars[state])
            if parent == 0, scalar < 0x10000 {
                first[Int(scalar)] = Int32(state)
                continue
            }
            let key = Self.key(parent, scalar)
            var slot = place(of: key)
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = key << 22 | UInt64(state)
        }
    }

    /// 0 where no word begins so.
    func entry(by scalar: UInt32) -> Int { scalar < 0x10000 ? Int(first[Int(scalar)]) : child(of: 0, by: scalar) }

    /// 0 where no word goes on so.
    func child(of state: Int, by scalar: UInt32) -> Int {
        let key = Self.key(state, scalar)
        var slot = place(of: key)
        while slots[slot] != 0 {
            if slots[slot] >> 22 == key { return Int(slots[slot] & 0x3F_FFFF) }
            slot = (slot + 1) & mask
        }
        return 0
    }

    private static func key(_ state: Int, _ scalar: UInt32) -> UInt64 { UInt64(state) << 21 | UInt64(scalar) }

    /// Fibonacci hashing: the high bits of a product with the golden ratio.
    private func place(of key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask }
}
