import Chat
import Foundation
import ServiceDesk

/// A message as read: its normal form with every cue found, cut into clauses, numbers picked out.
struct Reading {
    /// Words that belong together: what stands between stops, or between blanks in Chinese.
    struct Clause {
        let start: Int
        let end: Int
        /// Clauses of one segment tell of one matter.
        var segment: Int
        /// Goes on from the clause before it, by a word like "and".
        let isJoined: Bool
        var cues: CueSet
    }

    let original: String
    let text: NormalText
    let senses: [Sense]
    /// In the order of the text; a word inside a longer one is left out.
    let hits: [Hit]
    let cues: CueSet
    let clauses: [Clause]
    let numbers: [Number]

    var scalars: [UInt32] { text.scalars }

    func sense(of hit: Hit) -> Sense { senses[hit.cue] }

    func clause(at position: Int) -> Int {
        var low = 0
        var high = clauses.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if clauses[middle].start <= position { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Hits that touch a place in the text on its right side, letting one blank pass.
    func hits(startingAt position: Int, blanks: Int = 1) -> [Hit] {
        var found: [Hit] = []
        var index = firstHit(from: position)
        while index < hits.count, hits[index].start <= position + blanks {
            let gap = hits[index].start - position
            if gap == 0 || scalars[position] == Scalars.space { found.append(hits[index]) }
            index += 1
        }
        return found
    }

    /// Hits that touch a place in the text on its left side, letting one blank pass.
    func hits(endingAt position: Int, blanks: Int = 1) -> [Hit] {
        // No word of a recogniser is longer than this.
        var index = firstHit(from: max(0, position - 24))
        var found: [Hit] = []
        while index < hits.count, hits[index].start < position {
            let gap = position - hits[index].end
            if gap == 0 || (gap > 0 && gap <= blanks && isBlank(hits[index].end..<position)) {
                found.append(hits[index])
            }
            index += 1
        }
        return found
    }

    func isBlank(_ range: Range<Int>) -> Bool { range.allSatisfy { scalars[$0] == Scalars.space } }

    /// The first hit that starts here or later.
    func firstHit(from position: Int) -> Int {
        var low = 0
        var high = hits.count
        while low < high {
            let middle = (low + high) / 2
            if hits[middle].start < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
