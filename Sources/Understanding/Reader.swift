import Chat
import ServiceDesk

/// One language made ready to read: its normaliser, its automaton, the meaning of its cues, its rules.
struct Reader: Sendable {
    /// A way of writing; which one a language uses is seen from its own words.
    enum Script: Sendable { case han, latin, other }

    let language: Language
    let script: Script
    let names: CueNames
    let rules: CompiledRules
    let scopes: ScopeCues
    private let normaliser: Normaliser
    private let automaton: Automaton
    private let senses: [Sense]
    /// By word of the automaton: its cues, each with the entry that told it.
    private let meanings: [[(cue: Int, entry: Int)]]
    /// By word: what kinds its cues are of, and whether it stands behind a number.
    private let kinds: [Kinds]
    private let sources: [Source]

    private struct Kinds {
        var thing = false
        var trouble = false
        var scope = false
        var counts = false
    }

    private let splitting: Int?
    private let joining: Int?
    private let segmenting: Int?

    init(_ pack: LanguagePack) {
        language = pack.language
        let names = CueNames(pack.lexicon.entries)
        self.names = names
        rules = CompiledRules(pack.rules, names: names)
        scopes = ScopeCues(names)
        let normaliser = Normaliser(characters: pack.lexicon.characters, slips: pack.lexicon.slips)
        self.normaliser = normaliser
        senses = names.names.map { Sense(cue: $0) ?? .plain }
        let entries = pack.lexicon.written
        sources = entries.map(\.source)

        var words: [[UInt32]] = []
        var numbers: [[UInt32]: Int] = [:]
        var meanings: [[(cue: Int, entry: Int)]] = []
        for (index, entry) in entries.enumerated() {
            let word = normaliser.normalise(entry.word).scalars
            guard !word.isEmpty, let cue = names.number(entry.cue) else { continue }
            let number = numbers[word] ?? words.count
            if number == words.count {
                numbers[word] = number
                words.append(word)
                meanings.append([])
            }
            meanings[number].append((cue, index))
        }
        automaton = Automaton(words)
        self.meanings = meanings
        let senses = self.senses
        kinds = meanings.map { meanings in
            var kinds = Kinds()
            for meaning in meanings {
                switch CueName.Kind(names.names[meaning.cue]) {
                case .thing: kinds.thing = true
                case .trouble: kinds.trouble = true
                case .scope: kinds.scope = true
                case .other: break
                }
                if senses[meaning.cue].counts { kinds.counts = true }
            }
            return kinds
        }
        splitting = names.number("clause.opens")
        joining = names.number("clause.joins")
        segmenting = names.number("matter.opens")
        script = Self.script(of: words.joined())
    }

    func source(of hit: Hit) -> Source { sources[hit.entry] }

    /// Reads a text: one pass for all words, then numbers and clauses.
    func read(_ original: String) -> Reading {
        let text = normaliser.normalise(original)
        var hits: [Hit] = []
        for match in heard(automaton.matches(in: text.scalars), in: text.scalars) {
            for meaning in meanings[match.word] {
                hits.append(Hit(cue: meaning.cue, start: match.start, end: match.end, entry: meaning.entry))
            }
        }
        var cues = CueSet()
        var numberWords: [(start: Int, end: Int, value: Int)] = []
        for hit in hits {
            cues.insert(hit.cue)
            if case .number(let value) = senses[hit.cue] { numberWords.append((hit.start, hit.end, value)) }
        }
        return Reading(
            original: original, text: text, senses: senses, hits: hits, cues: cues,
            clauses: Reading.clauses(
                of: text.scalars, hits: hits, splitting: splitting, joining: joining, segmenting: segmenting),
            numbers: Number.all(in: text.scalars, words: numberWords))
    }

    /// The longest word wins: the 漏电 of 漏电保护器 is not heard, the 没 of 没电 neither. But things are heard inside
    /// whatever names them, troubles inside what is said about them (坏了 in 又坏了), and 楼 behind a number. Words that
    /// only overlap both stay.
    private func heard(_ matches: [Automaton.Match], in text: [UInt32]) -> [Automaton.Match] {
        let sorted = matches.sorted { ($0.start, $1.end, $0.word) < ($1.start, $0.end, $1.word) }
        var kept: [Automaton.Match] = []
        var outer: Automaton.Match?
        for match in sorted {
            if let around = outer, match.end <= around.end, match.start > around.start || match.end < around.end {
                if isHeard(match, inside: around, in: text) { kept.append(match) }
                continue
            }
            kept.append(match)
            if match.end > outer?.end ?? -1 { outer = match }
        }
        return kept
    }

    private func isHeard(_ match: Automaton.Match, inside around: Automaton.Match, in text: [UInt32]) -> Bool {
        let kinds = self.kinds[match.word]
        if kinds.counts, match.start > 0 {
            let before = text[match.start - 1]
            if Scalars.isDigit(before) || Number.numeral(before) != nil { return true }
        }
        guard match.end - match.start >= 2 else { return false }
        if kinds.thing { return true }
        let outer = self.kinds[around.word]
        return kinds.trouble && !outer.thing && !outer.scope
    }

    static func script(of scalars: some Sequence<UInt32>) -> Script? {
        var han = 0
        var latin = 0
        var other = 0
        for scalar in scalars {
            if Scalars.isHan(scalar) {
                han += 1
            } else if Scalars.isLatin(scalar) {
                latin += 1
            } else if scalar > 0x24F, scalar < 0x2000 || (scalar >= 0x3040 && scalar < 0xE000) {
                other += 1
            }
        }
        if han + latin + other == 0 { return nil }
        if other > han, other > latin { return .other }
        // A Chinese character says about as much as three letters.
        return han * 3 >= latin ? .han : .latin
    }

    private static func script(of scalars: FlattenSequence<[[UInt32]]>) -> Script {
        script(of: Array(scalars)) ?? .other
    }
}
