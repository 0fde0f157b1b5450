/// Finds every word of a lexicon in one pass over a text: Aho and Corasick's automaton over Unicode scalars.
///
/// Edges are kept as sorted runs in one array, so that ten times the words cost ten times the memory and hardly any time.
struct Automaton: Sendable {
    /// A word found: its number in the lexicon, and where it ends and how long it is.
    struct Match: Equatable {
        let word: Int
        let start: Int
        let end: Int
    }

    private struct Edge {
        let scalar: UInt32
        let state: Int32
    }

    private var edges: [Edge] = []
    private var firstEdge: [Int32] = []
    private var fallback: [Int32] = []
    private var words: [Int32] = []
    private var firstWord: [Int32] = []
    private var lengths: [Int32]
    /// From the start state, by scalar of the basic plane: most steps of most texts.
    private var entry: [Int32]

    init(_ lexicon: [[UInt32]]) {
        lengths = lexicon.map { Int32($0.count) }
        entry = Array(repeating: 0, count: 0x10000)

        var children: [[UInt32: Int32]] = [[:]]
        var own: [[Int32]] = [[]]
        for (number, word) in lexicon.enumerated() where !word.isEmpty {
            var state = 0
            for scalar in word {
                if let next = children[state][scalar] {
                    state = Int(next)
                } else {
                    children.append([:])
                    own.append([])
                    children[state][scalar] = Int32(children.count - 1)
                    state = children.count - 1
                }
            }
            own[state].append(Int32(number))
        }

        fallback = Array(repeating: 0, count: children.count)
        var queue = children[0].values.sorted().map(Int.init)
        var next = 0
        while next < queue.count {
            let state = queue[next]
            next += 1
            own[state] += own[Int(fallback[state])]
            for (scalar, child) in children[state].sorted(by: { $0.key < $1.key }) {
                var back = Int(fallback[state])
                while back != 0, children[back][scalar] == nil { back = Int(fallback[back]) }
                fallback[Int(child)] = children[back][scalar] ?? 0
                queue.append(Int(child))
            }
        }

        for state in children.indices {
            firstEdge.append(Int32(edges.count))
            firstWord.append(Int32(words.count))
            edges += children[state].sorted { $0.key < $1.key }.map { Edge(scalar: $0.key, state: $0.value) }
            words += own[state]
        }
        firstEdge.append(Int32(edges.count))
        firstWord.append(Int32(words.count))
        for (scalar, child) in children[0] where scalar < 0x10000 { entry[Int(scalar)] = child }
    }

    /// Every word in the text, by its end. A word in Latin letters or digits must stand alone; a plural s is let pass.
    func matches(in text: [UInt32]) -> [Match] {
        var found: [Match] = []
        var state = 0
        text.withUnsafeBufferPointer { text in
            for position in 0..<text.count {
                let scalar = text[position]
                state = step(from: state, with: scalar)
                if state == 0 { continue }
                for index in Int(firstWord[state])..<Int(firstWord[state + 1]) {
                    let word = Int(words[index])
                    let start = position + 1 - Int(lengths[word])
                    if start > 0, Self.joins(text[start - 1], text[start]) { continue }
                    if position + 1 < text.count, Self.joins(scalar, text[position + 1]),
                        !Self.isPlural(text, at: position + 1)
                    {
                        continue
                    }
                    found.append(Match(word: word, start: start, end: position + 1))
                }
            }
        }
        return found
    }

    private func step(from start: Int, with scalar: UInt32) -> Int {
        var state = start
        while state != 0 {
            var low = Int(firstEdge[state])
            var high = Int(firstEdge[state + 1])
            while low < high {
                let middle = (low + high) / 2
                if edges[middle].scalar < scalar { low = middle + 1 } else { high = middle }
            }
            if low < Int(firstEdge[state + 1]), edges[low].scalar == scalar { return Int(edges[low].state) }
            state = Int(fallback[state])
        }
        if scalar < 0x10000 { return Int(entry[Int(scalar)]) }
        for edge in edges[Int(firstEdge[0])..<Int(firstEdge[1])] where edge.scalar == scalar { return Int(edge.state) }
        return 0
    }

    /// Two letters or two digits in a row belong to one word.
    private static func joins(_ one: UInt32, _ next: UInt32) -> Bool {
        (Scalars.isLatin(one) && Scalars.isLatin(next)) || (Scalars.isDigit(one) && Scalars.isDigit(next))
    }

    private static func isPlural(_ text: UnsafeBufferPointer<UInt32>, at position: Int) -> Bool {
        text[position] == 0x73 && (position + 1 == text.count || !Scalars.isLatin(text[position + 1]))
    }
}
