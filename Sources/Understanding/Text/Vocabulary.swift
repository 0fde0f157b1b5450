/// The words of a language by their number in the automaton: what each means, and which are heard inside which.
struct Vocabulary: Sendable {
    struct Meaning: Sendable {
        let cue: Int32
        /// Which entry of the lexicon told it.
        let entry: Int32
    }

    /// The meanings of all words one after the other, and where each word's begin; one more, for the end.
    private var meanings: [Meaning] = []
    private var firstMeaning: [Int32] = [0]
    private var kinds: [Kinds] = []

    /// What kinds a word's cues are of.
    private struct Kinds: OptionSet {
        let rawValue: UInt8
        static let thing = Kinds(rawValue: 1)
        static let trouble = Kinds(rawValue: 2)
        static let scope = Kinds(rawValue: 4)
        /// Stands behind a number.
        static let counts = Kinds(rawValue: 8)
        static let mask = Kinds(rawValue: 16)
        /// What people want, say of a job done, answer.
        static let talk = Kinds(rawValue: 32)
        /// Has a meaning that is not aside.
        static let plain = Kinds(rawValue: 64)
        static let ground = Kinds(rawValue: 128)
    }

    /// One entry of a lexicon, in the order of scalars and then of entries.
    private struct Told: Comparable {
        let word: [UInt32]
        let meaning: Meaning
        /// The first three scalars: what most comparisons are decided by.
        let opening: UInt64

        init(word: [UInt32], meaning: Meaning) {
            self.word = word
            self.meaning = meaning
            var opening: UInt64 = 0
            for place in 0..<3 { opening = opening << 21 | UInt64(place < word.count ? word[place] : 0) }
            self.opening = opening
        }

        static func == (one: Told, other: Told) -> Bool { one.meaning.entry == other.meaning.entry }

        static func < (one: Told, other: Told) -> Bool {
            if one.opening != other.opening { return one.opening < other.opening }
            if one.word == other.word { return one.meaning.entry < other.meaning.entry }
            return one.word.lexicographicallyPrecedes(other.word)
        }
    }

    /// The vocabulary of a lexicon, and its words as the automaton is to number them.
    static func of(
        _ entries: [Lexicon.Entry], names: CueNames, normaliser: Normaliser
    ) -> (Vocabulary, words: [[UInt32]]) {
        var told: [Told] = []
        told.reserveCapacity(entries.count)
        for (index, entry) in entries.enumerated() {
            guard let cue = names.number(entry.cue) else { continue }
            let word = normaliser.normalise(entry.word).scalars
            if !word.isEmpty { told.append(Told(word: word, meaning: Meaning(cue: Int32(cue), entry: Int32(index)))) }
        }
        // Sorted, because to find twins among neighbours takes less than to look each word up.
        told.sort()
        var vocabulary = Vocabulary()
        var words: [[UInt32]] = []
        words.reserveCapacity(told.count)
        let kinds = names.names.map(kind)
        for one in told {
            if words.last == one.word {
                // Two spellings that slips bring to one word are one.
                if !vocabulary.lastMeans(one.meaning.cue) { vocabulary.add(one.meaning, of: kinds) }
            } else {
                words.append(one.word)
                vocabulary.kinds.append([])
                vocabulary.firstMeaning.append(Int32(vocabulary.meanings.count))
                vocabulary.add(one.meaning, of: kinds)
            }
        }
        return (vocabulary, words)
    }

    private func lastMeans(_ cue: Int32) -> Bool {
        meanings[Int(firstMeaning[firstMeaning.count - 2])...].contains { $0.cue == cue }
    }

    /// Gives the last word one more meaning.
    private mutating func add(_ meaning: Meaning, of ofCue: [Kinds]) {
        meanings.append(meaning)
        firstMeaning[firstMeaning.count - 1] = Int32(meanings.count)
        kinds[kinds.count - 1].formUnion(ofCue[Int(meaning.cue)])
    }

    private static func kind(of name: String) -> Kinds {
        var kinds: Kinds =
            switch CueName.Kind(name) {
            case .thing: .thing
            case .trouble: .trouble
            case .scope: .scope
            case .ground: .ground
            case .mask: .mask
            case .other: .talk
            case .aside: []
            }
        if CueName.Kind(name) != .aside { kinds.insert(.plain) }
        if Sense(cue: name)?.counts == true { kinds.insert(.counts) }
        return kinds
    }

    /// What the words mean, word for word.
    func hits(of words: [Automaton.Match]) -> [Hit] {
        var hits: [Hit] = []
        hits.reserveCapacity(words.count * 2)
        for word in words {
            for index in firstMeaning[word.word]..<firstMeaning[word.word + 1] {
                let meaning = meanings[Int(index)]
                hits.append(
                    Hit(cue: Int(meaning.cue), start: word.start, end: word.end, entry: Int(meaning.entry)))
            }
        }
        return hits
    }

    /// What is left of the words found, in the order of the text.
    ///
    /// The longest word wins: the 漏电 of 漏电保护器 is not heard, the 没 of 没电 neither. But things are heard inside
    /// whatever names them, troubles inside what is said about them (坏了 in 又坏了), and 楼 behind a number. Words that
    /// only overlap both stay.
    func heard(_ matches: [Automaton.Match], in text: [UInt32]) -> [Automaton.Match] {
        var kept: [Automaton.Match] = []
        kept.reserveCapacity(matches.count)
        var outer: Automaton.Match?
        for match in Self.byStart(matches) {
            guard kinds[match.word].contains(.plain) else {
                kept.append(match)
                continue
            }
            if let around = outer, match.end <= around.end, match.start > around.start || match.end < around.end {
                if isHeard(match, inside: around, in: text) { kept.append(match) }
                continue
            }
            kept.append(match)
            if match.end > outer?.end ?? -1 { outer = match }
        }
        return kept
    }

    /// By start, the longest first. They come by end, so that each has but a few places to go.
    private static func byStart(_ matches: [Automaton.Match]) -> [Automaton.Match] {
        var sorted = matches
        for index in sorted.indices.dropFirst() {
            let match = sorted[index]
            var place = index
            while place > 0, stands(match, before: sorted[place - 1]) {
                sorted[place] = sorted[place - 1]
                place -= 1
            }
            sorted[place] = match
        }
        return sorted
    }

    private static func stands(_ one: Automaton.Match, before other: Automaton.Match) -> Bool {
        if one.start != other.start { return one.start < other.start }
        return one.end != other.end ? one.end > other.end : one.word < other.word
    }

    private func isHeard(_ match: Automaton.Match, inside around: Automaton.Match, in text: [UInt32]) -> Bool {
        let kinds = self.kinds[match.word]
        if kinds.contains(.counts), match.start > 0 {
            let before = text[match.start - 1]
            if Scalars.isDigit(before) || Number.numeral(before) != nil { return true }
        }
        guard match.end - match.start >= 2 else { return false }
        let outer = self.kinds[around.word].subtracting(.plain)
        if kinds.contains(.thing) || kinds.contains(.ground) || outer == .ground { return true }
        // 修好了 said of what is over is also what staff say of a job done.
        if kinds.contains(.talk), outer == .scope { return true }
        return kinds.contains(.trouble) && outer.isDisjoint(with: [.thing, .scope, .mask])
    }
}
