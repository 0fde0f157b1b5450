/// A set of cues, as bits.
struct CueSet: Sendable, Equatable {
    /// How many cues a language may have.
    static let capacity = 1024

    fileprivate var bits = SIMD16<UInt64>.zero

    static let none = CueSet()

    init() {}

    init(_ cues: some Sequence<Int>) { for cue in cues { insert(cue) } }

    mutating func insert(_ cue: Int) { bits[cue >> 6] |= 1 << UInt64(cue & 63) }

    func contains(_ cue: Int) -> Bool { bits[cue >> 6] & (1 << UInt64(cue & 63)) != 0 }

    func meets(_ other: CueSet) -> Bool {
        let both = bits & other.bits
        let half = both.lowHalf | both.highHalf
        let quarter = half.lowHalf | half.highHalf
        let eighth = quarter.lowHalf | quarter.highHalf
        return eighth[0] | eighth[1] != 0
    }

    mutating func formUnion(_ other: CueSet) { bits |= other.bits }

    func union(_ other: CueSet) -> CueSet {
        var all = self
        all.formUnion(other)
        return all
    }

    var isEmpty: Bool { bits == .zero }

    var members: [Int] { (0..<Self.capacity).filter(contains) }
}

/// A word of a cue found in a text.
struct Hit: Sendable, Equatable {
    let cue: Int
    let start: Int
    let end: Int
    /// Its number among the lexicon's entries, for the trail.
    let entry: Int
}
