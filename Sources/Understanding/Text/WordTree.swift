/// The words of a lexicon as a tree of states, numbered breadth first from the root, 0.
struct WordTree {
    /// By state, the scalar that leads to it and the state it comes from; of the root none.
    private(set) var scalars: [UInt32] = [0]
    private(set) var parents: [Int32] = [0]
    /// By state, how many scalars lead to it.
    private(set) var depths: [Int32] = [0]
    /// The words by their number, in the order of their scalars, and by state, which of these end here.
    let words: [Int32]
    private(set) var own: [Range<Int32>] = [0..<0]

    /// - Parameter lexicon: an empty word has no state.
    init(_ lexicon: [[UInt32]]) {
        let order = lexicon.indices.filter { !lexicon[$0].isEmpty }
            .sorted { lexicon[$0] == lexicon[$1] ? $0 < $1 : lexicon[$0].lexicographicallyPrecedes(lexicon[$1]) }
        words = order.map { Int32($0) }
        // Each state stands for the run of sorted words that begin alike.
        var runs = [order.startIndex..<order.endIndex]
        var state = 0
        while state < runs.count {
            let depth = Int(depths[state])
            let end = runs[state].upperBound
            var position = runs[state].lowerBound
            while position < end, lexicon[order[position]].count == depth { position += 1 }
            own[state] = Int32(runs[state].lowerBound)..<Int32(position)
            while position < end {
                let scalar = lexicon[order[position]][depth]
                let first = position
                while position < end, lexicon[order[position]][depth] == scalar { position += 1 }
                scalars.append(scalar)
                parents.append(Int32(state))
                depths.append(Int32(depth + 1))
                own.append(0..<0)
                runs.append(first..<position)
            }
            state += 1
        }
    }
}
