import Chat
import Foundation
import ServiceDesk

/// A message as read: its normal form with every cue found, cut into clauses, numbers picked out.
final class Reading {
    /// Words that belong together: what stands between stops, or between blanks in Chinese.
    struct Clause {
        let start: Int
        let end: Int
        /// Clauses of one segment tell of one matter.
        let segment: Int
        /// Goes on from the clause before it, by a word like "and".
        let isJoined: Bool
        var cues: CueSet
    }

    let original: String
    let text: NormalText
    /// By cue.
    let senses: [Sense]
    /// In the order of the text; a word inside a longer one is left out.
    let hits: [Hit]
    let cues: CueSet
    /// What families of cues with a sense the hits are of: what there is for recognisers to look at.
    let families: Sense.Families
    let clauses: [Clause]
    /// Runs of clauses that tell of one matter.
    let segments: [Range<Int>]
    let numbers: [Number]
    /// By place in the text, the first hit that starts there or later: recognisers ask for it at every turn.
    private let firstHits: [Int32]

    init(
        original: String, text: NormalText, senses: [Sense], hits: [Hit], cues: CueSet, families: Sense.Families,
        clauses: [Clause], numbers: [Number]
    ) {
        self.original = original
        self.text = text
        self.senses = senses
        self.hits = hits
        self.cues = cues
        self.families = families
        self.clauses = clauses
        self.numbers = numbers
        var firstHits: [Int32] = []
        firstHits.reserveCapacity(text.scalars.count)
        var next = 0
        for position in text.scalars.indices {
            while next < hits.count, hits[next].start < position { next += 1 }
            firstHits.append(Int32(next))
        }
        self.firstHits = firstHits
        var segments: [Range<Int>] = []
        for (index, clause) in clauses.enumerated() {
            if index > 0, clause.segment == clauses[index - 1].segment {
                segments[segments.count - 1] = segments[segments.count - 1].lowerBound..<index + 1
            } else {
                segments.append(index..<index + 1)
            }
        }
        self.segments = segments
    }

    var scalars: [UInt32] { text.scalars }

    /// Whether a recogniser of times has anything to look at.
    var mayTellTimes: Bool { !numbers.isEmpty || families.contains(.times) }

    /// Whether a recogniser of people has anything to look at.
    var mayNamePeople: Bool { families.contains(.people) || scalars.contains(0x40) }

    func sense(of hit: Hit) -> Sense { senses[hit.cue] }

    /// The clause a place in the text is in, or the last one before it.
    func clause(at position: Int) -> Int {
        var low = 0
        var high = clauses.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if clauses[middle].start <= position { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// All hits, or those of one segment; what stands between two segments belongs to the one before.
    func hits(inSegment segment: Int?) -> ArraySlice<Hit> {
        guard let segment, segments.count > 1 else { return hits[...] }
        let start = segment == 0 ? 0 : firstHit(from: clauses[segments[segment].lowerBound].start)
        let next = segment + 1
        let end = next < segments.count ? firstHit(from: clauses[segments[next].lowerBound].start) : hits.count
        return hits[start..<max(start, end)]
    }

    /// Hits that touch a place in the text on its right side, letting one blank pass.
    func hits(startingAt position: Int, blanks: Int = 1) -> ArraySlice<Hit> {
        let first = firstHit(from: position)
        guard first < hits.count else { return hits[first..<first] }
        let furthest = scalars[position] == Scalars.space ? position + blanks : position
        var end = first
        while end < hits.count, hits[end].start <= furthest { end += 1 }
        return hits[first..<end]
    }

    /// Hits that touch a place in the text on its left side, letting one blank pass; in the order of the text.
    func hits(endingAt position: Int, blanks: Int = 1) -> HitsBefore {
        guard position > 0, position <= scalars.count else { return HitsBefore(hits, endings.order[..<0]) }
        // No word ends with a blank, so that only one of the two places can have any.
        let end = blanks > 0 && scalars[position - 1] == Scalars.space ? position - 1 : position
        return HitsBefore(hits, endings.order[Int(endings.first[end])..<Int(endings.first[end + 1])])
    }

    func isBlank(_ range: Range<Int>) -> Bool { range.allSatisfy { scalars[$0] == Scalars.space } }

    /// The first hit that starts here or later.
    func firstHit(from position: Int) -> Int {
        if position <= 0 { return 0 }
        return position < firstHits.count ? Int(firstHits[position]) : hits.count
    }

    /// The hits by where they end, and by place where those that end there begin; sorted by counting.
    private lazy var endings: (order: [Int32], first: [Int32]) = {
        var first = [Int32](repeating: 0, count: scalars.count + 2)
        for hit in hits { first[hit.end + 1] += 1 }
        for place in first.indices.dropFirst() { first[place] += first[place - 1] }
        var free = first
        var order = [Int32](repeating: 0, count: hits.count)
        for (index, hit) in hits.enumerated() {
            order[Int(free[hit.end])] = Int32(index)
            free[hit.end] += 1
        }
        return (order, first)
    }()
}

/// Hits picked out by their numbers.
struct HitsBefore: Sequence, IteratorProtocol {
    private let hits: [Hit]
    private var left: ArraySlice<Int32>

    init(_ hits: [Hit], _ picked: ArraySlice<Int32>) {
        self.hits = hits
        left = picked
    }

    mutating func next() -> Hit? { left.popFirst().map { hits[Int($0)] } }
}
