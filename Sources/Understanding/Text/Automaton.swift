/// Finds every word of a lexicon in one pass over a text: Aho and Corasick's automaton over Unicode scalars.
///
/// States are numbered breadth first. The steps from all states but the first are in one hash table, so that a step is one
/// look whatever the size of the lexicon.
struct Automaton: Sendable {
    /// A word found: its number in the lexicon, and where it starts and ends.
    struct Match: Equatable {
        let word: Int
        let start: Int
        let end: Int
    }

    private var steps: Steps
    private var fallback: [Int32]
    /// The words in the order of their scalars, and by state, which of these end here.
    private let words: [Int32]
    private let own: [Range<Int32>]
    /// By state, how many scalars lead to it.
    private let depths: [Int32]
    /// By state, the nearest of itself and its fallbacks where a word ends; 0 is none.
    private var ending: [Int32]

    /// - Parameter lexicon: an empty word is never found.
    init(_ lexicon: [[UInt32]]) {
        let tree = WordTree(lexicon)
        words = tree.words
        own = tree.own
        depths = tree.depths
        steps = Steps(tree)
        fallback = Array(repeating: 0, count: depths.count)
        ending = fallback
        for state in depths.indices.dropFirst() {
            let parent = Int(tree.parents[state])
            if parent != 0 { fallback[state] = Int32(step(from: Int(fallback[parent]), with: tree.scalars[state])) }
            ending[state] = own[state].isEmpty ? ending[Int(fallback[state])] : Int32(state)
        }
    }

    /// Every word in the text, by its end, the longest first. A word in Latin letters or digits must stand alone; a plural
    /// s is let pass.
    func matches(in text: [UInt32]) -> [Match] {
        var found: [Match] = []
        found.reserveCapacity(min(text.count, 64))
        var state = 0
        for position in text.indices {
            let scalar = text[position]
            state = step(from: state, with: scalar)
            var end = Int(ending[state])
            while end != 0 {
                let own = self.own[end]
                let start = position + 1 - Int(depths[end])
                if stands(start..<position + 1, in: text) {
                    for index in own {
                        found.append(Match(word: Int(words[Int(index)]), start: start, end: position + 1))
                    }
                }
                end = Int(ending[Int(fallback[end])])
            }
        }
        return found
    }

    private func stands(_ range: Range<Int>, in text: [UInt32]) -> Bool {
        if range.lowerBound > 0, Self.joins(text[range.lowerBound - 1], text[range.lowerBound]) { return false }
        return range.upperBound == text.count || !Self.joins(text[range.upperBound - 1], text[range.upperBound])
            || Self.isPlural(text, at: range.upperBound)
    }

    private func step(from start: Int, with scalar: UInt32) -> Int {
        var state = start
        while state != 0 {
            let child = steps.child(of: state, by: scalar)
            if child != 0 { return child }
            state = Int(fallback[state])
        }
        return steps.entry(by: scalar)
    }

    /// Two letters or two digits in a row belong to one word.
    private static func joins(_ one: UInt32, _ next: UInt32) -> Bool {
        (Scalars.isLatin(one) && Scalars.isLatin(next)) || (Scalars.isDigit(one) && Scalars.isDigit(next))
    }

    private static func isPlural(_ text: [UInt32], at position: Int) -> Bool {
        text[position] == 0x73 && (position + 1 == text.count || !Scalars.isLatin(text[position + 1]))
    }
}
