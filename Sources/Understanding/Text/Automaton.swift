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

    /// A place in the tree of words. All that is asked of one lies together: most states are met but once in a while, and
    /// each look at memory costs more than the work done with it.
    private struct State {
        /// The state of the longest words that may go on where this one's do not; 0 is none.
        var fallback: Int32 = 0
        /// The nearest of itself and its fallbacks where a word ends; 0 is none.
        var ending: Int32 = 0
        /// How many scalars lead to it.
        let depth: Int32
        /// Which of the words end here.
        let own: Range<Int32>
    }

    private let steps: Steps
    private var states: [State]
    /// The words in the order of their scalars.
    private let words: [Int32]

    /// - Parameter lexicon: an empty word is never found.
    init(_ lexicon: [[UInt32]]) {
        let tree = WordTree(lexicon)
        words = tree.words
        steps = Steps(tree)
        states = tree.depths.indices.map { State(depth: tree.depths[$0], own: tree.own[$0]) }
        for state in states.indices.dropFirst() {
            let parent = Int(tree.parents[state])
            if parent != 0 {
                let from = Int(states[parent].fallback)
                let next = step(from: from, with: tree.scalars[state], after: tree.scalars[parent])
                states[state].fallback = Int32(next)
            }
            states[state].ending =
                states[state].own.isEmpty ? states[Int(states[state].fallback)].ending : Int32(state)
        }
    }

    /// Every word in the text, by its end, the longest first. A word in Latin letters or digits must stand alone; a plural
    /// s is let pass.
    func matches(in text: [UInt32]) -> [Match] {
        var found: [Match] = []
        found.reserveCapacity(min(text.count, 64))
        var state = 0
        var before: UInt32 = 0
        for position in text.indices {
            let scalar = text[position]
            state = step(from: state, with: scalar, after: before)
            before = scalar
            var end = Int(states[state].ending)
            guard end != 0, isEnd(of: text, at: position + 1) else { continue }
            while end != 0 {
                let ending = states[end]
                let start = position + 1 - Int(ending.depth)
                for index in ending.own {
                    found.append(Match(word: Int(words[Int(index)]), start: start, end: position + 1))
                }
                end = Int(states[Int(ending.fallback)].ending)
            }
        }
        return found
    }

    /// Whether a word may end here.
    private func isEnd(of text: [UInt32], at position: Int) -> Bool {
        position == text.count || !Self.joins(text[position - 1], text[position]) || Self.isPlural(text, at: position)
    }

    /// The state of the longest words that may go on with a scalar. None begins between two letters or two digits: most
    /// letters of a Latin text take no look at all.
    private func step(from start: Int, with scalar: UInt32, after before: UInt32) -> Int {
        var state = start
        while state != 0 {
            let child = steps.child(of: state, by: scalar)
            if child != 0 { return child }
            state = Int(states[state].fallback)
        }
        return Self.joins(before, scalar) ? 0 : steps.entry(by: scalar)
    }

    /// Two letters or two digits in a row belong to one word.
    private static func joins(_ one: UInt32, _ next: UInt32) -> Bool {
        (Scalars.isLatin(one) && Scalars.isLatin(next)) || (Scalars.isDigit(one) && Scalars.isDigit(next))
    }

    private static func isPlural(_ text: [UInt32], at position: Int) -> Bool {
        text[position] == 0x73 && (position + 1 == text.count || !Scalars.isLatin(text[position + 1]))
    }
}
